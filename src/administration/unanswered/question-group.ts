import { z } from 'zod'

/** Why a question is kept: not understood, asked back without a choice, or the answer displeased. */
export const missKinds = ['unknown', 'asked-back', 'displeased'] as const
export type MissKind = (typeof missKinds)[number]

const missSchema = z.object({
  at: z.string(),
  kind: z.enum(missKinds),
  /** Without personal data. */
  text: z.string(),
})

export const questionGroupSchema = z.object({
  id: z.string(),
  language: z.enum(['it', 'en']),
  /** Stems that all texts of the group are about, with how many of the texts have them. */
  stems: z.record(z.string(), z.int()),
  /** Newest last. */
  misses: z.array(missSchema),
  /** Ids of people who want to hear when the answer exists. */
  waiting: z.array(z.string()),
})

/** Questions that ask the same in other words. */
export type QuestionGroup = z.infer<typeof questionGroupSchema>
export type Miss = z.infer<typeof missSchema>

/** Texts kept of one group; older ones are forgotten first. */
const maxMisses = 200
/** People kept of one group. */
const maxWaiting = 200

/** How alike a question must be to join a group: share of the stems' weight they have in common. */
const alikeFrom = 0.5

/** How alike the stems of a question and of a group are: 0 to 1 (weighted Jaccard, stems that most texts share count most). */
export function likeness(stems: ReadonlySet<string>, group: Pick<QuestionGroup, 'stems' | 'misses'>): number {
  const texts = Math.max(1, ...Object.values(group.stems))
  let common = 0
  let all = 0
  for (const [stem, count] of Object.entries(group.stems)) {
    const weight = count / texts
    all += stems.has(stem) ? Math.max(1, weight) : weight
    if (stems.has(stem)) common += weight
  }
  for (const stem of stems) if (group.stems[stem] === undefined) all += 1
  return all === 0 ? 0 : common / all
}

/** The group that a question belongs to; undefined where it is the first of its kind. */
export function groupOf(
  stems: ReadonlySet<string>,
  language: QuestionGroup['language'],
  groups: readonly QuestionGroup[],
): QuestionGroup | undefined {
  let best: QuestionGroup | undefined
  let most = alikeFrom
  for (const group of groups) {
    if (group.language !== language) continue
    const alike = likeness(stems, group)
    if (alike >= most) {
      best = group
      most = alike
    }
  }
  return best
}

/** A group of one. */
export function newGroup(
  id: string,
  language: QuestionGroup['language'],
  stems: ReadonlySet<string>,
  miss: Miss,
): QuestionGroup {
  return joinGroup({ id, language, stems: {}, misses: [], waiting: [] }, stems, miss)
}

/** The group with one more question. */
export function joinGroup(group: QuestionGroup, stems: ReadonlySet<string>, miss: Miss): QuestionGroup {
  const counted = { ...group.stems }
  for (const stem of stems) counted[stem] = (counted[stem] ?? 0) + 1
  return { ...group, stems: counted, misses: [...group.misses, miss].slice(-maxMisses) }
}

/** The group with somebody who wants to hear when the answer exists. */
export function waitFor(group: QuestionGroup, person: string): QuestionGroup {
  if (group.waiting.includes(person)) return group
  return { ...group, waiting: [...group.waiting, person].slice(-maxWaiting) }
}

/**
 * The wordings that must get an answer before the group is settled; none where answers cannot tell: they were answered
 * before, of no use to those who asked, and nothing was done for the sake of the group.
 */
export function openWordings(group: QuestionGroup, isAddressed: boolean): readonly string[] {
  const isTold = isAddressed || group.misses.every(({ kind }) => kind !== 'displeased')
  return isTold ? [...new Set([wordingOf(group), group.misses.at(-1)?.text ?? ''])].filter((text) => text !== '') : []
}

/** The group without what is older than it may be kept; undefined where nothing is left. */
export function forgetOlder(group: QuestionGroup, before: string): QuestionGroup | undefined {
  const misses = group.misses.filter(({ at }) => at >= before)
  if (misses.length === group.misses.length) return group
  return misses.length === 0 ? undefined : { ...group, misses }
}

/** Those asked most first; of those asked as often, the one asked last. */
export function byUrgency(groups: readonly QuestionGroup[]): readonly QuestionGroup[] {
  const lastAt = ({ misses }: QuestionGroup) => misses.at(-1)?.at ?? ''
  return [...groups].sort((one, two) => two.misses.length - one.misses.length || lastAt(two).localeCompare(lastAt(one)))
}

/** The wording that stands for a group: the shortest of the last ones that says it in at least two words. */
export function wordingOf({ misses }: QuestionGroup): string {
  const texts = misses.slice(-10).map(({ text }) => text)
  const told = texts.filter((text) => text.split(' ').length > 1)
  return [...(told.length > 0 ? told : texts)].sort((one, two) => one.length - two.length)[0] ?? ''
}
