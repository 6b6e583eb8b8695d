import type { Sender } from '../../src/channel/message.ts'
import type { Clock } from '../../src/clock.ts'
import { DeliveryError } from '../../src/errors.ts'
import type { IncomingActivity } from './activity-shape.ts'
import type { Connector, Member } from './connector.ts'
import type { PersonalChats } from './personal-chats.ts'

export interface PeopleOptions {
  readonly connector: Connector
  readonly chats: PersonalChats
  readonly clock: Clock
  /** Tenants served, lower case; null in the local mode, which has none of its own. */
  readonly tenants: readonly string[] | null
}

/** Whether somebody is served, and as whom. */
export type Recognition =
  | { readonly type: 'served'; readonly sender: Sender }
  /** A guest, or somebody whom Teams does not describe. */
  | { readonly type: 'not-served' }

/** Milliseconds for which the answer of Teams about somebody holds. */
const holds = 10 * 60_000
/** People remembered at once. */
const mostKnown = 20_000

/**
 * Who is behind an activity: by the object id in Entra, which the Bot Framework vouches for, never by anything that a
 * card sends back. Teams is asked what its directory says: name, e-mail, whether they are a guest. The e-mail is the
 * directory's `mail`; the user principal name only looks like one.
 */
export class People {
  readonly #options: PeopleOptions
  readonly #known = new Map<string, { readonly recognition: Promise<Recognition>; readonly until: number }>()

  constructor(options: PeopleOptions) {
    this.#options = options
  }

  /** Rejects with a `DeliveryError` while Teams cannot say. */
  recognize(activity: IncomingActivity, user: string): Promise<Recognition> {
    const now = this.#options.clock.now().getTime()
    const known = this.#known.get(user)
    if (known !== undefined && known.until > now) return known.recognition
    const recognition = this.#ask(activity, user)
    if (this.#known.size >= mostKnown) this.#known.clear()
    this.#known.set(user, { recognition, until: now + holds })
    recognition.catch(() => this.#known.delete(user))
    return recognition
  }

  async #ask(activity: IncomingActivity, user: string): Promise<Recognition> {
    const { tenants } = this.#options
    const member = await this.#member(activity, user)
    if (member === undefined) {
      return tenants === null ? { type: 'served', sender: senderOf(activity, user, {}) } : { type: 'not-served' }
    }
    const isServed = tenants === null || (isEmployee(member, tenants) && isThemselves(member, user))
    return isServed ? { type: 'served', sender: senderOf(activity, user, member) } : { type: 'not-served' }
  }

  /** Asked where they wrote; where the bot is no member, as with the search in somebody else's chat, in theirs. */
  async #member({ from, conversation, serviceUrl, type }: IncomingActivity, user: string): Promise<Member | undefined> {
    const { connector, chats } = this.#options
    const asked = await unlessRefused(() => connector.member(serviceUrl, conversation.id, from.id))
    if (asked !== undefined || type !== 'invoke') return asked
    return unlessRefused(async () => {
      const chat = await chats.of(user)
      return connector.member(chat.serviceUrl, chat.conversation, user)
    })
  }
}

async function unlessRefused(ask: () => Promise<Member>): Promise<Member | undefined> {
  try {
    return await ask()
  } catch (fault) {
    if (fault instanceof DeliveryError && fault.code === 'delivery/permanent') return undefined
    throw fault
  }
}

/** Teams says `user`, `guest` or `anonymous`; guests keep the name of their own organisation with `#EXT#`. */
function isEmployee({ userRole, tenantId, userPrincipalName }: Member, tenants: readonly string[]): boolean {
  if (typeof userRole === 'string' && userRole.toLowerCase() !== 'user') return false
  if (userPrincipalName?.toUpperCase().includes('#EXT#') === true) return false
  return typeof tenantId !== 'string' || tenantId === '' || tenants.includes(tenantId.toLowerCase())
}

function isThemselves({ aadObjectId, objectId }: Member, user: string): boolean {
  const id = aadObjectId ?? objectId
  return typeof id !== 'string' || id.toLowerCase() === user
}

function senderOf({ from }: IncomingActivity, user: string, { name, email }: Member): Sender {
  const displayName = name ?? from.name
  return {
    channel: 'teams',
    userId: user,
    ...(displayName === undefined || displayName === '' ? {} : { displayName }),
    ...(typeof email === 'string' && /^[^\s@]+@[^\s@]+$/.test(email) ? { email: email.toLowerCase() } : {}),
  }
}
