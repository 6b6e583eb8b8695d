/** A word as patterns see it: every form it may stand for. */
export interface PatternWord {
  readonly sentence: number
  /** The folded word and its corrections. */
  readonly forms: readonly string[]
  /** Their stems. */
  readonly stems: readonly string[]
  /** Neither in the base nor in everyday language: a name, as a rule. */
  readonly unknown: boolean
}

export interface PatternMatch<T> {
  readonly name: T
  /** Positions of the words that the pattern used, in order. */
  readonly positions: readonly number[]
  /** How much the pattern says: the number of words it asks for. */
  readonly length: number
}

type Element =
  | { readonly gap: true }
  | {
      readonly gap: false
      readonly forms: ReadonlySet<string>
      readonly stems: ReadonlySet<string>
      readonly number: boolean
      readonly unknown: boolean
    }

interface Pattern<T> {
  readonly name: T
  readonly elements: readonly Element[]
  readonly length: number
}

export interface PatternSet<T> {
  /** All matches, in no order. A pattern counts once per place where it begins. */
  match(words: readonly PatternWord[]): PatternMatch<T>[]
}

/** Words that a gap (`*`) may skip. */
const maxGap = 4

/** Shorter words are compared as they are: their stems say too little. */
const minStemmed = 5

/**
 * Compiles phrases of the vocabulary: words separated by spaces, `a|b` alternatives, `*` up to four words of the same
 * sentence, `#` a number, `?` a word that nothing knows.
 *
 * @param fold as the words were folded
 * @param stem as the words were stemmed
 * @param exact words that only stand for themselves: `quanti` is not `quanto`
 */
export function compilePatterns<T>(
  phrases: Iterable<readonly [name: T, phrase: string]>,
  fold: (text: string) => string,
  stem: (folded: string) => string,
  exact: ReadonlySet<string>,
): PatternSet<T> {
  const byForm = new Map<string, Pattern<T>[]>()
  const byStem = new Map<string, Pattern<T>[]>()
  const numbers: Pattern<T>[] = []
  const index = (first: Map<string, Pattern<T>[]>, key: string, pattern: Pattern<T>) => {
    const list = first.get(key)
    if (list === undefined) first.set(key, [pattern])
    else if (!list.includes(pattern)) list.push(pattern)
  }
  for (const [name, phrase] of phrases) {
    const elements = phrase
      .split(/\s+/)
      .filter(Boolean)
      .map((part) => compileElement(part, fold, stem, exact))
    const first = elements[0]
    if (first === undefined || first.gap) continue
    const pattern = { name, elements, length: elements.filter((element) => !element.gap).length }
    for (const form of first.forms) index(byForm, form, pattern)
    for (const form of first.stems) index(byStem, form, pattern)
    if (first.number) numbers.push(pattern)
  }

  return {
    match(words) {
      const matches: PatternMatch<T>[] = []
      words.forEach((word, at) => {
        const lists: (readonly Pattern<T>[])[] = []
        const add = (list: readonly Pattern<T>[] | undefined) => list !== undefined && lists.push(list)
        for (const form of word.forms) add(byForm.get(form))
        for (const stem of word.stems) add(byStem.get(stem))
        if (isNumber(word)) add(numbers)
        const [only = [], ...others] = lists
        for (const pattern of others.length === 0 ? only : new Set(lists.flat())) {
          const positions = matchAt(pattern.elements, words, at)
          if (positions !== undefined) matches.push({ name: pattern.name, positions, length: pattern.length })
        }
      })
      return matches
    },
  }
}

function compileElement(
  part: string,
  fold: (text: string) => string,
  stem: (folded: string) => string,
  exact: ReadonlySet<string>,
): Element {
  if (part === '*') return { gap: true }
  const alternatives = part.split('|').map(fold).filter(Boolean)
  return {
    gap: false,
    forms: new Set(alternatives),
    stems: new Set(alternatives.filter((word) => word.length >= minStemmed && !exact.has(word)).map(stem)),
    number: part === '#',
    unknown: part === '?',
  }
}

function isNumber(word: PatternWord): boolean {
  return word.forms.some((form) => /^\d+$/.test(form))
}

function meets(element: Exclude<Element, { gap: true }>, word: PatternWord): boolean {
  return (
    word.forms.some((form) => element.forms.has(form)) ||
    word.stems.some((form) => element.stems.has(form)) ||
    (element.number && isNumber(word)) ||
    (element.unknown && word.unknown)
  )
}

function matchAt(elements: readonly Element[], words: readonly PatternWord[], start: number): number[] | undefined {
  const positions: number[] = []
  let at = start
  let room = 0
  for (const element of elements) {
    if (element.gap) {
      room = maxGap
      continue
    }
    let found = -1
    for (let next = at; next <= at + room && next < words.length; next++) {
      const word = words[next]
      if (word === undefined || word.sentence !== words[start]?.sentence) break
      if (meets(element, word)) {
        found = next
        break
      }
    }
    if (found < 0) return undefined
    positions.push(found)
    at = found + 1
    room = 0
  }
  return positions
}
