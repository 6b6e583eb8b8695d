import { z } from 'zod'
import {
  confirmation,
  dispatchAction,
  id,
  link,
  option,
  optionGroups,
  options,
  plainText,
  text,
} from './composition-objects.ts'

// Limits of docs.slack.dev/reference/block-kit/block-elements

const focusable = { action_id: id, focus_on_load: z.boolean().optional() }
const placeholder = plainText(150).optional()
const date = z.iso.date()

/** .../button-element */
const button = z.strictObject({
  type: z.literal('button'),
  action_id: id,
  text: plainText(75),
  value: z.string().min(1).max(2000).optional(),
  url: link.optional(),
  style: z.enum(['primary', 'danger']).optional(),
  confirm: confirmation.optional(),
  accessibility_label: text(75).optional(),
})

/** .../select-menu-element#static_select */
const staticSelect = z
  .strictObject({
    type: z.literal('static_select'),
    ...focusable,
    placeholder,
    options: options(100).optional(),
    option_groups: optionGroups.optional(),
    initial_option: option.optional(),
    confirm: confirmation.optional(),
  })
  .refine((menu) => (menu.options === undefined) !== (menu.option_groups === undefined), 'either options or groups')
  .refine(
    ({ options: flat = [], option_groups: groups = [], initial_option: initial }) =>
      isOneOf(initial, [...flat, ...groups.flatMap((group) => group.options)]),
    'the initial option is none of the options',
  )
  .refine(({ option_groups: groups = [] }) => {
    const values = groups.flatMap((group) => group.options.map(({ value }) => value))
    return new Set(values).size === values.length
  }, 'two options of different groups have the same value')

/** .../radio-button-group-element */
const radioButtons = z
  .strictObject({
    type: z.literal('radio_buttons'),
    ...focusable,
    options: options(10),
    initial_option: option.optional(),
    confirm: confirmation.optional(),
  })
  .refine(
    ({ options: offered, initial_option: initial }) => isOneOf(initial, offered),
    'the initial option is none of the options',
  )

/** .../checkboxes-element */
const checkboxes = z
  .strictObject({
    type: z.literal('checkboxes'),
    ...focusable,
    options: options(10),
    initial_options: options(10).optional(),
    confirm: confirmation.optional(),
  })
  .refine(
    ({ options: offered, initial_options: initial = [] }) => initial.every((each) => isOneOf(each, offered)),
    'an initial option is none of the options',
  )

/** .../overflow-menu-element */
const overflow = z.strictObject({
  type: z.literal('overflow'),
  action_id: id,
  options: options(5),
  confirm: confirmation.optional(),
})

/** .../date-picker-element */
const datepicker = z.strictObject({
  type: z.literal('datepicker'),
  ...focusable,
  initial_date: date.optional(),
  placeholder,
  confirm: confirmation.optional(),
})

/** .../plain-text-input-element */
const plainTextInput = z
  .strictObject({
    type: z.literal('plain_text_input'),
    ...focusable,
    initial_value: z.string().min(1).optional(),
    multiline: z.boolean().optional(),
    min_length: z.int().min(0).max(3000).optional(),
    max_length: z.int().min(1).max(3000).optional(),
    dispatch_action_config: dispatchAction.optional(),
    placeholder,
  })
  .refine(
    ({ min_length: least = 0, max_length: most = 3000 }) => least <= most,
    'the least length is above the greatest',
  )
  .refine(
    ({ initial_value: held = '', max_length: most = 3000 }) => held.length <= most,
    'the initial value is longer than the field',
  )
  .refine(
    ({ initial_value: held = '', multiline = false }) => multiline || !held.includes('\n'),
    'a single line holds line breaks',
  )
  .refine(({ initial_value: held = '' }) => !/\p{Surrogate}/u.test(held), 'holds half a character')

/** .../image-element */
export const image = z.strictObject({
  type: z.literal('image'),
  alt_text: text(2000),
  image_url: link.optional(),
})

export const actionsElement = z.discriminatedUnion('type', [
  button,
  staticSelect,
  radioButtons,
  checkboxes,
  overflow,
  datepicker,
])

export const inputElement = z.discriminatedUnion('type', [
  plainTextInput,
  staticSelect,
  radioButtons,
  checkboxes,
  datepicker,
])

export const accessory = z.discriminatedUnion('type', [
  button,
  staticSelect,
  radioButtons,
  checkboxes,
  overflow,
  datepicker,
  image,
])

/** Slack compares the whole option, not its value alone. */
function isOneOf(initial: unknown, offered: readonly unknown[]): boolean {
  return initial === undefined || offered.some((each) => JSON.stringify(each) === JSON.stringify(initial))
}
