import type { ChannelLimits } from './channel/adapter.ts'
import type { IncomingMessage, Language, OutgoingMessage } from './channel/message.ts'
import type { Clock } from './clock.ts'
import { converse } from './conversation/converse.ts'
import type { Responder } from './conversation/responder.ts'
import { readConversationState } from './conversation/state.ts'
import { recognizeSender } from './sender.ts'
import type { Person } from './store/person.ts'
import type { Store, Transaction } from './store/store.ts'

export interface TurnDependencies {
  readonly store: Store
  /** The knowledge base in force at this moment. */
  responder(): Responder
  readonly clock: Clock
  readonly newId: () => string
  /** What a channel can show. */
  limitsOf(channel: string): ChannelLimits | undefined
  /** Called after messages were put into the outbox. */
  wake(): void
}

/** Takes one incoming message. Resolves once everything it led to is safely kept. */
export type Turn = (message: IncomingMessage) => Promise<void>

/**
 * One message, in one transaction: what it changes and the messages it causes are kept together or not at all.
 * An event that was seen before changes nothing.
 */
export function createTurn(dependencies: TurnDependencies): Turn {
  const { store, clock, newId, wake } = dependencies
  return async (message) => {
    const at = clock.now().toISOString()
    await store.transaction(async (tx) => {
      // 1. A platform delivers an event again when in doubt.
      if (!(await tx.inbox.accept(message.address.channel, message.eventId, at))) return
      // 2. Who writes, by the platform's word.
      const person = await recognizeSender(message, tx, newId)
      // 3. What was said before.
      const key = conversationKey(message, person)
      const state = readConversationState(await tx.conversations.get(key))
      // 4. What to say now.
      const responder = dependencies.responder()
      const speaker = { unit: person.unit, language: person.language }
      const turned = converse(message.content, state, speaker, responder)
      // 5. All of it, kept together.
      await tx.conversations.put(key, turned.state)
      await tx.people.put({
        ...person,
        unit: turned.unit ?? person.unit,
        language: languageOf(turned.replies) ?? person.language,
      })
      await owe(tx, message, person, turned.replies, at)
    })
    // 6. Sending is the dispatcher's work.
    wake()
  }

  async function owe(
    tx: Transaction,
    { address }: IncomingMessage,
    person: Person,
    replies: readonly OutgoingMessage[],
    at: string,
  ): Promise<void> {
    for (const message of replies) {
      await tx.outbox.add({ id: newId(), address, message, to: person.id, request: null, at })
    }
  }
}

/** A person has one conversation with the bot on all platforms; a channel has one of its own for each person. */
function conversationKey(message: IncomingMessage, person: Person): string {
  return message.scope === 'personal'
    ? `person:${person.id}`
    : `shared:${message.address.channel}:${message.address.conversation}:${person.id}`
}

function languageOf(replies: readonly OutgoingMessage[]): Language | undefined {
  return replies.at(-1)?.language
}
