import type { ChannelLimits } from '../channel/adapter.ts'
import { composeMessage } from '../channel/plain-text.ts'
import type { DeskStep } from '../conversation/desk/desk.ts'
import { readConversationState } from '../conversation/state.ts'
import { conversationTexts } from '../conversation/texts/conversation-texts.ts'
import { takeDeskStep } from './desk-turn.ts'
import type { DeskTurnContext, DeskTurned } from './desk-turned.ts'
import { owe, personKey } from './request-keeping.ts'

/**
 * A step of the desk that was asked for where others read along: carried out in the conversation that the person has
 * with the bot alone, and answered there. Where there is none yet, nothing is done.
 */
export async function takePrivateStep(
  step: DeskStep,
  context: DeskTurnContext,
  limitsOf: (channel: string) => ChannelLimits | undefined,
): Promise<DeskTurned> {
  const { person, state, tx } = context
  const texts = conversationTexts(person.language)
  const here = (text: string) => [composeMessage(person.language, [{ type: 'paragraph', text }])]
  const [address] = person.addresses
  if (address === undefined) {
    return { state, replies: here(texts.writeToMeAlone), notify: () => Promise.resolve() }
  }
  const key = personKey(person.id)
  const own = readConversationState(await tx.conversations.get(key))
  const turned = await takeDeskStep(step, { ...context, state: own, limits: limitsOf(address.channel) })
  await tx.conversations.put(key, turned.state)
  return {
    state,
    replies: here(texts.answeredAlone),
    notify: async () => {
      for (const reply of turned.replies) await owe(person, reply, null, context)
      await turned.notify()
    },
    ...(turned.unit === undefined ? {} : { unit: turned.unit }),
  }
}
