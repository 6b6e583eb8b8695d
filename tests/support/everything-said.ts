import type { Action, Form, OutgoingMessage } from '../../src/channel/message.ts'
import { specialActions } from '../../src/channel/special-actions.ts'
import { createResponder } from '../../src/conversation/responder.ts'
import type { KnowledgeBase } from '../../src/knowledge/schema.ts'
import { Office } from '../flow/office.ts'

const intents = [
  'who',
  'topic',
  'head',
  'parent',
  'children',
  'count',
  'master',
  'definition',
  'contact',
  'history',
] as const

/** What the bot answers about every record of a base, whatever is asked of it, in both languages. */
export function everyAnswer(base: KnowledgeBase, day: string): OutgoingMessage[] {
  const responder = createResponder(base, day)
  const unit = base.masters[0]?.units[0] ?? null
  const said: OutgoingMessage[] = []
  for (const record of responder.knowledge.records.keys()) {
    for (const intent of intents) {
      for (const language of ['it', 'en'] as const) {
        const message = responder.about(record, { intent, language }, { unit, lastRecord: null })?.message
        if (message !== undefined) said.push(message)
      }
    }
  }
  return different(said)
}

function different(messages: readonly OutgoingMessage[]): OutgoingMessage[] {
  return [...new Map(messages.map((message) => [JSON.stringify(message), message])).values()]
}

/** What people write, beside pressing whatever they are offered; `{unit}` is the name of a unit of the base. */
const written = {
  it: [
    'ciao',
    'aiuto',
    'il mio ufficio',
    'il mio ufficio è {unit}',
    'chi si occupa di stampanti?',
    'perché?',
    'servizio',
    'xyzzy plugh',
    'grazie',
    'le mie richieste',
    'da gestire',
    'mostra 1',
    'nota 2 solo per noi',
    'assente',
    'assente dal 22/12 al 6/1',
    'sono tornato',
    'non consegnati',
    'xyzzy fuori posto',
    'domande senza risposta',
    'senza risposta 1 nuova voce',
    'chi si occupa di stampanti?',
    'non è più così',
    'segnalazioni',
    'segnalazione 1',
    'apri una richiesta: non stampa più niente',
  ],
  en: [
    'hello',
    'help',
    'my office',
    'who handles printers?',
    'why?',
    'xyzzy plugh',
    'thank you',
    'my requests',
    'show 1',
    'who handles printers?',
    'no longer true: they moved',
    'not helpful',
    'unanswered questions',
    'reports',
    'open a request: nothing prints any more',
  ],
} as const

/** A long story of somebody else's words, markup of every platform in it, as long as the form lets one write. */
const longWords = `<!channel> @here <https://evil.example|clicca> *forte* ${'Non funziona niente, e "ieri" nemmeno. '.repeat(130)}`

/** Presses of buttons and sent forms that one person may make. */
const mostActs = 150

/**
 * Everything that the people of a body get while they write, press every kind of button they are offered and fill in
 * every form, wrongly and rightly: answers, forms with and without errors, cards of requests, notices, digests, the
 * page of their own.
 */
export async function everythingInAStory(base: KnowledgeBase): Promise<OutgoingMessage[]> {
  const office = new Office({ base })
  const masters = base.masters.slice(0, 2).map(({ contacts }) => contacts.email)
  const people = ['anna', 'bruno', ...masters, 'admin']
  const unit = base.organization.units.find(({ id }) => id === base.masters[0]?.units[0])?.name ?? ''
  const crawl = new Crawl(office)
  await office.present(...people)
  for (const words of ['Non stampa', 'Esce bianco', 'Manca il toner', longWords.slice(0, 5_000)]) {
    await office.openPrinterRequest('anna', unit, words)
  }
  await office.openPrinterRequest('bruno', unit)
  for (const words of ['prendi 2', 'chiedi 2 A che piano?', 'risolto 2 cambiato il pezzo']) {
    await office.say(masters[0] ?? '', words)
  }
  for (const day of ['2026-06-03', '2026-06-04', '2026-06-08', '2026-06-30']) {
    office.at(`${day}T08:00:00.000Z`)
    // First what falls due because nobody has done anything, then those who work on requests.
    await office.passTime()
    for (const person of [...people].reverse()) {
      const words = written[person === 'bruno' ? 'en' : 'it']
      for (const text of words) await office.say(person, text.replace('{unit}', unit))
      await office.forge(person, specialActions.home, '')
      await crawl.everything(person)
    }
    await office.loseMessage('anna', 1)
  }
  return different(people.flatMap((person) => office.inbox(person)))
}

/** One person after the other does all that their messages offer. */
class Crawl {
  readonly #office: Office
  readonly #done = new Set<string>()

  constructor(office: Office) {
    this.#office = office
  }

  async everything(person: string): Promise<void> {
    let at = 0
    for (let acts = 0; acts < mostActs && at < this.#office.inbox(person).length; at += 1) {
      for (const block of this.#office.inbox(person)[at]?.blocks ?? []) {
        if (block.type === 'actions')
          for (const action of turned(block.actions)) acts += await this.#press(person, action)
        if (block.type === 'form') acts += await this.#fill(person, block.form)
      }
    }
  }

  async #press(person: string, { action, value }: Action): Promise<number> {
    if (!this.#isNew(person, action, /^\d*$/.test(value) ? value : '')) return 0
    await this.#office.forge(person, action, value)
    return 1
  }

  async #fill(person: string, form: Form): Promise<number> {
    if (!this.#isNew(person, form.form, form.context)) return 0
    await this.#office.fill(person, form.form, {}, form.context)
    await this.#office.fill(person, form.form, valuesFor(form), form.context)
    await this.#office.say(person, 'invia')
    return 3
  }

  #isNew(...what: readonly string[]): boolean {
    const key = what.join('\n')
    if (this.#done.has(key)) return false
    this.#done.add(key)
    return true
  }
}

/** The buttons of each request in another order, so that not all requests go the same way. */
function turned(actions: readonly Action[]): readonly Action[] {
  const by = Number(actions[0]?.value ?? 0) % Math.max(1, actions.length) || 0
  return [...actions.slice(by), ...actions.slice(0, by)]
}

function valuesFor(form: Form): Record<string, string> {
  return Object.fromEntries(
    form.fields.map((field) => {
      if (field.value !== undefined && field.value !== '') return [field.id, field.value]
      if (field.type === 'date') return [field.id, '2026-06-10']
      return [field.id, field.type === 'choice' ? (field.options[0]?.value ?? '') : longWords.slice(0, field.maxLength)]
    }),
  )
}
