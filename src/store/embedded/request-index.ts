import { type Worker, workerOf } from '../../requests/assignee.ts'
import { isActive, type Request } from '../../requests/request.ts'
import type { PersonId } from '../../requests/terms.ts'
import { rowKey } from './row-key.ts'
import type { Index } from './table.ts'

/** Numbers of the open requests by whatever they are looked up by, so that no message makes anybody go through all. */
export class RequestIndex implements Index<Request> {
  readonly #byParticipant = new Map<PersonId, Set<number>>()
  readonly #byWorker = new Map<string, Set<number>>()
  readonly #byUnit = new Map<string, Set<number>>()
  readonly #loads = new Map<string, number>()

  changed(before: Request | undefined, after: Request | undefined): void {
    if (before !== undefined) this.#remove(before)
    if (after !== undefined) this.#add(after)
  }

  byParticipant(person: PersonId): Iterable<number> {
    return this.#byParticipant.get(person) ?? []
  }

  byWorker(worker: Worker): Iterable<number> {
    return this.#byWorker.get(workerKey(worker)) ?? []
  }

  byUnit(unit: string): Iterable<number> {
    return this.#byUnit.get(unit) ?? []
  }

  /** Active requests by master id. */
  get loads(): ReadonlyMap<string, number> {
    return this.#loads
  }

  #add(request: Request): void {
    for (const person of participantsOf(request)) enter(this.#byParticipant, person, request.number)
    enter(this.#byWorker, workerKey(workerOf(request.assignee)), request.number)
    enter(this.#byUnit, request.unit, request.number)
    this.#countLoad(request, 1)
  }

  #remove(request: Request): void {
    for (const person of participantsOf(request)) leave(this.#byParticipant, person, request.number)
    leave(this.#byWorker, workerKey(workerOf(request.assignee)), request.number)
    leave(this.#byUnit, request.unit, request.number)
    this.#countLoad(request, -1)
  }

  #countLoad(request: Request, by: 1 | -1): void {
    const worker = workerOf(request.assignee)
    if (worker.kind !== 'master' || !isActive(request)) return
    const load = (this.#loads.get(worker.master) ?? 0) + by
    if (load === 0) this.#loads.delete(worker.master)
    else this.#loads.set(worker.master, load)
  }
}

/** The requester and the followers, each once. */
export function participantsOf(request: Request): ReadonlySet<PersonId> {
  return new Set([request.requester, ...request.followers])
}

function workerKey(worker: Worker): string {
  return worker.kind === 'master' ? rowKey('master', worker.master) : rowKey('office', worker.unit)
}

function enter(index: Map<string, Set<number>>, key: string, number: number): void {
  const numbers = index.get(key)
  if (numbers === undefined) index.set(key, new Set([number]))
  else numbers.add(number)
}

function leave(index: Map<string, Set<number>>, key: string, number: number): void {
  const numbers = index.get(key)
  numbers?.delete(number)
  if (numbers?.size === 0) index.delete(key)
}
