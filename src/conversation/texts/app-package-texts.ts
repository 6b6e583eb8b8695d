import type { Language } from '../../channel/message.ts'

interface Said {
  readonly title: string
  readonly description: string
}

/**
 * How an app package presents the bot to people who have not written to it yet. Titles have at most 32 characters, other
 * descriptions than these two at most 128. Choosing one of `commands` writes its title: the bot understands each.
 */
interface AppPackageTexts {
  /** At most 80 characters. */
  readonly shortDescription: string
  /** At most 4,000 characters. */
  readonly fullDescription: string
  readonly commands: Readonly<Record<'personal' | 'shared', readonly Said[]>>
  /** In the menu of a message. */
  readonly openRequest: Said
  /** The search beside the box where one writes, and its field. */
  readonly search: Said
  readonly searchField: Said
}

const italian: AppPackageTexts = {
  shortDescription: 'Chi si occupa di che cosa, e aiuto con computer e programmi.',
  fullDescription: [
    'Chiedimi con parole tue chi si occupa di qualcosa, chi dirige un ufficio o a chi rivolgerti quando il computer, la',
    'stampante o un programma non funzionano: ti dico l’ufficio giusto e da dove viene l’informazione. Se ti serve aiuto,',
    'apro una richiesta al referente informatico del tuo ufficio e ti tengo al corrente finché il problema è risolto.',
    'Scrivimi in privato, oppure nominami in un canale: quello che riguarda solo te continua in privato.',
  ].join(' '),
  commands: {
    personal: [
      { title: 'aiuto', description: 'Che cosa posso fare per te, con qualche esempio' },
      { title: 'apri una richiesta', description: 'Chiedi aiuto al referente informatico del tuo ufficio' },
      { title: 'le mie richieste', description: 'A che punto sono le richieste che hai aperto' },
      { title: 'il mio ufficio', description: 'Dimmi dove lavori, così trovo chi ti segue' },
      { title: 'da prendere', description: 'Per i referenti informatici: le richieste che aspettano qualcuno' },
      { title: 'le mie in carico', description: 'Per i referenti informatici: le richieste che segui' },
    ],
    shared: [
      { title: 'aiuto', description: 'Che cosa posso fare per te, con qualche esempio' },
      { title: 'chi si occupa di', description: 'Completa con parole tue, per esempio «stampanti»' },
    ],
  },
  openRequest: {
    title: 'Apri una richiesta',
    description: 'Apre una richiesta di aiuto che parte dal testo di questo messaggio',
  },
  search: {
    title: 'Chi si occupa di…',
    description: 'Trova l’ufficio giusto e metti i suoi contatti nel messaggio',
  },
  searchField: { title: 'Di che cosa hai bisogno?', description: 'Con parole tue, per esempio «auto di servizio»' },
}

const english: AppPackageTexts = {
  shortDescription: 'Who is responsible for what, and help with computers and programs.',
  fullDescription: [
    'Ask me in your own words who is responsible for something, who heads an office, or whom to turn to when your',
    'computer, printer or a program does not work: I tell you the right office and where the information comes from. If',
    'you need help, I open a request to the IT contact of your office and keep you up to date until it is solved. Write',
    'to me in private, or mention me in a channel: what concerns only you goes on in private.',
  ].join(' '),
  commands: {
    personal: [
      { title: 'help', description: 'What I can do for you, with some examples' },
      { title: 'open a request', description: 'Ask the IT contact of your office for help' },
      { title: 'my requests', description: 'How far the requests are that you have opened' },
      { title: 'my office', description: 'Tell me where you work, so that I find who looks after you' },
      { title: 'to take', description: 'For IT contacts: the requests waiting for somebody' },
      { title: 'in charge', description: 'For IT contacts: the requests you work on' },
    ],
    shared: [
      { title: 'help', description: 'What I can do for you, with some examples' },
      { title: 'who handles', description: 'Go on in your own words, for example “printers”' },
    ],
  },
  openRequest: {
    title: 'Open a request',
    description: 'Opens a request for help that begins with the text of this message',
  },
  search: {
    title: 'Who is responsible for…',
    description: 'Find the right office and put its contacts into the message',
  },
  searchField: { title: 'What do you need?', description: 'In your own words, for example “company cars”' },
}

export const appPackageTexts: Readonly<Record<Language, AppPackageTexts>> = { it: italian, en: english }
