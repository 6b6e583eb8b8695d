import type { Address, IncomingMessage } from '../../src/channel/message.ts'
import type { IncomingActivity } from './activity-shape.ts'
import type { PersonalChat } from './conversation-book.ts'
import { writeConversation } from './conversation-key.ts'

/** Where something was done, and so where it is answered. */
export type Place = Pick<IncomingMessage, 'address' | 'scope'> & { readonly personal: Address }

/** The sender's own chat with the bot. */
export function personalPlace(user: string): Place {
  const address = writeConversation({ type: 'user', user })
  return { address, personal: address, scope: 'personal' }
}

/** Where something is asked in passing, such as a search: answered to whoever waits for it and to nobody later. */
export function passingPlace(user: string, id: string): Place {
  return { ...personalPlace(user), address: writeConversation({ type: 'query', id }) }
}

/** The conversation of an activity. What is not said to be the personal chat is one where others read along. */
export function placeOf(activity: IncomingActivity, user: string): Place {
  const personal = personalPlace(user)
  if (activity.conversation.conversationType === 'personal') return personal
  return {
    ...personal,
    address: writeConversation({ type: 'shared', conversation: threadOf(activity) }),
    scope: 'shared',
  }
}

/** Teams names a thread in a channel by its first message; a message that is not yet in one begins it. */
function threadOf({ conversation, type, id, replyToId }: IncomingActivity): string {
  if (conversation.conversationType !== 'channel' || conversation.id.includes(';messageid=')) return conversation.id
  const first = type === 'message' ? id : type === 'invoke' ? replyToId : undefined
  return first === undefined || first === null ? conversation.id : `${conversation.id};messageid=${first}`
}

/** Whether the conversation is the sender's chat with the bot: a message extension is used in anybody's chats. */
export function isOwnChat({ conversation, type, name }: IncomingActivity): boolean {
  if (conversation.conversationType !== 'personal') return false
  return type !== 'invoke' || name === 'adaptiveCard/action' || name?.startsWith('task/') === true
}

/** The conversation of an activity as it is reached again. */
export function chatOf({ conversation, serviceUrl, channelData }: IncomingActivity): PersonalChat {
  const tenant = conversation.tenantId ?? channelData?.tenant?.id ?? ''
  return { conversation: conversation.id, serviceUrl, tenant: tenant.toLowerCase() }
}
