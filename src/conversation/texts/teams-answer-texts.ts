import type { Language } from '../../channel/message.ts'

/** What the bot says outside of a conversation: in dialogs, in the search, to guests. */
export const teamsAnswerTexts = {
  it: {
    notServed:
      'Posso aiutare solo chi lavora qui, con il proprio account. Se lavori qui, entra con l’account di lavoro e scrivimi di nuovo.',
    perhapsAgain: 'Forse hai già ricevuto questo messaggio.',
    done: 'Fatto: la risposta è nella conversazione.',
    formSent: 'Ho ricevuto quello che hai scritto.',
    inChat: 'Ti ho risposto nella chat con me.',
    inChatSoon: 'Ci sto lavorando: ti rispondo nella chat con me.',
    tryAgain: 'Ora non ci riesco. Riprova tra qualche minuto, oppure scrivimi nella chat.',
    searchHint: 'Scrivi di che cosa hai bisogno, per esempio «stampanti» o «anagrafe».',
    searchEmpty: 'Non ho trovato una risposta in tempo. Prova con altre parole, oppure scrivimi nella chat.',
  },
  en: {
    notServed:
      'I can only help people who work here, with their own account. If you work here, sign in with your work account and write to me again.',
    perhapsAgain: 'You may have received this message already.',
    done: 'Done: the answer is in the conversation.',
    formSent: 'I have received what you wrote.',
    inChat: 'I have answered in your chat with me.',
    inChatSoon: 'I am working on it: the answer will come in your chat with me.',
    tryAgain: 'I cannot do this right now. Try again in a few minutes, or write to me in the chat.',
    searchHint: 'Write what you need, for example “printers” or “registry office”.',
    searchEmpty: 'I have not found an answer in time. Try other words, or write to me in the chat.',
  },
} as const satisfies Readonly<Record<Language, Readonly<Record<string, string>>>>
