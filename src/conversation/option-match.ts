import type { Option } from '../channel/message.ts'
import { foldText } from '../knowledge/normalise.ts'

/** What a text says about a list of options: one of them, or those that come near, the nearest first. */
export type OptionMatch = { readonly chosen: Option } | { readonly near: readonly Option[] }

/** Options that still come near have at least this share of the best one's weight. */
const nearShare = 0.6
/** Letters at the beginning that make two words one: `stampante` and `stampanti`. */
const sharedLetters = 5

/** Finds an option by its name, or by words of it. Words that many options have weigh little. */
export function matchOption(text: string, options: readonly Option[], most: number): OptionMatch {
  const folded = foldText(text)
  const exact = options.find(({ label, value }) => foldText(label) === folded || value === text.trim())
  if (exact !== undefined && folded !== '') return { chosen: exact }
  const words = [...new Set(folded.split(' ').filter((word) => word.length > 2))]
  const labels = options.map(({ label }) => foldText(label).split(' '))
  const weights = words.map((word) => {
    const having = labels.filter((label) => label.some((other) => isSameWord(word, other))).length
    return having === 0 ? 0 : 1 / having
  })
  const scored = options
    .map((option, at) => {
      const has = words.map((word) => labels[at]?.some((other) => isSameWord(word, other)) === true)
      const score = weights.reduce((sum, weight, n) => sum + (has[n] === true ? weight : 0), 0)
      return { option, score, all: has.length > 0 && has.every(Boolean) }
    })
    .filter(({ score }) => score > 0)
    .toSorted((one, other) => other.score - one.score)
  const whole = scored.filter(({ all }) => all)
  if (whole.length === 1 && whole[0] !== undefined) return { chosen: whole[0].option }
  const least = (scored[0]?.score ?? 0) * nearShare
  return {
    near: scored
      .filter(({ score }) => score >= least)
      .map(({ option }) => option)
      .slice(0, most),
  }
}

function isSameWord(one: string, other: string): boolean {
  const length = Math.min(sharedLetters, one.length, other.length)
  return length >= 4 ? one.slice(0, length) === other.slice(0, length) : one === other
}
