import type { Kind } from '../knowledge/schema.ts'
import type { Question } from './question.ts'

/** Positions of a kind's name in a question, e.g. of "servizi centrali". */
export interface KindMention {
  readonly kind: Kind
  readonly from: number
  readonly length: number
}

/** Where the question names kinds of units. A longer name hides the shorter ones inside it. */
export function findKindMentions(question: Question, kinds: readonly Kind[]): readonly KindMention[] {
  const names = namesOf(kinds)
  const mentions: KindMention[] = []
  question.words.forEach(({ forms }, from) => {
    const begun = forms.flatMap((form) => names.get(form) ?? [])
    const [here] = begun
      .filter(({ words }) => words.every((word, at) => question.words[from + at]?.forms.includes(word)))
      .sort((a, b) => a.rank - b.rank)
    const hidden = mentions.some((mention) => from < mention.from + mention.length)
    if (here !== undefined && !hidden) mentions.push({ kind: here.kind, from, length: here.words.length })
  })
  return mentions
}

interface KindName {
  readonly kind: Kind
  readonly words: readonly string[]
  /** The longest come first. */
  readonly rank: number
}

type KindNames = ReadonlyMap<string, readonly KindName[]>

const knownNames = new WeakMap<readonly Kind[], KindNames>()

/** The names of kinds in words, by their first word. Every question looks for them: they are split once. */
function namesOf(kinds: readonly Kind[]): KindNames {
  const known = knownNames.get(kinds)
  if (known !== undefined) return known
  const names = new Map<string, KindName[]>()
  kinds
    .flatMap((kind) =>
      [...kind.aliases, ...kind.en.aliases].map((alias) => ({ kind, words: alias.toLowerCase().split(' ') })),
    )
    .sort((a, b) => b.words.length - a.words.length)
    .forEach((name, rank) => {
      const [first = ''] = name.words
      names.set(first, [...(names.get(first) ?? []), { ...name, rank }])
    })
  knownNames.set(kinds, names)
  return names
}

/** The kinds a question names, each once. */
export function mentionedKinds(question: Question, kinds: readonly Kind[]): readonly Kind[] {
  return [...new Set(findKindMentions(question, kinds).map((mention) => mention.kind))]
}
