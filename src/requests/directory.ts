import type { Application, KnowledgeBase, Master, Topic } from '../knowledge/schema.ts'
import { buildTree, isInForce, type OrganizationTree } from '../knowledge/tree.ts'
import type { Worker } from './assignee.ts'
import type { WorkingCalendar } from './working-calendar.ts'
import { isAbsent, worksOn } from './working-calendar.ts'

/** What requests need of the knowledge base, found by id. Built once per loaded base. */
export interface Directory {
  readonly tree: OrganizationTree
  /** The unit where a request goes when nobody else is left. */
  readonly itOffice: string
  readonly supplier: string | null
  master(id: string): Master | undefined
  /** Masters that name this very unit among those they serve, in force on that day, by id. */
  mastersOf(unit: string, day: string): readonly Master[]
  /** The topic and the broader ones above it, nearest first; empty for null and unknown ids. */
  topicLine(id: string | null): readonly Topic[]
  application(id: string | null): Application | undefined
}

export function buildDirectory(
  base: Pick<KnowledgeBase, 'organization' | 'masters' | 'topics' | 'applications'>,
): Directory {
  const byId = [...base.masters].sort((one, other) => compareText(one.id, other.id))
  const masters = new Map(byId.map((master) => [master.id, master]))
  const topics = new Map(base.topics.map((topic) => [topic.id, topic]))
  const applications = new Map(base.applications.map((application) => [application.id, application]))
  const mastersByUnit = new Map<string, Master[]>()
  for (const master of byId) {
    for (const unit of new Set(master.units)) {
      const there = mastersByUnit.get(unit)
      if (there === undefined) mastersByUnit.set(unit, [master])
      else there.push(master)
    }
  }
  return {
    tree: buildTree(base),
    itOffice: base.organization.itOffice,
    supplier: base.organization.supplier,
    master: (id) => masters.get(id),
    mastersOf: (unit, day) => (mastersByUnit.get(unit) ?? []).filter((master) => isInForce(master, day)),
    topicLine(id) {
      const line: Topic[] = []
      let topic = id === null ? undefined : topics.get(id)
      while (topic !== undefined && !line.includes(topic)) {
        line.push(topic)
        topic = topic.parent === null ? undefined : topics.get(topic.parent)
      }
      return line
    },
    application: (id) => (id === null ? undefined : applications.get(id)),
  }
}

/** In the order of code units, the same on every machine. */
export function compareText(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0
}

/** What a request is about, by id. */
export interface Matter {
  readonly topic: string | null
  readonly application: string | null
}

/**
 * The technical office behind a matter and the id of the application or topic it stands behind; `undefined` where
 * the base names none in force. The supplier is nobody's technical office: it does not answer in the chat.
 */
export function technicalOffice(
  directory: Directory,
  matter: Matter,
  day: string,
): { readonly unit: string; readonly behind: string } | undefined {
  const application = directory.application(matter.application)
  for (const record of [...(application === undefined ? [] : [application]), ...directory.topicLine(matter.topic)]) {
    const unit = record.secondLevel
    if (unit !== null && unit !== directory.supplier && isUnitInForce(directory, unit, day)) {
      return { unit, behind: record.id }
    }
  }
  return undefined
}

export function isUnitInForce(directory: Directory, unit: string, day: string): boolean {
  const found = directory.tree.unit(unit)
  return found !== undefined && isInForce(found, day)
}

export type Unavailable = 'absence' | 'day-off' | 'not-in-force'

/** Why a master is not there on a working day of the office; `undefined`: they are. */
export function whyUnavailable(master: Master | undefined, day: string): Unavailable | undefined {
  if (master === undefined || !isInForce(master, day)) return 'not-in-force'
  if (isAbsent(master, day)) return 'absence'
  return worksOn(master, day) ? undefined : 'day-off'
}

/** Who stands in for a master on that day: whoever the last absence that covers it names, else the usual deputy. */
export function deputyOn(master: Master, day: string): string | null {
  const named = master.absences.findLast(({ from, to, deputy }) => deputy !== undefined && from <= day && day <= to)
  return named?.deputy ?? master.deputy
}

/** Whether the base still knows an assignee on that day, present or not. */
export function isKnown(directory: Directory, worker: Worker, day: string): boolean {
  switch (worker.kind) {
    case 'master':
      return whyUnavailable(directory.master(worker.master), day) !== 'not-in-force'
    case 'office':
      return isUnitInForce(directory, worker.unit, day)
  }
}

/** The working day on which something that arrives at that instant is looked at. */
export function dayAtWork(calendar: WorkingCalendar, at: Date): string {
  return calendar.dayOf(calendar.nextWorkingInstant(at) ?? at)
}
