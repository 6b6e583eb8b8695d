import type { ChannelLimits } from '../channel/adapter.ts'
import { composeMessage } from '../channel/plain-text.ts'
import type { DeskStep } from '../conversation/desk/desk.ts'
import { readConversationState } from '../conversation/state.ts'
import { conversationTexts } from '../conversation/texts/conversation-texts.ts'
import { takeDeskStep } from './desk-turn.ts'
import type { DeskTurnContext, DeskTurned } from './desk-turned.ts'
import { owe, personKey } from './request-keeping.ts'

type LimitsOf = (channel: string) => ChannelLimits | undefined

/** What is said where others read along; null: nothing. */
interface SaidHere {
  /** The answer stands in the conversation with the bot alone. */
  readonly answered: string | null
  /** There is no such conversation yet, and nothing was done. */
  readonly unreachable: string
}

/** A step of the desk that was asked for where others read along. */
export function takePrivateStep(step: DeskStep, context: DeskTurnContext, limitsOf: LimitsOf): Promise<DeskTurned> {
  const { answeredAlone, writeToMeAlone } = conversationTexts(context.person.language)
  const here = { answered: answeredAlone, unreachable: writeToMeAlone }
  return takePrivately((own) => takeDeskStep(step, own), context, limitsOf, here)
}

/**
 * What was asked for where others read along: carried out in the conversation that the person has with the bot alone,
 * and answered there. Where there is none yet, nothing is done.
 */
export async function takePrivately(
  take: (context: DeskTurnContext) => Promise<DeskTurned>,
  context: DeskTurnContext,
  limitsOf: LimitsOf,
  { answered, unreachable }: SaidHere,
): Promise<DeskTurned> {
  const { person, state, tx } = context
  const here = (text: string) => [composeMessage(person.language, [{ type: 'paragraph', text }])]
  const [address] = person.addresses
  if (address === undefined) return { state, replies: here(unreachable), notify: () => Promise.resolve() }
  const key = personKey(person.id)
  const own = readConversationState(await tx.conversations.get(key))
  const turned = await take({ ...context, state: own, limits: limitsOf(address.channel) })
  await tx.conversations.put(key, turned.state)
  return {
    state,
    replies: answered === null ? [] : here(answered),
    notify: async () => {
      for (const reply of turned.replies) await owe(person, reply, null, context)
      await turned.notify()
    },
    ...(turned.unit === undefined ? {} : { unit: turned.unit }),
    ...(turned.wakesKeeper === true ? { wakesKeeper: true } : {}),
    ...(turned.wakesKeeper === undefined ? {} : { wakesKeeper: turned.wakesKeeper }),
  }
}
