/** How a platform presents the bot to people who have not written to it yet. */
export interface ManifestTexts {
  /** At most 140 characters. */
  readonly description: string
  /** From 175 to 4,000 characters. */
  readonly longDescription: string
  /** What the command does to whoever is about to type it. */
  readonly commandDescription: string
  /** An example of what follows the command. */
  readonly commandHint: string
  /** What one can do with somebody's message: 24 characters for a name, 150 for a description. */
  readonly ask: { readonly name: string; readonly description: string }
  readonly openRequest: { readonly name: string; readonly description: string }
}

/** In Italian: a workspace sees one language. */
export const manifestTexts = (botName: string): ManifestTexts => ({
  description: 'Chi si occupa di che cosa, e aiuto con computer e programmi: chiedi con parole tue.',
  longDescription: [
    'Chiedimi con parole tue chi si occupa di qualcosa, chi dirige un ufficio o a chi rivolgerti quando il computer, la',
    'stampante o un programma non funzionano: ti dico l’ufficio giusto e da dove viene l’informazione. Se ti serve aiuto,',
    'apro una richiesta al master informatico del tuo ufficio e ti tengo al corrente finché il problema è risolto.',
    'Scrivimi in privato, oppure nominami in un canale: quello che riguarda solo te continua in privato.',
  ].join(' '),
  commandDescription: 'Fai una domanda: la risposta la vedi solo tu',
  commandHint: 'chi si occupa delle auto di servizio?',
  ask: {
    name: botName.length <= 15 ? `Chiedi a ${botName}` : 'Chiedi una risposta',
    description: 'Cerca la risposta alla domanda di questo messaggio: la vedi solo tu.',
  },
  openRequest: {
    name: 'Apri una richiesta',
    description: 'Apre una richiesta di aiuto che parte dal testo di questo messaggio.',
  },
})
