import type { Worker } from '../../requests/assignee.ts'
import type { Request } from '../../requests/request.ts'
import type { PersonId } from '../../requests/terms.ts'
import type { Requests } from '../store.ts'
import type { ChangeSet } from './change-set.ts'
import { participantsOf } from './request-index.ts'
import type { Tables } from './tables.ts'

/** How many closed requests a person's own list shows. */
const RECENTLY_CLOSED = 10

/** Finds requests that have left memory. */
export interface ClosedRequests {
  find(number: number): Promise<Request | undefined>
}

export class RequestsView implements Requests {
  readonly #tables: Tables
  readonly #changes: ChangeSet
  readonly #archive: ClosedRequests

  constructor(tables: Tables, changes: ChangeSet, archive: ClosedRequests) {
    this.#tables = tables
    this.#changes = changes
    this.#archive = archive
  }

  async get(number: number): Promise<Request | undefined> {
    const { requests, closed, counters } = this.#tables
    const found = this.#changes.read(requests).get(number) ?? closed.rows.get(number)
    if (found !== undefined || number > (counters.rows.get('request') ?? 0)) return found
    return this.#archive.find(number)
  }

  async put(request: Request): Promise<void> {
    const { requests, closed, counters } = this.#tables
    const { number } = request
    if (number > (this.#changes.read(counters).get('request') ?? 0)) this.#changes.put(counters, 'request', number)
    const isOver = request.status === 'closed' || request.status === 'withdrawn'
    if (isOver) {
      this.#changes.delete(requests, number)
      this.#changes.put(closed, number, request)
    } else {
      this.#changes.delete(closed, number)
      this.#changes.put(requests, number, request)
    }
    for (const person of participantsOf(request)) this.#noteClosed(person, number, isOver)
  }

  async nextNumber(): Promise<number> {
    const next = (this.#changes.read(this.#tables.counters).get('request') ?? 0) + 1
    this.#changes.put(this.#tables.counters, 'request', next)
    return next
  }

  async open(): Promise<readonly Request[]> {
    return byNumber(this.#changes.read(this.#tables.requests).values())
  }

  async byParticipant(person: PersonId): Promise<readonly Request[]> {
    const { indexes, recentlyClosed } = this.#tables
    const closed = this.#changes.read(recentlyClosed).get(person) ?? []
    const over = await Promise.all(closed.map((number) => this.get(number)))
    const open = this.#pick(indexes.requests.byParticipant(person))
    return [...open, ...over.filter((request) => request !== undefined)].sort((one, two) => two.number - one.number)
  }

  async byAssignee(worker: Worker): Promise<readonly Request[]> {
    return this.#pick(this.#tables.indexes.requests.byWorker(worker))
  }

  async byUnit(unit: string): Promise<readonly Request[]> {
    return this.#pick(this.#tables.indexes.requests.byUnit(unit))
  }

  async loads(): Promise<ReadonlyMap<string, number>> {
    this.#changes.read(this.#tables.requests)
    return new Map(this.#tables.indexes.requests.loads)
  }

  #pick(numbers: Iterable<number>): readonly Request[] {
    const rows = this.#changes.read(this.#tables.requests)
    return byNumber([...numbers].flatMap((number) => rows.get(number) ?? []))
  }

  #noteClosed(person: PersonId, number: number, isOver: boolean): void {
    const { recentlyClosed } = this.#tables
    const before = recentlyClosed.rows.get(person) ?? []
    if (!isOver && !before.includes(number)) return
    const others = before.filter((other) => other !== number)
    if (isOver) this.#changes.put(recentlyClosed, person, [number, ...others].slice(0, RECENTLY_CLOSED))
    else this.#changes.put(recentlyClosed, person, others)
  }
}

function byNumber(requests: Iterable<Request>): readonly Request[] {
  return [...requests].sort((one, two) => one.number - two.number)
}
