import type { Language } from '../../channel/message.ts'

/** What one can write, for `aiuto`. Buttons bring their own words; these are the orders that have no button. */
export interface HelpTexts {
  readonly own: string
  readonly work: string
  readonly administration: string
  readonly orders: Readonly<Record<HelpOrder, string>>
}

export type HelpOrder = 'open' | 'mine' | 'status' | 'queue' | 'taken' | 'absence' | 'return' | 'undelivered' | 'manage'

const italian: HelpTexts = {
  own: 'Per le tue richieste scrivi (42 è il numero di esempio)',
  work: 'Per le richieste che segui scrivi',
  administration: 'Per chi amministra scrivi',
  orders: {
    open: '«apri una richiesta»',
    mine: '«le mie richieste»: l’elenco',
    status: '«a che punto è la 42?»',
    queue: '«da prendere»: quelle che aspettano qualcuno',
    taken: '«le mie in carico»',
    absence: '«assente dal 22/12 al 6/1, mi sostituisce …»',
    return: '«sono tornato»',
    undelivered: '«non consegnati»: i messaggi che non sono arrivati',
    manage: '«gestisci»: le informazioni del bot',
  },
}

const english: HelpTexts = {
  own: 'For your requests write (42 is an example)',
  work: 'For the requests you work on write',
  administration: 'For administrators',
  orders: {
    open: '“open a request”',
    mine: '“my requests”: the list',
    status: '“status of 42?”',
    queue: '“to take”: those waiting for somebody',
    taken: '“in charge”',
    absence: '“away from 22/12 to 6/1, deputy …”',
    return: '“I am back”',
    undelivered: '“undelivered”: the messages that did not arrive',
    manage: '“manage”: the bot’s information',
  },
}

export function helpTexts(language: Language): HelpTexts {
  return language === 'en' ? english : italian
}
