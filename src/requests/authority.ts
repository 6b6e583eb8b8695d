import { isSameAssignee, type MasterAssignee, type Worker, workerOf } from './assignee.ts'
import type { Actor } from './command.ts'
import { type Directory, deputyOn, technicalOffice, whyUnavailable } from './directory.ts'
import { isParticipant, type Request } from './request.ts'

/**
 * Who may act on a request on that day, the one who has it first: the assignee, their deputy (and the deputy's own
 * while the deputy is away), whoever was asked to step in, the technical office behind the matter, and the IT office
 * once its head has been told.
 */
function workersOf(request: Request, directory: Directory, day: string): readonly Worker[] {
  const assignee = workerOf(request.assignee)
  const office = technicalOffice(directory, request, day)?.unit ?? directory.itOffice
  const all: readonly Worker[] = [
    assignee,
    ...(assignee.kind === 'master' ? deputiesOf(assignee.master, directory, day) : []),
    ...request.escalatedTo,
    { kind: 'office', unit: office },
    ...(request.headInformed ? [{ kind: 'office', unit: directory.itOffice } as const] : []),
  ]
  return all.filter((worker, at) => all.findIndex((one) => isSameAssignee(one, worker)) === at)
}

/** As which of the workers of a request somebody acts; `undefined`: as none. */
export function workingAs(actor: Actor, request: Request, directory: Directory, day: string): Worker | undefined {
  return workersOf(request, directory, day).find((worker) =>
    worker.kind === 'master' ? actor.masters.includes(worker.master) : actor.offices.includes(worker.unit),
  )
}

/** Whether somebody may know that the request exists: its people, its workers, the administrators. */
export function maySee(actor: Actor, request: Request, directory: Directory, day: string): boolean {
  return (
    isParticipant(request, actor.person) ||
    actor.administrator ||
    workingAs(actor, request, directory, day) !== undefined
  )
}

/** Deputies of a master: the first always, the next ones while those before are away. Never the master again. */
export function deputiesOf(master: string, directory: Directory, day: string): readonly MasterAssignee[] {
  const deputies: MasterAssignee[] = []
  const after = (id: string): string | null => {
    const found = directory.master(id)
    return found === undefined ? null : deputyOn(found, day)
  }
  let next = after(master)
  while (next !== null && next !== master && !deputies.some((deputy) => deputy.master === next)) {
    deputies.push({ kind: 'master', master: next })
    next = whyUnavailable(directory.master(next), day) === undefined ? null : after(next)
  }
  return deputies
}
