import type { Language } from '../channel/message.ts'
import { foldText } from './normalise.ts'
import type { Vocabulary } from './schema.ts'

export interface Synonyms {
  /** Stems that mean the same as a stem, itself excluded. */
  of(stem: string): readonly string[]
  /** Expressions of several words found in a row of stems: where they stand and which single stems they amount to. */
  expressions(stems: readonly string[]): readonly Expression[]
}

export interface Expression {
  readonly from: number
  readonly length: number
  readonly stems: readonly string[]
}

/** Reads the groups of the vocabulary for one language. */
export function buildSynonyms(
  groups: Vocabulary['synonyms'],
  language: Language,
  stem: (folded: string) => string,
): Synonyms {
  const same = new Map<string, Set<string>>()
  const expressions = new Map<string, { rest: readonly string[]; stems: readonly string[] }[]>()
  for (const group of groups) {
    const members = (language === 'it' ? group.words : group.en).map((word) => foldText(word).split(' ').map(stem))
    const single = [...new Set(members.flatMap((member) => (member.length === 1 ? member : [])))]
    for (const member of single) {
      const others = same.get(member) ?? new Set()
      for (const other of single) if (other !== member) others.add(other)
      same.set(member, others)
    }
    for (const [first, ...rest] of members) {
      if (first === undefined || rest.length === 0 || single.length === 0) continue
      const known = expressions.get(first) ?? []
      known.push({ rest, stems: single })
      expressions.set(first, known)
    }
  }
  const lists = new Map([...same].map(([key, others]) => [key, [...others]]))
  return {
    of: (key) => lists.get(key) ?? [],
    expressions: (stems) =>
      stems.flatMap((first, from) =>
        (expressions.get(first) ?? [])
          .filter(({ rest }) => rest.every((next, at) => stems[from + 1 + at] === next))
          .map(({ rest, stems: meant }) => ({ from, length: rest.length + 1, stems: meant })),
      ),
  }
}
