import type { Address, Language } from '../channel/message.ts'
import type { PersonId } from '../requests/terms.ts'

/** Somebody as one platform knows them. */
export interface Identity {
  readonly channel: string
  /** The platform's own stable id of the person. */
  readonly userId: string
}

/** Somebody who has written to the bot, on whatever platforms. */
export interface Person {
  readonly id: PersonId
  /** One or more; each belongs to one person only. */
  readonly identities: readonly Identity[]
  /** Lower case, vouched for by a platform, of one person only: who has it on two platforms is one person. */
  readonly email: string | null
  readonly displayName: string | null
  /** Id of the unit they have said they work in; null until they have. */
  readonly unit: string | null
  /** The one they last wrote in. */
  readonly language: Language
  /** Where the bot can write to them alone: at most one per channel, the one they last wrote from first. */
  readonly addresses: readonly Address[]
}
