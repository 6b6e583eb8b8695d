import type { Language } from '../../channel/message.ts'

interface QuestionButton {
  readonly label: string
  readonly typed: (id: string) => string
}

export type QuestionKind = 'unknown' | 'asked-back' | 'displeased'

/** What whoever keeps entries reads about questions that got no good answer. */
export interface UnansweredTexts {
  lead(groups: number, shown: number): string
  row(id: string, question: string, times: number, kinds: readonly QuestionKind[]): string
  readonly none: string
  readonly notYours: string
  readonly gone: string
  title(id: string): string
  readonly asked: string
  readonly why: string
  readonly newest: string
  readonly otherWays: string
  readonly waiting: string
  times(count: number): string
  readonly kinds: Readonly<Record<QuestionKind, string>>
  readonly next: string
  readonly buttons: {
    readonly show: QuestionButton
    readonly example: QuestionButton
    readonly synonym: QuestionButton
    readonly add: QuestionButton
    readonly ignore: QuestionButton
  }
  readonly list: { readonly label: string; readonly typed: string }
  readonly ignored: string
  readonly addWhat: string
  readonly exampleTitle: string
  readonly exampleEntry: string
  readonly otherEntry: string
  readonly exampleOther: string
  readonly exampleOtherHint: string
  readonly exampleText: string
  readonly exampleTextHint: string
  readonly noEntry: string
  readonly synonymTitle: string
  readonly synonymSaid: string
  readonly synonymSaidHint: string
  readonly synonymKnown: string
  readonly synonymKnownHint: string
  readonly required: string
  readonly submit: string
  /** The change is being tried; what comes of it is said in a moment. */
  readonly checking: string
  readonly knownAlready: string
  readonly notAllowed: string
  /** The base cannot be changed in the chat. */
  readonly byFile: string
}

const italian: UnansweredTexts = {
  lead: (groups, shown) =>
    groups === 1
      ? 'C’è una domanda che aspetta una risposta.'
      : `Le domande che aspettano una risposta sono ${groups}${shown < groups ? `; ecco le ${shown} più chieste` : ', le più chieste per prime'}.`,
  row: (id, question, times, kinds) =>
    `${id}. «${question}» – ${italian.times(times)} (${kinds.map((kind) => italian.kinds[kind]).join(', ')})`,
  none: 'Nessuna domanda aspetta una risposta: per ora so rispondere a tutto quello che mi chiedono.',
  notYours: 'Questo elenco lo vede solo chi cura le informazioni.',
  gone: 'Questa domanda non c’è più: qualcuno se n’è già occupato.',
  title: (id) => `Domanda ${id} senza risposta`,
  asked: 'Quante volte',
  why: 'Perché è qui',
  newest: 'L’ultima volta è stata chiesta così',
  otherWays: 'Altri modi in cui è stata chiesta',
  waiting: 'Chi aspetta la risposta',
  times: (count) => (count === 1 ? 'una volta' : `${count} volte`),
  kinds: { unknown: 'non capita', 'asked-back': 'nessuna scelta andava bene', displeased: 'risposta non utile' },
  next: 'Come la risolviamo?',
  buttons: {
    show: { label: 'Apri', typed: (id) => `senza risposta ${id}` },
    example: { label: 'È in una voce che c’è', typed: (id) => `senza risposta ${id} esempio` },
    synonym: { label: 'È un’altra parola per…', typed: (id) => `senza risposta ${id} sinonimo` },
    add: { label: 'Serve una voce nuova', typed: (id) => `senza risposta ${id} nuova voce` },
    ignore: { label: 'Ignora per sempre', typed: (id) => `senza risposta ${id} ignora` },
  },
  list: { label: 'Domande senza risposta', typed: 'domande senza risposta' },
  ignored: 'Fatto: domande come questa non te le mostro più.',
  addWhat: 'Che voce serve? Il modulo si apre già con la domanda.',
  exampleTitle: 'In quale voce sta la risposta?',
  exampleEntry: 'Voce',
  otherEntry: 'Un’altra (scrivila qui sotto)',
  exampleOther: 'Un’altra voce',
  exampleOtherHint: 'Il nome, o qualche parola: per esempio «biblioteche».',
  exampleText: 'Il nuovo modo di chiederlo',
  exampleTextHint: 'Puoi ritoccarlo: è la frase che imparo a riconoscere.',
  noEntry: 'Non capisco quale voce sia. Scegline una tra quelle trovate, o scrivine il nome intero.',
  synonymTitle: 'Due parole che vogliono dire lo stesso',
  synonymSaid: 'La parola che usano',
  synonymSaidHint: 'Come compare nella domanda.',
  synonymKnown: 'La parola che conosco già',
  synonymKnownHint: 'Per esempio il nome di una voce, o una sua parola chiave.',
  required: 'Manca questa parola.',
  submit: 'Prova',
  checking: 'La provo subito: tra un attimo ti mostro che cosa cambia, poi decidi se salvarla.',
  knownAlready: 'La conosco già così: prova un’altra strada.',
  notAllowed: 'Questa voce non è tra quelle che curi: scegline un’altra, o chiedi a chi amministra.',
  byFile: 'Qui le informazioni si cambiano solo nei file: chiedi a chi li cura.',
}

const english: UnansweredTexts = {
  lead: (groups, shown) =>
    groups === 1
      ? 'One question waits for an answer.'
      : `${groups} questions wait for an answer${shown < groups ? `; these ${shown} are asked most` : ', those asked most first'}.`,
  row: (id, question, times, kinds) =>
    `${id}. “${question}” – ${english.times(times)} (${kinds.map((kind) => english.kinds[kind]).join(', ')})`,
  none: 'No question waits for an answer: for now I can answer all I am asked.',
  notYours: 'Only those who look after the entries see this list.',
  gone: 'This question is no longer there: somebody has dealt with it.',
  title: (id) => `Question ${id} without an answer`,
  asked: 'How often',
  why: 'Why it is here',
  newest: 'Last asked like this',
  otherWays: 'Other ways in which it was asked',
  waiting: 'Waiting for the answer',
  times: (count) => (count === 1 ? 'once' : `${count} times`),
  kinds: { unknown: 'not understood', 'asked-back': 'no choice fitted', displeased: 'answer not helpful' },
  next: 'How do we settle it?',
  buttons: {
    show: { label: 'Open', typed: (id) => `unanswered ${id}` },
    example: { label: 'An entry has it', typed: (id) => `unanswered ${id} example` },
    synonym: { label: 'Another word for…', typed: (id) => `unanswered ${id} synonym` },
    add: { label: 'It needs a new entry', typed: (id) => `unanswered ${id} new entry` },
    ignore: { label: 'Ignore for good', typed: (id) => `unanswered ${id} ignore` },
  },
  list: { label: 'Unanswered questions', typed: 'unanswered questions' },
  ignored: 'Done: I will not show you questions like this one any more.',
  addWhat: 'Which entry does it need? The form opens with the question in it.',
  exampleTitle: 'Which entry has the answer?',
  exampleEntry: 'Entry',
  otherEntry: 'Another one (write it below)',
  exampleOther: 'Another entry',
  exampleOtherHint: 'Its name, or a few words of it: for example “libraries”.',
  exampleText: 'The new way of asking',
  exampleTextHint: 'You may change it: it is the sentence that I learn to recognise.',
  noEntry: 'I cannot tell which entry this is. Choose one of those found, or write its whole name.',
  synonymTitle: 'Two words that mean the same',
  synonymSaid: 'The word they use',
  synonymSaidHint: 'As it stands in the question.',
  synonymKnown: 'The word that I know already',
  synonymKnownHint: 'For example the name of an entry, or one of its keywords.',
  required: 'This word is missing.',
  submit: 'Try',
  checking: 'I am trying it: in a moment you will see what changes, then you decide whether to save it.',
  knownAlready: 'I know it like this already: try another way.',
  notAllowed: 'This entry is not among those you look after: choose another, or ask an administrator.',
  byFile: 'Here the entries are changed in the files only: ask whoever looks after them.',
}

export function unansweredTexts(language: Language): UnansweredTexts {
  return language === 'en' ? english : italian
}
