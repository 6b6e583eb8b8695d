import type { types } from '@slack/bolt'
import type { Field, Language, Option } from '../../src/channel/message.ts'
import { blockKitLimits } from './block-kit-limits.ts'
import { decode, encode } from './button-id.ts'
import { plainLine, tidyText } from './rich-text.ts'
import type { SlackTexts } from './slack-texts.ts'

type ChoiceField = Extract<Field, { type: 'choice' }>

/** Up to here all options are in sight at once. */
const radioOptions = 5

export interface RenderedChoice {
  readonly element: types.RadioButtons | types.StaticSelect
  /** Whether not all options fit. */
  readonly isCut: boolean
}

/**
 * A choice as radio buttons, as a menu, or as a menu with groups by initial letter; undefined where no option can be
 * shown. Options whose value Slack cannot carry are left out: nothing could be read back from them.
 *
 * @param size Characters of JSON that the options may have.
 */
export function renderChoice(
  field: ChoiceField,
  actionId: string,
  { language, texts, size }: { language: Language; texts: SlackTexts; size: number },
): RenderedChoice | undefined {
  const usable = usableOptions(field.options)
  const held = field.value
  const initial = held === undefined ? undefined : usable.find(({ value }) => value === writeOptionValue(held))
  const offered = fitOptions(usable, initial, size)
  const isCut = offered.length < usable.length
  if (offered.length === 0) return undefined
  const base = { action_id: actionId, ...(initial === undefined ? {} : { initial_option: initial }) }
  if (offered.length <= radioOptions) return { element: { type: 'radio_buttons', ...base, options: offered }, isCut }
  const placeholder = plainLine(texts.choose, blockKitLimits.placeholder)
  const menu = { type: 'static_select', ...base, ...(placeholder === undefined ? {} : { placeholder }) } as const
  if (offered.length <= blockKitLimits.options) return { element: { ...menu, options: offered }, isCut }
  return { element: { ...menu, option_groups: groupOptions(offered, language) }, isCut }
}

/** Slack takes no empty value, and ours may be: each is marked as one. */
function writeOptionValue(value: string): string {
  return `=${encode(value)}`
}

/** Undefined for what this adapter has not written. */
export function readOptionValue(written: string): string | undefined {
  return written.startsWith('=') ? decode(written.slice(1)) : undefined
}

/** The options that Slack can carry, each value once. */
function usableOptions(options: readonly Option[]): types.PlainTextOption[] {
  const byValue = new Map<string, types.PlainTextOption>()
  for (const option of options) {
    const rendered = renderOption(option)
    if (rendered?.value !== undefined && !byValue.has(rendered.value)) byValue.set(rendered.value, rendered)
  }
  return [...byValue.values()]
}

/** A label that is cut goes on in the description below it. */
function renderOption({ value, label, hint }: Option): types.PlainTextOption | undefined {
  const written = writeOptionValue(value)
  const whole = tidyText(label).replace(/\s+/g, ' ') || tidyText(value) || '–'
  const text = plainLine(whole, blockKitLimits.optionText)
  if (written.length > blockKitLimits.optionValue || text === undefined) return undefined
  const rest = text.text === whole ? '' : `…${whole.slice(text.text.length - 1)}`
  const description = plainLine(tidyText(hint ?? '') || rest, blockKitLimits.optionText)
  return { text, value: written, ...(description === undefined ? {} : { description }) }
}

/** The first that fit, and in any case the one that the field holds. */
function fitOptions(
  options: readonly types.PlainTextOption[],
  initial: types.PlainTextOption | undefined,
  size: number,
): types.PlainTextOption[] {
  const sizeOf = (option: types.PlainTextOption) => JSON.stringify(option).length + 1
  let places: number = blockKitLimits.options * blockKitLimits.optionGroups
  let left = size
  if (initial !== undefined) {
    places -= 1
    left -= 2 * sizeOf(initial)
  }
  return options.filter((option) => {
    if (option === initial) return true
    places -= 1
    left -= sizeOf(option)
    return places >= 0 && left >= 0
  })
}

interface OptionGroup {
  readonly label: types.PlainTextElement
  readonly options: types.PlainTextOption[]
}

/** In alphabetical order, named as the pages of a dictionary are; the option that stands for none comes last. */
function groupOptions(options: readonly types.PlainTextOption[], language: Language): OptionGroup[] {
  const { compare } = new Intl.Collator(language)
  const isNone = (option: types.PlainTextOption) => option.value === writeOptionValue('')
  const named = options.filter((option) => !isNone(option)).sort((one, other) => compare(textOf(one), textOf(other)))
  const all = [...named, ...options.filter(isNone)]
  const size = Math.ceil(all.length / Math.ceil(all.length / blockKitLimits.options))
  return Array.from({ length: Math.ceil(all.length / size) }, (_, at) => {
    const [begin, end] = [at * size, Math.min((at + 1) * size, named.length)]
    const first = apart(named[begin], named[begin - 1])
    const last = apart(named[end - 1], named[end])
    const label = plainLine(`${first}–${last}`, blockKitLimits.optionGroupLabel)
    return { label: label ?? { type: 'plain_text', text: String(at + 1) }, options: all.slice(begin, begin + size) }
  })
}

/** As many letters of an option as tell it from its neighbour in the next group. */
function apart(option: types.PlainTextOption | undefined, neighbour: types.PlainTextOption | undefined): string {
  const letters = [...textOf(option)]
  const others = [...textOf(neighbour)]
  const same = letters.findIndex((letter, at) => letter !== others[at])
  return letters.slice(0, Math.min((same < 0 ? letters.length : same) + 1, 36)).join('')
}

function textOf(option: types.PlainTextOption | undefined): string {
  return option?.text.text ?? ''
}
