import type { Language } from '../../channel/message.ts'

/** Sentences of the conversation itself. */
export interface ConversationTexts {
  readonly explanation: string
  readonly noExplanation: string
  /** Said to a button or form that no longer holds. */
  readonly outdated: string
  readonly unitTitle: string
  readonly unitLabel: string
  readonly unitHint: string
  readonly unitSubmit: string
  readonly unitUnknown: string
  unitSet(unit: string): string
  /** The unit was read from the directory of the platform. */
  unitFromProfile(unit: string): string
  readonly thanked: string
  /** Where others read along: the answer is in the conversation with the bot alone. */
  readonly answeredAlone: string
  /** The same, where there is no such conversation yet. */
  readonly writeToMeAlone: string
}

const italian: ConversationTexts = {
  explanation: 'Ecco perché ho risposto così:',
  noExplanation: 'Non ho altro da spiegare sull’ultima risposta. Fammi pure un’altra domanda.',
  outdated: 'Questo pulsante non vale più: nel frattempo qualcosa è cambiato. Scrivimi di nuovo che cosa ti serve.',
  unitTitle: 'In che ufficio lavori?',
  unitLabel: 'Il tuo ufficio',
  unitHint: 'Scrivi qualche lettera e scegli dall’elenco. Lo chiedo una volta sola; puoi cambiarlo quando vuoi.',
  unitSubmit: 'Conferma',
  unitUnknown: 'Non trovo questo ufficio. Scegline uno dall’elenco.',
  unitSet: (unit) => `Fatto: da ora so che lavori qui: ${unit}. Per cambiarlo scrivi «il mio ufficio».`,
  unitFromProfile: (unit) =>
    `Dal tuo profilo leggo che lavori qui: ${unit}. Se non è così, scrivi «il mio ufficio» e scegli quello giusto.`,
  thanked: 'Prego! Se ti serve altro, sono qui: scrivimi quando vuoi.',
  answeredAlone: 'Ti ho risposto nella nostra chat: qui ci leggono anche altri.',
  writeToMeAlone: 'Di richieste parlo solo a tu per tu. Apri una chat con me, scrivi «ciao» e poi ripeti qui o lì.',
}

const english: ConversationTexts = {
  explanation: 'This is why I answered so:',
  noExplanation: 'I have nothing more to explain about the last answer. Feel free to ask something else.',
  outdated: 'This button no longer works: something has changed since. Tell me again what you need.',
  unitTitle: 'Which office do you work in?',
  unitLabel: 'Your office',
  unitHint: 'Type a few letters and choose from the list. I ask only once; you can change it at any time.',
  unitSubmit: 'Confirm',
  unitUnknown: 'I cannot find this office. Choose one from the list.',
  unitSet: (unit) => `Done: I now know that you work here: ${unit}. To change it, write “my office”.`,
  unitFromProfile: (unit) =>
    `Your profile says that you work here: ${unit}. If this is not so, write “my office” and choose the right one.`,
  thanked: 'You are welcome! If you need anything else, write to me at any time.',
  answeredAlone: 'I answered in our own chat: others read along here.',
  writeToMeAlone: 'I speak about requests only one to one. Open a chat with me, write “hello”, then say it again.',
}

export function conversationTexts(language: Language): ConversationTexts {
  return language === 'en' ? english : italian
}
