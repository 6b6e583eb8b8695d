import type { Language } from '../../channel/message.ts'

/** Sentences of the list of messages that did not arrive, for administrators. */
export interface UndeliveredTexts {
  readonly onlyAdministrators: string
  readonly none: string
  /** `shown` of `count`, the latest ones. */
  lead(count: number, shown: number): string
  /** `request` as `#42`; null: about none. */
  row(when: string, to: string, request: string | null, why: string, done: string): string
  readonly nobody: string
  readonly why: Readonly<
    Record<'delivery/temporary' | 'delivery/rate-limited' | 'delivery/ambiguous' | 'delivery/permanent', string>
  >
  reassigned(request: string): string
  readonly nothingDone: string
}

const italian: UndeliveredTexts = {
  onlyAdministrators: 'Questo elenco è per chi amministra. Se ti manca una risposta, scrivi «le mie richieste».',
  none: 'Tutti i messaggi sono arrivati.',
  lead: (count, shown) =>
    `${count === 1 ? 'Un messaggio non è arrivato' : `${count} messaggi non sono arrivati`}${shown < count ? `; ecco gli ultimi ${shown}` : ''}:`,
  row: (when, to, request, why, done) =>
    `${when} – a ${to}${request === null ? '' : `, richiesta ${request}`}: ${why}. ${done}`,
  nobody: 'un luogo condiviso',
  why: {
    'delivery/temporary': 'la piattaforma non ha risposto per un giorno',
    'delivery/rate-limited': 'la piattaforma non accetta altri messaggi',
    'delivery/ambiguous': 'non si sa se sia arrivato',
    'delivery/permanent': 'la piattaforma lo rifiuta',
  },
  reassigned: (request) => `Che cosa ho fatto: la richiesta ${request} è passata ad altri.`,
  nothingDone: 'Da fare: avvisare la persona in un altro modo.',
}

const english: UndeliveredTexts = {
  onlyAdministrators: 'This list is for administrators. If you miss an answer, write “my requests”.',
  none: 'All messages have arrived.',
  lead: (count, shown) =>
    `${count === 1 ? 'One message did not arrive' : `${count} messages did not arrive`}${shown < count ? `; the last ${shown}` : ''}:`,
  row: (when, to, request, why, done) =>
    `${when} – to ${to}${request === null ? '' : `, request ${request}`}: ${why}. ${done}`,
  nobody: 'a shared place',
  why: {
    'delivery/temporary': 'the platform did not answer for a day',
    'delivery/rate-limited': 'the platform takes no more messages',
    'delivery/ambiguous': 'it is not known whether it arrived',
    'delivery/permanent': 'the platform refuses it',
  },
  reassigned: (request) => `What I did: request ${request} has passed to others.`,
  nothingDone: 'To do: tell the person in another way.',
}

export function undeliveredTexts(language: Language): UndeliveredTexts {
  return language === 'en' ? english : italian
}
