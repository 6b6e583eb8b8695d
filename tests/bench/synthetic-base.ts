import { parseKnowledge } from '../../src/knowledge/load.ts'
import { formatProblem } from '../../src/knowledge/problem.ts'
import type { KnowledgeBase } from '../../src/knowledge/schema.ts'
import { smallBaseSources } from '../knowledge/small-base.ts'

const syllables = 'ba ce di fo gu la me ni po ru sa te vi zo bra cle dri flo gra pre sta tri sco spe'.split(' ')

/** Mulberry32 (Tommy Ettinger, public domain): the same numbers on every run. */
export function randomNumbers(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}

export interface SyntheticBase {
  readonly base: KnowledgeBase
  /** Questions on it: phrases of units, worn and with a typing error in every third one. */
  readonly questions: readonly string[]
}

/**
 * A base of many units, ten phrases each, in made-up words that occur as unevenly as those of a language do (Zipf).
 * It has been through all checks of loading.
 */
export function syntheticBase(unitCount: number, seed = 7): SyntheticBase {
  const random = randomNumbers(seed)
  const words = madeUpWords(20_000, random)
  const word = () => words[Math.floor(words.length ** random()) - 1] ?? 'parola'
  const phrase = (length: number) => Array.from({ length }, word).join(' ')
  const examples: string[] = []
  const units = Array.from({ length: unitCount }, (_, at) => {
    const own = Array.from({ length: 4 }, () => phrase(6))
    examples.push(...own)
    return {
      id: `u-${at}`,
      name: `Ufficio ${phrase(2)} ${at}`,
      aliases: [`${phrase(2)} n${at}`],
      keywords: Array.from({ length: 4 }, () => phrase(2)),
      examples: own,
      kind: 'ufficio',
      parent: at === 0 ? 'presidenza' : `u-${Math.floor((at - 1) / 8)}`,
      source: 'chart',
    }
  })
  const sources = smallBaseSources((files) => {
    ;(files['organization.json'] as { units: unknown[] }).units.push(...units)
  })
  const result = parseKnowledge(sources)
  if ('problems' in result) throw new Error(result.problems.slice(0, 5).map(formatProblem).join('\n'))
  return { base: result.base, questions: Array.from({ length: 1_000 }, (_, at) => askAbout(examples, at, random)) }
}

function madeUpWords(count: number, random: () => number): string[] {
  const words = new Set<string>()
  while (words.size < count) {
    const length = 2 + Math.floor(random() * 3)
    words.add(Array.from({ length }, () => syllables[Math.floor(random() * syllables.length)] ?? '').join(''))
  }
  return [...words]
}

function askAbout(examples: readonly string[], at: number, random: () => number): string {
  const example = examples[Math.floor(random() * examples.length)] ?? ''
  const words = example.split(' ').slice(0, 3 + (at % 4))
  if (at % 3 === 0) words[0] = swapInside(words[0] ?? '')
  return `chi si occupa di ${words.join(' ')}?`
}

function swapInside(word: string): string {
  return word.length < 5 ? word : `${word.slice(0, 2)}${word[3]}${word[2]}${word.slice(4)}`
}
