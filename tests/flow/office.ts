import type { ChannelLimits } from '../../src/channel/adapter.ts'
import type { Action, Form, IncomingContent, IncomingMessage, OutgoingMessage } from '../../src/channel/message.ts'
import { formReference, specialActions } from '../../src/channel/special-actions.ts'
import type { Store } from '../../src/store/store.ts'
import type { Turn } from '../../src/turn.ts'
import { emails, OfficeDriver, type ShownForm } from './office-driver.ts'
import { type BodyChange, type BodyOptions, SmallBody } from './small-body.ts'

const inlineForms: ChannelLimits = { textLength: 20_000, actions: 50, actionLabel: 200, forms: 'inline', updates: true }

interface OfficeOptions extends BodyOptions {
  readonly limits?: ChannelLimits
  /** Whether the platform lets the bot write alone to whoever has only written in a shared place. */
  readonly reachesAlone?: boolean
}

type Place = Pick<IncomingMessage, 'address' | 'scope' | 'personal'>

/** The turn alone, without a platform, on a store in memory: messages are read as the core puts them. */
export class Office extends OfficeDriver {
  readonly #body: SmallBody
  readonly #turn: Turn
  readonly #options: OfficeOptions
  readonly #inboxes = new Map<string, OutgoingMessage[]>()
  #events = 0

  constructor(options: OfficeOptions = {}) {
    super()
    this.#options = options
    this.#body = new SmallBody(options)
    this.#turn = this.#body.turn(
      () => options.limits ?? inlineForms,
      () => {},
    )
  }

  get store(): Store {
    return this.#body.store
  }

  reload(change: BodyChange): void {
    this.#body.reload(change)
  }

  /** The program ends and starts again on the same store. */
  restart(): void {
    this.#body.forget()
  }

  at(instant: string): this {
    this.#body.time.turnTo(instant)
    return this
  }

  say(person: string, text: string): Promise<string> {
    return this.#send(person, { type: 'text', text })
  }

  fill(person: string, form: string, values: Record<string, string>, context = ''): Promise<string> {
    return this.#send(person, { type: 'form', form, context, values })
  }

  sayIn(place: string, person: string, text: string): Promise<string> {
    return this.#send(person, { type: 'text', text }, this.#shared(place, person))
  }

  pressIn(place: string, person: string, action: string, value: string): Promise<string> {
    return this.#send(person, { type: 'action', action, value }, this.#shared(place, person))
  }

  press(person: string, label: string): Promise<string> {
    const found = [...this.inbox(person)]
      .reverse()
      .flatMap(actionsOf)
      .find((action) => action.label === label)
    if (found === undefined) throw new Error(`${person} has no button "${label}"`)
    return this.#send(person, { type: 'action', action: found.action, value: found.value })
  }

  sayQuoting(person: string, text: string, quoted: string): Promise<string> {
    return this.#send(person, { type: 'text', text, quoted })
  }

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

  forge(person: string, action: string, value: string): Promise<string> {
    return this.#send(person, { type: 'action', action, value })
  }

  inbox(person: string): readonly OutgoingMessage[] {
    return this.#inboxes.get(person) ?? []
  }

  clear(person: string): void {
    this.#inboxes.set(person, [])
  }

  async form(person: string): Promise<ShownForm | undefined> {
    const shown = formOf(this.inbox(person).findLast((message) => formOf(message) !== undefined))
    if (shown === undefined) return undefined
    const fields = shown.fields.map(({ id, value }) => ({ id, value }))
    return { title: shown.title, fields, errors: shown.errors ?? {} }
  }

  async passTime(): Promise<void> {
    await this.#body.passTime()
    await this.#deliver()
  }

  async loseMessage(person: string, request: number | null): Promise<void> {
    await this.#body.loseMessage({ channel: 'web', conversation: person }, person, request)
    await this.#deliver()
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
      eventId: `event-${++this.#events}`,
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
    const at = this.#body.time.now().toISOString()
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
}

function actionsOf(message: OutgoingMessage): readonly Action[] {
  return message.blocks.flatMap((block) => (block.type === 'actions' ? block.actions : []))
}

function formOf(message: OutgoingMessage | undefined): Form | undefined {
  const block = message?.blocks.find(({ type }) => type === 'form')
  return block?.type === 'form' ? block.form : undefined
}
