import type { Language } from '../../channel/message.ts'

/** Sentences of the bot's own page on platforms that have one. */
export interface HomeTexts {
  readonly title: string
  readonly lead: string
  readonly unit: string
  readonly unitUnknown: string
  readonly chooseUnit: string
  readonly chooseUnitTyped: string
  readonly openRequest: string
  readonly openRequestTyped: string
  readonly help: string
  readonly helpTyped: string
  readonly mine: string
  readonly noneMine: string
  readonly queue: string
  readonly queueTyped: string
  readonly taken: string
  readonly nothingToDo: string
  /** After a list that shows the first ones only. */
  more(count: number): string
  readonly administration: string
  readonly base: string
  readonly entries: string
  counts(units: number, topics: number, applications: number, masters: number): string
  readonly unverified: string
  readonly undelivered: string
  readonly showUndelivered: string
  readonly showUndeliveredTyped: string
}

const italian: HomeTexts = {
  title: 'Come posso aiutarti?',
  lead: 'Scrivimi nei messaggi con parole tue: chi si occupa di una cosa, a chi chiedere aiuto, a che punto è una richiesta.',
  unit: 'Il tuo ufficio',
  unitUnknown: 'non lo so ancora: se me lo dici, so chi ti aiuta',
  chooseUnit: 'Scegli il mio ufficio',
  chooseUnitTyped: 'il mio ufficio',
  openRequest: 'Apri una richiesta di aiuto',
  openRequestTyped: 'apri una richiesta',
  help: 'Che cosa posso chiedere?',
  helpTyped: 'aiuto',
  mine: 'Le tue richieste',
  noneMine: 'Non hai richieste.',
  queue: 'Da prendere in carico',
  queueTyped: 'da prendere',
  taken: 'In carico a te',
  nothingToDo: 'Nessuna richiesta ti aspetta.',
  more: (count) => (count === 1 ? '… e un’altra' : `… e altre ${count}`),
  administration: 'Per chi amministra',
  base: 'Base di conoscenza',
  entries: 'Contiene',
  counts: (units, topics, applications, masters) =>
    `${units} uffici, ${topics} argomenti, ${applications} applicativi, ${masters} master`,
  unverified: 'Voci da verificare',
  undelivered: 'Messaggi non arrivati',
  showUndelivered: 'Vedi i messaggi non arrivati',
  showUndeliveredTyped: 'non consegnati',
}

const english: HomeTexts = {
  title: 'How can I help you?',
  lead: 'Write to me in your own words: who deals with something, whom to ask for help, how a request is going.',
  unit: 'Your office',
  unitUnknown: 'I do not know it yet: once you tell me, I know who helps you',
  chooseUnit: 'Choose my office',
  chooseUnitTyped: 'my office',
  openRequest: 'Open a request for help',
  openRequestTyped: 'open a request',
  help: 'What can I ask?',
  helpTyped: 'help',
  mine: 'Your requests',
  noneMine: 'You have no requests.',
  queue: 'To take charge of',
  queueTyped: 'to take',
  taken: 'In your charge',
  nothingToDo: 'No request is waiting for you.',
  more: (count) => (count === 1 ? '… and one more' : `… and ${count} more`),
  administration: 'For administrators',
  base: 'Knowledge base',
  entries: 'It holds',
  counts: (units, topics, applications, masters) =>
    `${units} offices, ${topics} topics, ${applications} applications, ${masters} masters`,
  unverified: 'Entries to verify',
  undelivered: 'Messages that did not arrive',
  showUndelivered: 'See the messages that did not arrive',
  showUndeliveredTyped: 'undelivered',
}

export function homeTexts(language: Language): HomeTexts {
  return language === 'en' ? english : italian
}
