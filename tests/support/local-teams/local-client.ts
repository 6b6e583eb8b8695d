import type { Activity } from 'botbuilder'
import { z } from 'zod'
import { checkedCard, type TeamsCard, type TeamsElement } from '../adaptive-cards/adaptive-card-schema.ts'
import { type ShownCard, shownCard } from '../adaptive-cards/shown-card.ts'
import type { Conversations, LocalConversation } from './conversations.ts'
import type { BotAnswer } from './local-teams-types.ts'
import type { LocalUser } from './local-user.ts'

type CardAction = Extract<TeamsElement, { type: 'ActionSet' }>['actions'][number]
type Input = Extract<TeamsElement, { label: string }>

/** A dialog as it stands on somebody's screen. */
interface Dialog extends ShownCard {
  readonly title: string
  /** What the fields hold at first, by their id; undefined: nothing. */
  readonly fields: Readonly<Record<string, string | undefined>>
  /** What stands right above a field, by its id. */
  readonly errors: Readonly<Record<string, string>>
  /** What its button sends. */
  readonly data: Readonly<Record<string, unknown>>
}

/** A button on a message of the bot. */
export interface ShownButton {
  readonly message: string
  readonly action: Exclude<CardAction, { targetElements: object }>
}

/** What one person sees in Teams, and where they click. */
export interface LocalClient {
  /**
   * Presses the button with that title on the newest message that has it, in the personal chat unless told otherwise.
   * A card in the answer takes the place of the one it stood on, a dialog in it opens. Throws where there is none.
   */
  press(button: string | RegExp | ShownButton, conversation?: string): Promise<BotAnswer>
  /**
   * Comes to the newest card that is asked for anew when it is seen; resolves to what then stands in its place for this
   * person alone, undefined where the bot gives nothing and it stays as it was. Throws where there is no such card.
   */
  look(): Promise<ShownCard | undefined>
  /** The newest button of the personal chat that sends such data. */
  findButton(isWanted: (data: Readonly<Record<string, unknown>>) => boolean): ShownButton | undefined
  /** Undefined: none is open. */
  readonly dialog: Dialog | undefined
  /** What Teams last said in a bar of its own: a sentence in the place of a card or a dialog. */
  readonly note: string | undefined
  /**
   * Fills in the open dialog, by the label or the id of its fields (an option by its title, its hint left out or not, or its value), and sends it.
   * Throws where Teams itself would not send it: a needed field is empty, a text too long, no such option.
   */
  submit(values: Readonly<Record<string, string>>): Promise<BotAnswer>
  /** Opens the bot's dialog from the menu of somebody's message. */
  useOnMessage(html: string): Promise<BotAnswer>
  /** Closes the dialog, of which the bot is not told. */
  close(): void
}

const dialogAnswer = z.object({
  task: z.discriminatedUnion('type', [
    z.object({ type: z.literal('continue'), value: z.object({ title: z.string(), card: z.unknown() }) }),
    z.object({ type: z.literal('message'), value: z.string() }),
  ]),
})
const actionAnswer = z.discriminatedUnion('type', [
  z.object({ type: z.literal('application/vnd.microsoft.card.adaptive'), value: z.unknown() }),
  z.object({ type: z.literal('application/vnd.microsoft.activity.message'), value: z.string() }),
])

export function localClient(user: LocalUser, personal: () => LocalConversation, all: Conversations): LocalClient {
  let open: { readonly title: string; readonly card: TeamsCard } | undefined
  let note: string | undefined
  let send = user.submitDialog

  const take = ({ body }: BotAnswer) => {
    open = undefined
    if (body === undefined) return
    const { task } = dialogAnswer.parse(body)
    if (task.type === 'message') note = task.value
    else open = { title: task.value.title, card: checkedCard(task.value.card) }
  }

  return {
    get note() {
      return note
    },
    get dialog() {
      if (open === undefined) return undefined
      const { card, title } = open
      const fields = Object.fromEntries(inputsOf(card).map(({ id, value }) => [id, value]))
      return { ...shownCard(card), title, fields, errors: errorsOf(card), data: card.actions?.[0]?.data ?? {} }
    },
    findButton(isWanted) {
      return buttonsIn(personal()).find(({ action }) => isWanted(action.data))
    },
    async look() {
      const seen = personal().messages.findLast(({ fromBot, activity }) => fromBot && refreshOf(activity) !== undefined)
      const data = seen === undefined ? undefined : refreshOf(seen.activity)
      if (seen === undefined || data === undefined) throw new Error('No card is asked for anew')
      const content = { action: String(data['action']), value: String(data['value']) }
      const { body } = await user.refresh(content, seen.id)
      const read = actionAnswer.safeParse(body)
      if (read.data?.type !== 'application/vnd.microsoft.card.adaptive') return undefined
      return shownCard(checkedCard({ contentType: read.data.type, content: read.data.value }))
    },
    async press(wanted, conversation) {
      const place = conversation === undefined ? personal() : all.find(conversation)
      const found = typeof wanted === 'object' && 'action' in wanted ? wanted : findTitle(place, wanted)
      if (place === undefined || found === undefined) throw new Error(`There is no button "${wanted}"`)
      const { message: id, action } = found
      note = undefined
      if (action.type === 'Action.Submit') {
        send = user.submitDialog
        const answer = await user.openDialog(action.data, id)
        take(answer)
        return answer
      }
      const { data } = action
      const content = { action: String(data['action']), value: String(data['value']) }
      const answer = await user.pressExecute(content, id, conversation === undefined ? {} : { conversation })
      const read = actionAnswer.safeParse(answer.body)
      if (read.data?.type === 'application/vnd.microsoft.card.adaptive') {
        const { type: contentType, value: card } = read.data
        all.replace(place, id, { type: 'message', attachments: [{ contentType, content: card }] })
      } else if (read.data !== undefined) note = read.data.value
      return answer
    },
    async submit(values) {
      if (open === undefined) throw new Error('No dialog is open')
      const answer = await send(filledIn(open.card, values))
      take(answer)
      return answer
    },
    async useOnMessage(html) {
      send = user.submitFromMessage
      const answer = await user.useOnMessage(html)
      take(answer)
      return answer
    },
    close() {
      open = undefined
    },
  }
}

/** What a card sends when it comes into sight. */
function refreshOf({ attachments = [] }: Partial<Activity>): Readonly<Record<string, unknown>> | undefined {
  return attachments.map((attachment) => checkedCard(attachment).refresh?.action.data).find(Boolean)
}

/** A field whose last value was refused has that above it. */
function errorsOf({ body }: TeamsCard): Readonly<Record<string, string>> {
  return Object.fromEntries(
    body.flatMap((element, at) => {
      const above = body[at - 1]
      const isRefused = element.type.startsWith('Input.') && 'label' in element && above?.type === 'Container'
      return isRefused ? [[element.id, shownCard({ ...emptyCard, body: [above] }).text]] : []
    }),
  )
}

const emptyCard = {
  type: 'AdaptiveCard',
  $schema: 'http://adaptivecards.io/schemas/adaptive-card.json',
  version: '1.5',
  lang: 'it',
  body: [],
} as const

/** The newest message first. */
function buttonsIn(place: LocalConversation | undefined): readonly ShownButton[] {
  return (place?.messages ?? [])
    .toReversed()
    .filter(({ fromBot }) => fromBot)
    .flatMap(({ id, activity }) => actionsIn(activity).map((action) => ({ message: id, action })))
}

function findTitle(place: LocalConversation | undefined, title: string | RegExp): ShownButton | undefined {
  return buttonsIn(place).find(({ action }) =>
    typeof title === 'string' ? action.title === title : title.test(action.title),
  )
}

/** The buttons that lead to the bot; what only unfolds a part of the card is none of them. */
function actionsIn({
  attachments = [],
}: Partial<Activity>): readonly Exclude<CardAction, { targetElements: object }>[] {
  const pressable = (element: TeamsElement): readonly CardAction[] => {
    if (element.type === 'ActionSet') return element.actions
    return element.type === 'Container' ? element.items.flatMap(pressable) : []
  }
  return attachments
    .flatMap((attachment) => checkedCard(attachment).body.flatMap(pressable))
    .flatMap((action) => (action.type === 'Action.ToggleVisibility' ? [] : [action]))
}

function inputsOf({ body }: TeamsCard): readonly Input[] {
  return body.filter((element): element is Input => element.type.startsWith('Input.'))
}

/** What Teams sends: the data of the button and beside it what the fields hold. */
function filledIn(card: TeamsCard, values: Readonly<Record<string, string>>): object {
  const inputs = inputsOf(card)
  const names = new Map(inputs.flatMap(({ id, label }) => [[id.replace(/^field\//, ''), id] as const, [label, id]]))
  const given = new Map(
    Object.entries(values).map(([name, value]) => {
      const id = names.get(name)
      if (id === undefined) throw new Error(`The dialog has no field "${name}": ${[...names.keys()].join(', ')}`)
      return [id, value] as const
    }),
  )
  const held = inputs.flatMap((input) => {
    const value = enteredIn(input, given.get(input.id))
    if (value === '' && input.isRequired === true) throw new Error(`The field "${input.label}" must be filled in`)
    return value === '' ? [] : [[input.id, value] as const]
  })
  return { ...card.actions?.[0]?.data, ...Object.fromEntries(held) }
}

function enteredIn(input: Input, given: string | undefined): string {
  if (given === undefined || given === '') return given ?? input.value ?? ''
  if (input.type === 'Input.Text') {
    if (given.length > input.maxLength) throw new Error(`The field "${input.label}" takes no text of that length`)
    return given
  }
  if (input.type === 'Input.Date') return given
  const chosen = input.choices.find(
    ({ title, value }) => value === given || title === given || title.startsWith(`${given} (`),
  )
  if (chosen === undefined) throw new Error(`The field "${input.label}" has no option "${given}"`)
  return chosen.value
}
