import type { types } from '@slack/bolt'
import type { SubmittedView } from '../../../adapters/slack/read-view.ts'

/** What somebody enters into a field: a text, a date, or the label of an option. By block id. */
export type Entered = Readonly<Record<string, string>>

/** A form as Slack sends it back; what is not entered keeps what the window held at first. */
export function submit(view: types.ModalView, entered: Entered = {}): Required<SubmittedView> {
  const values = Object.fromEntries(
    view.blocks.flatMap((block) => {
      const known = block as types.KnownBlock
      if (known.type !== 'input') return []
      const id = known.block_id ?? ''
      return [[id, { [known.element.action_id ?? '']: stateOf(known.element, entered[id]) }]]
    }),
  )
  return { state: { values } }
}

function stateOf(element: Extract<types.KnownBlock, { type: 'input' }>['element'], entered: string | undefined) {
  switch (element.type) {
    case 'plain_text_input':
      return { type: element.type, value: entered ?? element.initial_value ?? null }
    case 'datepicker':
      return { type: element.type, selected_date: entered ?? element.initial_date ?? null }
    case 'static_select':
    case 'radio_buttons': {
      const groups = element.type === 'static_select' ? (element.option_groups ?? []) : []
      const offered = [...(element.options ?? []), ...groups.flatMap(({ options }) => options)]
      const chosen = offered.find(({ text }) => text.text === entered)
      return { type: element.type, selected_option: chosen ?? element.initial_option ?? null }
    }
    default:
      throw new Error(`No form of the bot has a ${element.type}`)
  }
}
