import type { Master, Unit } from '../knowledge/schema.ts'

/** How the base says one reaches whoever answers in the chat: a master or the desk of an office. */
export type ChatContacts = Master['contacts'] | NonNullable<Unit['desk']>

const otherFields = new Set(['email', 'phone', 'demo'])

/** Channel → the id of the person there, in the order of the base; empty where it names none. */
export function channelIds(contacts: ChatContacts): ReadonlyMap<string, string> {
  return new Map(
    Object.entries(contacts).flatMap(([key, id]) =>
      otherFields.has(key) || typeof id !== 'string' ? [] : [[key, id.trim()] as const],
    ),
  )
}
