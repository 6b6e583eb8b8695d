import { type Worker, workerOf } from './assignee.ts'
import { deputiesOf } from './authority.ts'
import type { SystemCommand } from './command.ts'
import { type Directory, technicalOffice, whyUnavailable } from './directory.ts'
import { shiftDay } from './holidays.ts'
import type { RequestPolicy } from './policy.ts'
import type { OpenRequest, Request, ResolvedRequest, WaitingRequest } from './request.ts'
import { isAmong } from './route-search.ts'
import type { PersonalDays, WorkingCalendar } from './working-calendar.ts'

export interface ReminderContext {
  readonly now: Date
  readonly calendar: WorkingCalendar
  readonly directory: Directory
  readonly policy: RequestPolicy
}

export interface Due {
  /** To be decided by `system` now, in this order; each leaves its mark on the request, so that none comes twice. */
  readonly commands: readonly SystemCommand[]
  /**
   * When to look at the request again if nothing happens to it before; undefined: nothing more will fall due. Does
   * not know what the commands will change: ask again about the request they lead to.
   */
  readonly nextDueAt: Date | undefined
}

/** One thing that falls due. `command` undefined: nobody to tell at that moment, look again then. */
interface Deadline {
  readonly at: Date
  readonly command: SystemCommand | undefined
}

/** What a request is due now, and when it is due something next. Nothing falls due outside working hours. */
export function findDue(request: Request, context: ReminderContext): Due {
  const deadlines = deadlinesOf(request, context)
  const isDue = (deadline: Deadline) => deadline.at.getTime() <= context.now.getTime() && deadline.command !== undefined
  const later = deadlines.filter((deadline) => !isDue(deadline)).map((deadline) => deadline.at.getTime())
  return {
    commands: deadlines.filter(isDue).flatMap(({ command }) => (command === undefined ? [] : [command])),
    nextDueAt: later.length === 0 ? undefined : new Date(Math.min(...later)),
  }
}

function deadlinesOf(request: Request, context: ReminderContext): readonly Deadline[] {
  switch (request.status) {
    case 'open': {
      const change = handover(request, context)
      // New hands get hours of their own: nothing is said about the old ones any more.
      if (change !== undefined && change.at <= context.now) return [change]
      const reminders = [assigneeReminder, deputyEscalation, officeEscalation].flatMap(
        (find) => find(request, context) ?? [],
      )
      return change === undefined ? reminders : [change, ...reminders]
    }
    case 'waiting':
      return waitingDeadlines(request, context)
    case 'resolved':
      return closingOfResolved(request, context)
    case 'taken':
    case 'closed':
    case 'withdrawn':
      return []
  }
}

/**
 * When work begins in the next absence of the master who has it. Whoever was given it by name while they were away
 * keeps it: somebody wanted it so.
 */
function handover(request: OpenRequest, context: ReminderContext): Deadline | undefined {
  const { now, calendar, directory } = context
  const worker = workerOf(request.assignee)
  const master = worker.kind === 'master' ? directory.master(worker.master) : undefined
  const given = request.history.findLast((event) => event.type === 'assigned' || event.type === 'forwarded')
  const givenOn = calendar.dayOf(new Date(request.assignedAt))
  const begins = (master?.absences ?? []).flatMap(({ from, to }) => {
    if (given?.type === 'forwarded' && from <= givenOn) return []
    const first = calendar.startOfNextWorkingDay(new Date(`${shiftDay(from, -1)}T12:00:00Z`))
    const at = first === undefined ? undefined : calendar.nextWorkingInstant(new Date(Math.max(+first, +now)))
    return at === undefined || calendar.dayOf(at) > to ? [] : [at.getTime()]
  })
  if (begins.length === 0) return undefined
  return { at: new Date(Math.min(...begins)), command: { type: 'reassign', cause: 'assignee-away' } }
}

/** In the working time of the assignee: a part-time master hears of it on their own days. */
function assigneeReminder(request: OpenRequest, context: ReminderContext): Deadline | undefined {
  const { directory, policy, calendar } = context
  const to = workerOf(request.assignee)
  if (request.remindersSent.includes('assignee') || isAmong(to, request.declinedBy)) return undefined
  const person = to.kind === 'master' ? directory.master(to.master) : undefined
  if (to.kind === 'master' && person === undefined) return undefined
  const hours = policy.untaken[request.urgency].assignee
  const due = calendar.addWorkingTime(new Date(request.assignedAt), hours, person)
  return atWork(due, { type: 'remind', level: 'assignee', to }, context, person)
}

/** In the working time of the office: the colleague who waits is not to wait for the days of one master. */
function deputyEscalation(request: OpenRequest, context: ReminderContext): Deadline | undefined {
  const { now, calendar, directory, policy } = context
  const assignee = workerOf(request.assignee)
  if (request.remindersSent.includes('deputy') || assignee.kind !== 'master') return undefined
  const hours = policy.untaken[request.urgency].deputy
  const due = calendar.addWorkingTime(new Date(request.assignedAt), hours)
  const day = calendar.dayOf(now)
  const leftOut = [...request.declinedBy, ...request.passedBy]
  const willing = deputiesOf(assignee.master, directory, day).filter((deputy) => !isAmong(deputy, leftOut))
  if (willing.length === 0) return undefined
  const to = willing.find(({ master }) => whyUnavailable(directory.master(master), day) === undefined)
  if (to !== undefined || due === undefined || due > now) {
    return atWork(due, to && { type: 'escalate', level: 'deputy', to }, context)
  }
  return atWork(calendar.startOfNextWorkingDay(now), undefined, context)
}

function officeEscalation(request: OpenRequest, context: ReminderContext): Deadline | undefined {
  const { now, calendar, directory, policy } = context
  if (request.remindersSent.includes('office')) return undefined
  const behind = technicalOffice(directory, request, calendar.dayOf(now))
  const offices: readonly Worker[] = [
    ...(behind === undefined ? [] : [{ kind: 'office', unit: behind.unit } as const]),
    { kind: 'office', unit: directory.itOffice },
  ]
  const left = [workerOf(request.assignee), ...request.declinedBy]
  const to = offices.find((office) => !isAmong(office, left))
  if (to === undefined) return undefined
  const due = calendar.addWorkingTime(new Date(request.assignedAt), policy.untaken[request.urgency].office)
  return atWork(due, { type: 'escalate', level: 'office', to }, context)
}

/**
 * A reminder to the requester, then closing. Where the reminder came a day or more late, because Centralino was not
 * running, the closing leaves as many days after it as it should have: nobody loses a request unwarned.
 */
function waitingDeadlines(request: WaitingRequest, context: ReminderContext): readonly Deadline[] {
  const { calendar, policy } = context
  const { remindAfterDays, closeAfterDays } = policy.waiting
  const asked = new Date(request.askedAt)
  const remindAt = calendar.addWorkingDays(asked, remindAfterDays)
  if (!request.remindersSent.includes('requester')) {
    return listOf(atWork(remindAt, { type: 'remind', level: 'requester' }, context))
  }
  const reminded = request.history.findLast((event) => event.type === 'reminded' && event.level === 'requester')
  const remindedAt = reminded === undefined ? asked : new Date(reminded.at)
  const planned = remindAt === undefined ? undefined : calendar.nextWorkingInstant(remindAt)
  const isLate = planned !== undefined && calendar.dayOf(remindedAt) > calendar.dayOf(planned)
  const closeAt = isLate
    ? calendar.addWorkingDays(remindedAt, closeAfterDays - remindAfterDays)
    : calendar.addWorkingDays(asked, closeAfterDays)
  return listOf(atWork(closeAt, { type: 'close', cause: 'no-answer' }, context))
}

function closingOfResolved(request: ResolvedRequest, context: ReminderContext): readonly Deadline[] {
  const { calendar, policy } = context
  const at = calendar.addWorkingDays(new Date(request.resolvedAt), policy.resolved.closeAfterDays)
  return listOf(atWork(at, { type: 'close', cause: 'resolved' }, context))
}

/** Not before it is due, nor before now, nor outside working time. */
function atWork(
  due: Date | undefined,
  command: SystemCommand | undefined,
  { now, calendar }: ReminderContext,
  person?: PersonalDays,
): Deadline | undefined {
  if (due === undefined) return undefined
  const at = calendar.nextWorkingInstant(due > now ? due : now, person)
  return at === undefined ? undefined : { at, command }
}

function listOf(deadline: Deadline | undefined): readonly Deadline[] {
  return deadline === undefined ? [] : [deadline]
}
