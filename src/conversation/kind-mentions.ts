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
  question.words.forEach((_, from) => {
    const here = names.find(({ words }) => words.every((word, at) => question.words[from + at]?.forms.includes(word)))
    const hidden = mentions.some((mention) => from < mention.from + mention.length)
    if (here !== undefined && !hidden) mentions.push({ kind: here.kind, from, length: here.words.length })
  })
  return mentions
}

interface KindName {
  readonly kind: Kind
  readonly words: readonly string[]
}

const knownNames = new WeakMap<readonly Kind[], readonly KindName[]>()

/** The names of kinds in words, the longest first. Every question looks for them: they are split once. */
function namesOf(kinds: readonly Kind[]): readonly KindName[] {
  const known = knownNames.get(kinds)
  if (known !== undefined) return known
  const names = kinds
    .flatMap((kind) =>
      [...kind.aliases, ...kind.en.aliases].map((alias) => ({ kind, words: alias.toLowerCase().split(' ') })),
    )
    .sort((a, b) => b.words.length - a.words.length)
  knownNames.set(kinds, names)
  return names
}

/** The kinds a question names, each once. */
export function mentionedKinds(question: Question, kinds: readonly Kind[]): readonly Kind[] {
  return [...new Set(findKindMentions(question, kinds).map((mention) => mention.kind))]
}
