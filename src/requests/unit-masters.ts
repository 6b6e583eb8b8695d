import type { Master } from '../knowledge/schema.ts'
import type { Worker } from './assignee.ts'
import { compareText } from './directory.ts'
import { findDeputy, type RouteSearch, whyAway, whyLeftOut } from './route-search.ts'
import type { TrailStep } from './trail.ts'

interface Candidate {
  readonly master: string
  /** The id through which they are skilled. */
  readonly skill: string | null
  readonly load: number
}

/** A master of the nearest unit up the tree that has any, or a deputy of one of them. */
export function findUnitMaster(search: RouteSearch): Worker | undefined {
  const { question, directory, day, trail } = search
  for (const unit of [question.unit, ...directory.tree.ancestors(question.unit).map((above) => above.id)]) {
    const masters = directory.mastersOf(unit, day)
    if (masters.length === 0) {
      trail.push({ code: 'no-master-here', data: { unit } })
      continue
    }
    trail.push({ code: 'masters-here', data: { unit, masters: masters.map((master) => master.id) } })
    const found = findAmong(rank(masters, search), search)
    if (found === undefined) trail.push({ code: 'nobody-available', data: { unit } })
    return found
  }
  trail.push({ code: 'no-master-anywhere', data: { unit: question.unit } })
  return undefined
}

/** Skilled ones first, then the least loaded, then by id; without those who are left out. */
function rank(masters: readonly Master[], search: RouteSearch): readonly Candidate[] {
  const { question, directory, trail } = search
  const application = directory.application(question.application)
  const wanted = [...(application === undefined ? [] : [application]), ...directory.topicLine(question.topic)]
  const candidates: Candidate[] = []
  for (const { id, skills } of masters) {
    const worker: Worker = { kind: 'master', master: id }
    const because = whyLeftOut(worker, question)
    if (because !== undefined) {
      trail.push({ code: 'left-out', data: { worker, because } })
      continue
    }
    const skill = wanted.find((record) => skills.includes(record.id))?.id ?? null
    candidates.push({ master: id, skill, load: question.loads.get(id) ?? 0 })
  }
  return candidates.sort(
    (one, other) => skillOrder(one, other) || one.load - other.load || compareText(one.master, other.master),
  )
}

function skillOrder(one: Candidate, other: Candidate): number {
  return Number(one.skill === null) - Number(other.skill === null)
}

function findAmong(ranked: readonly Candidate[], search: RouteSearch): Worker | undefined {
  const { day, trail } = search
  const tried = new Set<string>()
  for (const [at, candidate] of ranked.entries()) {
    const { master, skill, load } = candidate
    if (tried.has(master)) continue
    tried.add(master)
    trail.push({ code: 'chosen', data: { master, because: whyBefore(candidate, ranked[at + 1]), skill, load } })
    const away = whyAway(master, search)
    if (away === undefined) return { kind: 'master', master }
    trail.push({ code: 'not-available', data: { master, because: away, day } })
    const deputy = findDeputy(master, tried, search)
    if (deputy !== undefined) return deputy
  }
  return undefined
}

type Advantage = Extract<TrailStep, { code: 'chosen' }>['data']['because']

/** What puts a candidate before the next one. */
function whyBefore(candidate: Candidate, next: Candidate | undefined): Advantage {
  if (next === undefined) return 'only'
  if (skillOrder(candidate, next) !== 0) return 'skill'
  return candidate.load === next.load ? 'order' : 'load'
}
