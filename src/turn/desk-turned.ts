import type { ChannelLimits } from '../channel/adapter.ts'
import type { Form, OutgoingMessage } from '../channel/message.ts'
import { composeMessage } from '../channel/plain-text.ts'
import type { DeskVoice } from '../conversation/desk/names.ts'
import { beginForm } from '../conversation/form-dialogue.ts'
import type { ConversationState } from '../conversation/state.ts'
import type { Person } from '../store/person.ts'
import type { Editing } from './editing.ts'
import type { KeepingContext } from './request-keeping.ts'

/** What the desk has done with a message. */
export interface DeskTurned {
  readonly state: ConversationState
  readonly replies: readonly OutgoingMessage[]
  /** Notices to others, sent after the replies. */
  readonly notify: () => Promise<void>
  readonly unit?: string
  /** The keeper of the base has something to do. */
  readonly wakesKeeper?: boolean
}

export interface DeskTurnContext extends KeepingContext {
  readonly person: Person
  readonly state: ConversationState
  readonly limits: ChannelLimits | undefined
  /** Whether the step was written, not pressed or filled in. */
  readonly typed: boolean
  /** Null where the base is not to be changed in conversations. */
  readonly editing: Editing | null
}

/** A form as the platform can show it: as such, or asked one question at a time (`everything`: known things too). */
export function showForm(
  form: Form,
  state: ConversationState,
  { limits }: Pick<DeskTurnContext, 'limits'>,
  voice: DeskVoice,
  everything = false,
): DeskTurned {
  const notify = () => Promise.resolve()
  if (limits?.forms !== 'none') {
    const message = composeMessage(voice.language, [{ type: 'form', form }])
    return { state: { ...state, filling: null }, replies: [message], notify }
  }
  const begun = beginForm(form, voice, everything)
  return begun.type === 'question'
    ? { state: { ...state, filling: begun.filling }, replies: [begun.message], notify }
    : { state, replies: [], notify }
}
