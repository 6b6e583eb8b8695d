import type { Block, Language } from '../../channel/message.ts'

/** What adapters say themselves: on the frames of what the bot says, and to people whom it does not serve. */
export interface PlatformTexts {
  /** Title of a window that shows an answer; 24 characters. */
  readonly windowTitle: string
  /** On the button that closes a window; 24 characters. */
  readonly close: string
  /** On a closed menu. */
  readonly choose: string
  /** Stands where parts of a message had to be left out. */
  readonly shortened: string
  /** Below a menu that cannot hold all its options. */
  readonly optionsLeftOut: string
  /** Instead of a button that cannot be shown. */
  readonly writeInstead: (label: string, typed: string) => string
  /** Before what can be written instead of several buttons. */
  readonly writeInsteadOf: string
  /** Before a notice, by its tone. */
  readonly tones: Readonly<Record<Extract<Block, { type: 'notice' }>['tone'], string>>
  /** To people who are not served. */
  readonly refusals: Readonly<Record<'guest' | 'outsider', string>>
  /** Below a form that opens in a window. */
  readonly formAsks: (labels: readonly string[]) => string
  /** Before what was refused in a form. */
  readonly toCorrect: string
  /** In an empty field with so many options that they are searched while one types. */
  readonly searchOptions: string
  readonly fieldMissing: string
  readonly choiceMissing: string
}

const italian: PlatformTexts = {
  windowTitle: 'Risposta',
  close: 'Chiudi',
  choose: 'Scegli dalla lista',
  shortened: '… Qui manca una parte: il messaggio era troppo lungo. Se ti serve, chiedimi una cosa per volta.',
  optionsLeftOut: 'L’elenco continua: se non trovi quello che cerchi, scrivimelo.',
  writeInstead: (label, typed) => `${label}: scrivi «${typed}»`,
  writeInsteadOf: 'Puoi anche scrivere:',
  tones: { info: 'Da sapere', warning: 'Attenzione', success: 'Fatto' },
  refusals: {
    guest:
      'Ciao! Posso aiutare solo chi lavora qui, e il tuo è un accesso da ospite. Per quello che ti serve rivolgiti alla persona che ti ha invitato: può chiedermelo lei.',
    outsider:
      'Ciao! Posso aiutare solo chi lavora qui, con il proprio accesso di lavoro. Per quello che ti serve rivolgiti alla persona con cui sei in contatto: può chiedermelo lei.',
  },
  formAsks: (labels) => `Nel modulo trovi: ${labels.join(', ')}.`,
  toCorrect: 'Da correggere',
  searchOptions: 'Scrivi qualche lettera e scegli dall’elenco',
  fieldMissing: 'Questo dato serve: scrivilo per continuare.',
  choiceMissing: 'Scegli una voce per continuare.',
}

const english: PlatformTexts = {
  windowTitle: 'Answer',
  close: 'Close',
  choose: 'Choose from the list',
  shortened: '… A part is missing here: the message was too long. If you need it, ask me one thing at a time.',
  optionsLeftOut: 'The list goes on: if you do not find what you are looking for, write it to me.',
  writeInstead: (label, typed) => `${label}: write “${typed}”`,
  writeInsteadOf: 'You can also write:',
  tones: { info: 'Good to know', warning: 'Attention', success: 'Done' },
  refusals: {
    guest:
      'Hello! I can only help people who work here, and you have signed in as a guest. Please turn to the person who invited you: they can ask me.',
    outsider:
      'Hello! I can only help people who work here, signed in with their work account. Please turn to the person you are in touch with: they can ask me.',
  },
  formAsks: (labels) => `The form asks for: ${labels.join(', ')}.`,
  toCorrect: 'To correct',
  searchOptions: 'Write a few letters and choose from the list',
  fieldMissing: 'This is needed: write it to go on.',
  choiceMissing: 'Choose one to go on.',
}

export const platformTexts: Readonly<Record<Language, PlatformTexts>> = { it: italian, en: english }
