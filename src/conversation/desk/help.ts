import type { Block, OutgoingMessage } from '../../channel/message.ts'
import { composeMessage } from '../../channel/plain-text.ts'
import type { Actor } from '../../requests/command.ts'
import { type HelpOrder, helpTexts } from '../texts/help-texts.ts'
import type { RequestButton } from '../texts/request-texts.ts'
import type { DeskVoice } from './names.ts'

/** The number that stands for any in the examples. */
const exampleNumber = 42

/** The help with what this person can write about requests: everybody's orders, and those of their own work. */
export function helpFor(help: OutgoingMessage, actor: Actor, voice: DeskVoice): OutgoingMessage {
  const texts = helpTexts(voice.language)
  const isMaster = actor.masters.length > 0
  const orders = (names: readonly HelpOrder[]) => names.map((name) => texts.orders[name])
  const lists: Block[] = [
    {
      type: 'list',
      title: texts.own,
      items: [...orders(['open', 'mine', 'status']), ...buttons(['add', 'withdraw', 'reopen'], voice)],
    },
  ]
  if (isMaster || actor.offices.length > 0) {
    lists.push({
      type: 'list',
      title: texts.work,
      items: [
        ...orders(['queue', 'taken']),
        ...buttons(['take', 'answer', 'ask', 'note', 'forward', 'decline', 'resolve'], voice),
        ...orders(isMaster ? ['absence', 'return'] : []),
      ],
    })
  }
  if (actor.administrator)
    lists.push({ type: 'list', title: texts.administration, items: orders(['undelivered', 'manage']) })
  const end = help.blocks.at(-1)?.type === 'actions' ? help.blocks.length - 1 : help.blocks.length
  return composeMessage(help.language, [...help.blocks.slice(0, end), ...lists, ...help.blocks.slice(end)])
}

function buttons(names: readonly RequestButton[], voice: DeskVoice): string[] {
  return names.map((name) => {
    const { label, typed } = voice.buttonOf(name)
    const words = typed(exampleNumber)
    return voice.language === 'en' ? `“${words}”: ${lower(label)}` : `«${words}»: ${lower(label)}`
  })
}

function lower(label: string): string {
  return label.charAt(0).toLowerCase() + label.slice(1)
}
