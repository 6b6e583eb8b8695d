import type { Language } from '../../channel/message.ts'

interface FeedbackButton {
  readonly label: string
  readonly typed: string
}

/** What people say of an answer, and what they are told about it. */
export interface FeedbackTexts {
  readonly buttons: {
    readonly useless: FeedbackButton
    readonly tellMe: FeedbackButton
    readonly outdated: FeedbackButton
  }
  /** The answer was of no use: thanks, and what to do next. */
  readonly uselessThanks: string
  /** There is no answer to speak of. */
  readonly noAnswer: string
  /** Where others read along and there is no chat with the bot alone yet. */
  readonly writeAlone: string
  readonly tellMePromise: string
  /** The question is no longer kept: answered since, or not for this bot. */
  readonly tellMeGone: string
  readonly outdatedTitle: string
  readonly outdatedLabel: string
  readonly outdatedHint: string
  readonly outdatedSubmit: string
  readonly outdatedEmpty: string
  readonly outdatedThanks: string
  /** Said to those who wait. `question`: how it was put, without what is personal. */
  nowKnown(question: string): string
  /** Said to whoever reported. */
  reportChanged(entry: string): string
  reportDeclined(entry: string, reason: string): string
}

const italian: FeedbackTexts = {
  buttons: {
    useless: { label: 'Non mi è utile', typed: 'non mi è utile' },
    tellMe: { label: 'Avvisami quando lo sai', typed: 'avvisami quando lo sai' },
    outdated: { label: 'Non è più così', typed: 'non è più così: …' },
  },
  uselessThanks:
    'Grazie, così so che devo migliorare: chi cura le mie informazioni vedrà la domanda, senza il tuo nome. Intanto prova con altre parole, oppure apri una richiesta.',
  noAnswer: 'Non so di quale risposta parli. Fammi di nuovo la domanda e poi dimmelo.',
  writeAlone: 'Dimmelo a tu per tu: apri una chat con me, scrivi «ciao» e poi ripetilo qui o lì.',
  tellMePromise: 'Va bene: appena lo so ti scrivo qui. Non devi fare altro.',
  tellMeGone: 'Nel frattempo qualcosa è cambiato. Prova a farmi di nuovo la domanda.',
  outdatedTitle: 'Che cosa non è più così?',
  outdatedLabel: 'Scrivilo in una riga',
  outdatedHint: 'Per esempio: «l’ufficio si è trasferito al secondo piano». Lo legge chi cura questa voce.',
  outdatedSubmit: 'Segnala',
  outdatedEmpty: 'Basta una riga: che cosa è cambiato?',
  outdatedThanks: 'Grazie! L’ho segnalato a chi cura questa voce. Ti scrivo qui quando viene corretta.',
  nowKnown: (question) => `Mi avevi chiesto di avvisarti: ora lo so. La domanda era: «${question}».`,
  reportChanged: (entry) => `Grazie alla tua segnalazione è stata aggiornata questa voce: ${entry}.`,
  reportDeclined: (entry, reason) =>
    `Ho una risposta sulla tua segnalazione (${entry}). Per ora la voce resta com’è, per questo motivo: ${reason}`,
}

const english: FeedbackTexts = {
  buttons: {
    useless: { label: 'Not helpful', typed: 'not helpful' },
    tellMe: { label: 'Tell me when you know', typed: 'tell me when you know' },
    outdated: { label: 'No longer true', typed: 'no longer true: …' },
  },
  uselessThanks:
    'Thank you: whoever looks after what I know will see the question, without your name. Meanwhile try other words, or open a request.',
  noAnswer: 'I do not know which answer you mean. Ask me again, then tell me.',
  writeAlone: 'Tell me one to one: open a chat with me, write “hello”, then say it again.',
  tellMePromise: 'All right: I will write to you here as soon as I know. There is nothing else to do.',
  tellMeGone: 'Something has changed since. Try asking me again.',
  outdatedTitle: 'What is no longer true?',
  outdatedLabel: 'Say it in one line',
  outdatedHint: 'For example: “the office has moved to the second floor”. Whoever looks after this entry reads it.',
  outdatedSubmit: 'Report',
  outdatedEmpty: 'One line is enough: what has changed?',
  outdatedThanks: 'Thank you! I told whoever looks after this entry. I will write to you here when it is corrected.',
  nowKnown: (question) => `You asked me to tell you: now I know. The question was: “${question}”.`,
  reportChanged: (entry) => `Thanks to your report this entry has been brought up to date: ${entry}.`,
  reportDeclined: (entry, reason) =>
    `Here is an answer to your report (${entry}). The entry stays as it is for now, for this reason: ${reason}`,
}

export function feedbackTexts(language: Language): FeedbackTexts {
  return language === 'en' ? english : italian
}
