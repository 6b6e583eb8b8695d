import { expect } from 'vitest'
import type { ChannelLimits } from '../../src/channel/adapter.ts'
import type { Action, Form, IncomingContent, IncomingMessage, OutgoingMessage } from '../../src/channel/message.ts'
import { composeMessage } from '../../src/channel/plain-text.ts'
import { formReference, specialActions } from '../../src/channel/special-actions.ts'
import { createResponder } from '../../src/conversation/responder.ts'
import { parseKnowledge } from '../../src/knowledge/load.ts'
import type { KnowledgeBase } from '../../src/knowledge/schema.ts'
import { localDay } from '../../src/requests/local-time.ts'
import type { Store } from '../../src/store/store.ts'
import { type DeskBase, deskBase } from '../../src/turn/desk-context.ts'
import { runDue } from '../../src/turn/due-requests.ts'
import { routeUndelivered } from '../../src/turn/undelivered.ts'
import { createTurn, type Turn } from '../../src/turn.ts'
import { smallBaseSources } from '../knowledge/small-base.ts'
import { createMemoryStore } from '../support/memory-store.ts'

/** A Monday morning in the office of the made-up body. */
const MONDAY = '2026-06-01T07:00:00.000Z'

const inlineForms: ChannelLimits = { textLength: 20_000, actions: 50, actionLabel: 200, forms: 'inline', updates: true }

/** People of the flow tests: id → verified e-mail. Others have none, unless their id is one. */
const emails: Readonly<Record<string, string>> = {
  anna: 'anna@example.org',
  bruno: 'bruno@example.org',
  stranger: 'stranger@example.org',
  master: 'master.servizi@example.org',
  deputy: 'master.territorio@example.org',
  office: 'informatica@example.org',
  admin: 'admin@example.org',
}

interface OfficeOptions {
  readonly store?: Store
  /** Another body than the made-up one. */
  readonly base?: KnowledgeBase
  readonly change?: Parameters<typeof smallBaseSources>[0]
  readonly limits?: ChannelLimits
  /** Whether the platform lets the bot write alone to whoever has only written in a shared place. */
  readonly reachesAlone?: boolean
}

type Place = Pick<IncomingMessage, 'address' | 'scope' | 'personal'>

/** The whole turn on a store in memory with a clock of its own: what people write and what they get. */
export class Office {
  readonly store: Store
  readonly #turn: Turn
  readonly #inboxes = new Map<string, OutgoingMessage[]>()
  readonly #limits: ChannelLimits
  #change: Parameters<typeof smallBaseSources>[0]
  #desk: { readonly day: string; readonly base: DeskBase } | undefined
  #now = new Date(MONDAY)
  #ids = 0

  readonly #options: OfficeOptions

  constructor(options: OfficeOptions = {}) {
    this.#options = options
    this.store = options.store ?? createMemoryStore()
    this.#limits = options.limits ?? inlineForms
    this.#change = options.change
    this.#turn = createTurn({
      store: this.store,
      desk: () => this.#today(),
      clock: { now: () => this.#now },
      newId: () => `id-${++this.#ids}`,
      limitsOf: () => this.#limits,
      wake: () => {},
    })
  }

  /** A new knowledge base, as if the files had changed. */
  reload(change: Parameters<typeof smallBaseSources>[0]): void {
    this.#change = change
    this.#desk = undefined
  }

  /** The program ends and starts again on the same store. */
  restart(): void {
    this.#desk = undefined
  }

  at(instant: string): this {
    this.#now = new Date(instant)
    return this
  }

  /** Everybody says hello once, so that the bot knows where to reach them. */
  async present(...people: readonly string[]): Promise<this> {
    for (const person of people) await this.say(person, 'ciao')
    for (const person of people) this.#inboxes.set(person, [])
    return this
  }

  say(person: string, text: string): Promise<string> {
    return this.#send(person, { type: 'text', text })
  }

  fill(person: string, form: string, values: Record<string, string>, context = ''): Promise<string> {
    return this.#send(person, { type: 'form', form, context, values })
  }

  /** Writes where others read along; what is said there is in the inbox of `place`. */
  sayIn(place: string, person: string, text: string): Promise<string> {
    return this.#send(person, { type: 'text', text }, this.#shared(place, person))
  }

  /** Presses a button there. */
  pressIn(place: string, person: string, action: string, value: string): Promise<string> {
    return this.#send(person, { type: 'action', action, value }, this.#shared(place, person))
  }

  /** Presses the button with that label on the last message that has it. */
  press(person: string, label: string): Promise<string> {
    const found = [...this.inbox(person)]
      .reverse()
      .flatMap(actionsOf)
      .find((action) => action.label === label)
    if (found === undefined) throw new Error(`${person} has no button "${label}"`)
    return this.#send(person, { type: 'action', action: found.action, value: found.value })
  }

  /** Uses a shortcut on somebody's message. */
  sayQuoting(person: string, text: string, quoted: string): Promise<string> {
    return this.#send(person, { type: 'text', text, quoted })
  }

  /** Opens the bot's own page; resolves to what stands there. */
  async openHome(person: string): Promise<string> {
    const place = `home of ${person}`
    const address = { channel: 'web', conversation: place }
    return this.#send(
      person,
      { type: 'action', action: specialActions.home, value: '' },
      { address, scope: 'personal' },
    )
  }

  /** Asks for the form that was shown last, as platforms do where forms open in a window. */
  async reopenForm(person: string): Promise<Form | undefined> {
    const shown = formOf(this.inbox(person).findLast((message) => formOf(message) !== undefined))
    if (shown === undefined) throw new Error(`${person} was shown no form`)
    await this.#send(person, { type: 'action', action: specialActions.form, value: formReference(shown) })
    return formOf(this.inbox(person).at(-1))
  }

  /** What the platform's directory says of where people work. */
  readonly workplaces = new Map<string, readonly string[]>()

  /** A forged press: as if someone had made the request by hand. */
  forge(person: string, action: string, value: string): Promise<string> {
    return this.#send(person, { type: 'action', action, value })
  }

  /** Everything a person has got, oldest first. */
  inbox(person: string): readonly OutgoingMessage[] {
    return this.#inboxes.get(person) ?? []
  }

  /** The last message of a person, in plain text. */
  last(person: string): string {
    return this.inbox(person).at(-1)?.text ?? ''
  }

  /** What falls due by itself at this moment. */
  async passTime(): Promise<void> {
    await runDue({
      store: this.store,
      desk: this.#today(),
      newId: () => `id-${++this.#ids}`,
      at: this.#now.toISOString(),
    })
    await this.#deliver()
  }

  /** A message to somebody does not arrive and is given up. */
  async loseMessage(person: string, request: number | null): Promise<void> {
    const message = composeMessage('it', [{ type: 'paragraph', text: 'Ciao' }])
    const address = { channel: 'web', conversation: person }
    const at = this.#now.toISOString()
    const newId = () => `id-${++this.#ids}`
    await this.store.transaction(async (tx) => {
      const to = (await tx.people.byIdentity('web', person))?.id ?? null
      await tx.outbox.add({ id: newId(), address, message, to, request, at })
      for (const row of (await tx.outbox.due(at, 1)).rows) {
        await tx.outbox.markUndelivered(row.id, 'delivery/permanent', at)
        await routeUndelivered(row, 'delivery/permanent', { tx, desk: this.#today(), newId, at })
      }
    })
    await this.#deliver()
  }

  /** Opens a request about the printer and sends it; resolves to what the requester reads. */
  async openPrinterRequest(
    person: string,
    unit = 'scuole',
    description = 'La stampante non stampa più',
  ): Promise<string> {
    await this.say(person, `il mio ufficio è ${unit}`)
    await this.forge(person, 'open-request', 'stampanti')
    await this.fill(person, 'open-request', { description, urgency: 'normal' })
    return this.say(person, 'invia')
  }

  #shared(place: string, person: string): Place {
    const address = { channel: 'web', conversation: place }
    const personal = { channel: 'web', conversation: person }
    return { address, scope: 'shared', ...(this.#options.reachesAlone === true ? { personal } : {}) }
  }

  async #send(person: string, content: IncomingContent, place?: Place): Promise<string> {
    const email = emails[person] ?? (person.includes('@') ? person : undefined)
    const workplace = this.workplaces.get(person)
    const address = { channel: 'web', conversation: person }
    await this.#turn({
      eventId: `event-${++this.#ids}`,
      ...(place ?? { address, scope: 'personal' as const }),
      sender: {
        channel: 'web',
        userId: person,
        displayName: person,
        ...(email === undefined ? {} : { email }),
        ...(workplace === undefined ? {} : { workplace }),
      },
      content,
    })
    await this.#deliver()
    return this.last(place?.address.conversation ?? person)
  }

  async #deliver(): Promise<void> {
    const at = this.#now.toISOString()
    for (;;) {
      const sent = await this.store.transaction(async (tx) => {
        const { rows } = await tx.outbox.due(at, 100)
        for (const row of rows) {
          const inbox = this.#inboxes.get(row.address.conversation) ?? []
          inbox.push(row.message)
          this.#inboxes.set(row.address.conversation, inbox)
          await tx.outbox.markSent(row.id, { channel: 'web', id: row.id }, at)
        }
        return rows.length
      })
      if (sent === 0) return
    }
  }

  /** Made anew with each day, as in production. */
  #today(): DeskBase {
    const day = localDay('Europe/Rome', this.#now)
    if (this.#desk?.day !== day) this.#desk = { day, base: deskOf(this.#options.base ?? smallBase(this.#change), day) }
    return this.#desk.base
  }
}

function smallBase(change: Parameters<typeof smallBaseSources>[0]): KnowledgeBase {
  const result = parseKnowledge(smallBaseSources(change))
  expect(result).toHaveProperty('base')
  if ('problems' in result) throw new Error('broken base')
  return result.base
}

function deskOf(base: KnowledgeBase, day: string): DeskBase {
  return deskBase(createResponder(base, day), base.calendar.requests, new Set(['admin@example.org']))
}

function actionsOf(message: OutgoingMessage): readonly Action[] {
  return message.blocks.flatMap((block) => (block.type === 'actions' ? block.actions : []))
}

function formOf(message: OutgoingMessage | undefined): Form | undefined {
  const block = message?.blocks.find(({ type }) => type === 'form')
  return block?.type === 'form' ? block.form : undefined
}
