import type { Option } from '../../src/channel/message.ts'
import { isRecord } from './card-data.ts'
import type { Choice } from './card-elements.ts'
import { choiceOf } from './field-input.ts'

/** What Teams asks with an invoke `application/search` while somebody types into a searched field. */
export interface ChoiceQuery {
  readonly dataset: string
  readonly text: string
  readonly skip: number
  readonly top: number
}

/** Options shown at once where Teams asks for more, or says no number. */
const mostShown = 15

/** Characters of a question that are looked at. */
const longestQuestion = 200

/** The question in the value of the invoke; undefined where it is none. */
export function readChoiceQuery(value: unknown): ChoiceQuery | undefined {
  if (!isRecord(value)) return undefined
  const { dataset, queryText, queryOptions } = value
  if (typeof dataset !== 'string') return undefined
  const paging = isRecord(queryOptions) ? queryOptions : {}
  return {
    dataset,
    text: typeof queryText === 'string' ? queryText.slice(0, longestQuestion) : '',
    skip: count(paging['skip'], 0),
    top: Math.min(count(paging['top'], mostShown), mostShown),
  }
}

/**
 * The options in which every word of the question begins a word, those that begin with the whole question first;
 * without a question the first ones.
 */
export function searchChoices(options: readonly Option[], { text, skip, top }: ChoiceQuery): readonly Choice[] {
  const question = fold(text)
  const words = question.split(' ').filter(Boolean)
  const found = options.flatMap((option) => {
    const label = fold(`${option.label} ${option.hint ?? ''}`)
    return words.every((word) => ` ${label}`.includes(` ${word}`))
      ? [{ option, first: label.startsWith(question) }]
      : []
  })
  return [...found.filter(({ first }) => first), ...found.filter(({ first }) => !first)]
    .slice(skip, skip + top)
    .map(({ option }) => choiceOf(option, true))
}

/** The value of the one option that is called so, or in whose name alone the words stand. */
export function namedChoice(options: readonly Option[], name: string): string | undefined {
  const words = fold(name)
  if (words === '') return undefined
  const called = options.filter(({ label }) => fold(label) === words)
  const found = called.length > 0 ? called : options.filter(({ label }) => ` ${fold(label)}`.includes(` ${words}`))
  return found.length === 1 ? found[0]?.value : undefined
}

/** The body of the answer to the invoke. */
export function choiceAnswer(choices: readonly Choice[]): object {
  return {
    statusCode: 200,
    type: 'application/vnd.microsoft.search.searchResponse',
    value: { results: choices },
  }
}

/** Words in small letters without accents, a space between them. */
function fold(text: string): string {
  return text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
}

function count(value: unknown, otherwise: number): number {
  return typeof value === 'number' && Number.isSafeInteger(value) && value >= 0 ? value : otherwise
}
