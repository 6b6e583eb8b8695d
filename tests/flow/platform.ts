import type { ChannelAdapter, ChannelLimits, Receive } from '../../src/channel/adapter.ts'
import type { Action, Address, IncomingContent, IncomingMessage, OutgoingMessage } from '../../src/channel/message.ts'

/** A message as it stands in somebody's chat now. */
interface Shown {
  readonly id: string
  readonly message: OutgoingMessage
  /** How often it was replaced. */
  readonly changes: number
}

/** A chat platform that lives on while the program stops and starts: it keeps who was shown what, each key once. */
export class Platform {
  readonly #limits: ChannelLimits
  readonly #chats = new Map<string, Shown[]>()
  readonly #keys = new Map<string, string>()
  #receive: Receive | undefined
  #events = 0
  /** Called before anything is shown; throwing refuses it. */
  beforeShowing: (to: string) => void = () => {}

  constructor(limits: Partial<ChannelLimits> = {}) {
    this.#limits = { textLength: 20_000, actions: 50, actionLabel: 200, forms: 'inline', updates: true, ...limits }
  }

  /** The program's side of it; a new one for each start. */
  adapter(): ChannelAdapter {
    return {
      name: 'platform',
      limits: this.#limits,
      start: async (receive) => {
        this.#receive = receive
      },
      stop: async () => {
        this.#receive = undefined
      },
      send: async ({ conversation }, message, key) => this.#show(conversation, message, key, undefined),
      update: async ({ conversation }, ref, message, key) => this.#show(conversation, message, key, ref.id),
    }
  }

  /** Brings an event to the program; resolves once the program has taken it. Returns its id. */
  async bring(person: string, content: IncomingContent, eventId = `event-${++this.#events}`): Promise<string> {
    if (this.#receive === undefined) throw new Error('The program does not listen')
    const address: Address = { channel: 'platform', conversation: person }
    const sender = { channel: 'platform', userId: person, displayName: person, email: `${person}@example.org` }
    const message: IncomingMessage = { eventId, address, scope: 'personal', sender, content }
    await this.#receive(message)
    return eventId
  }

  say(person: string, text: string): Promise<string> {
    return this.bring(person, { type: 'text', text })
  }

  /** Presses the button with that label on the newest message that has it. */
  press(person: string, label: string): Promise<string> {
    const found = [...this.chat(person)]
      .reverse()
      .flatMap(({ message }) => actionsOf(message))
      .find((action) => action.label === label)
    if (found === undefined) throw new Error(`${person} has no button "${label}"`)
    return this.bring(person, { type: 'action', action: found.action, value: found.value })
  }

  /** What a person sees, oldest first. */
  chat(person: string): readonly Shown[] {
    return this.#chats.get(person) ?? []
  }

  texts(person: string): readonly string[] {
    return this.chat(person).map(({ message }) => message.text)
  }

  last(person: string): string {
    return this.texts(person).at(-1) ?? ''
  }

  #show(to: string, message: OutgoingMessage, key: string, replaces: string | undefined) {
    this.beforeShowing(to)
    const earlier = this.#keys.get(key)
    if (earlier !== undefined) return { channel: 'platform', id: earlier }
    const chat = this.#chats.get(to) ?? []
    this.#chats.set(to, chat)
    const at = chat.findIndex(({ id }) => id === replaces)
    const old = chat[at]
    const shown = { id: old?.id ?? `shown-${key}`, message, changes: old === undefined ? 0 : old.changes + 1 }
    if (old === undefined) chat.push(shown)
    else chat[at] = shown
    this.#keys.set(key, shown.id)
    return { channel: 'platform', id: shown.id }
  }
}

function actionsOf(message: OutgoingMessage): readonly Action[] {
  return message.blocks.flatMap((block) => (block.type === 'actions' ? block.actions : []))
}
