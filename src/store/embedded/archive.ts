import { join } from 'node:path'
import { CentralinoError } from '../../errors.ts'
import type { Request } from '../../requests/request.ts'
import type { JournalEntry } from '../store.ts'
import { type ArchivePlace, ClosedIndex, INDEX_NAME } from './closed-index.ts'
import type { Files, OpenFile } from './files.ts'
import { ARCHIVE_FOLDER } from './folder.ts'
import { appendRows, monthOf, readRow } from './monthly-file.ts'
import { isRequest, rebuildIndex } from './rebuild-index.ts'
import type { ClosedRequests } from './requests-view.ts'

/** An entry as the archive keeps it. The count tells what is there already when an interrupted move is repeated. */
export type CountedEntry = JournalEntry & { readonly count: number }

/** Told of a request that the archive should have and cannot give back. */
type Report = (fault: CentralinoError) => void

/**
 * Closed requests and the journal, in files of lines by month that only grow. A request closed twice stands there
 * twice: the index knows the last one.
 */
export class Archive implements ClosedRequests {
  readonly #files: Files
  readonly #folder: string
  readonly #index: ClosedIndex
  readonly #report: Report
  readonly #months = new Map<string, Promise<OpenFile>>()

  private constructor(files: Files, folder: string, index: ClosedIndex, report: Report) {
    this.#files = files
    this.#folder = folder
    this.#index = index
    this.#report = report
  }

  /** `folder`: of the store. Makes what is not there; an index that is lost is made anew, which reads every line. */
  static async open(files: Files, folder: string, report: Report): Promise<Archive> {
    const own = join(folder, ARCHIVE_FOLDER)
    await files.makeFolder(own)
    const names = await files.list(own)
    if (!names.includes(INDEX_NAME)) await rebuildIndex(files, own)
    return new Archive(files, own, await ClosedIndex.open(files, own), report)
  }

  async find(number: number): Promise<Request | undefined> {
    const place = await this.#index.find(number)
    if (place === undefined) return undefined
    const row = await this.#openMonth(place.month).then((file) => readRow(file, place), noRow)
    if (isRequest(row) && row.number === number) return row
    const file = join(this.#folder, closedName(place.month))
    this.#report(
      new CentralinoError('store/corrupt', `Request ${number} cannot be read back: ${file} is damaged there`, {
        data: { number, file, offset: place.offset },
      }),
    )
    return undefined
  }

  /** Flushed to the disk when it resolves. What is already there may be given again. */
  async keep(closed: Iterable<Request>, journal: Iterable<readonly [number, JournalEntry]>): Promise<void> {
    const places = new Map<number, ArchivePlace>()
    for (const [month, requests] of groupByMonth(closed, (request) => request.updatedAt)) {
      const at = await appendRows(this.#files, join(this.#folder, closedName(month)), () => requests)
      requests.forEach((request, n) => {
        const place = at[n]
        if (place !== undefined) places.set(request.number, { month, ...place })
      })
    }
    const counted = Array.from(journal, ([count, entry]): CountedEntry => ({ count, ...entry }))
    for (const [month, entries] of groupByMonth(counted, (entry) => entry.at)) {
      await appendRows(this.#files, join(this.#folder, `journal-${month}.jsonl`), (last) => {
        const known = (last as CountedEntry | undefined)?.count ?? 0
        return entries.filter((entry) => entry.count > known)
      })
    }
    await this.#files.syncFolder(this.#folder)
    await this.#index.set(places)
  }

  async close(): Promise<void> {
    await this.#index.close()
    for (const opened of this.#months.values()) await (await opened).close()
  }

  #openMonth(month: string): Promise<OpenFile> {
    let opened = this.#months.get(month)
    if (opened === undefined) {
      opened = this.#files.open(join(this.#folder, closedName(month)), 'read')
      opened.catch(() => this.#months.delete(month))
      this.#months.set(month, opened)
    }
    return opened
  }
}

function closedName(month: string): string {
  return `closed-${month}.jsonl`
}

/** Of a file that has gone. */
function noRow(): undefined {
  return undefined
}

function groupByMonth<T>(rows: Iterable<T>, instantOf: (row: T) => string): ReadonlyMap<string, readonly T[]> {
  const groups = new Map<string, T[]>()
  for (const row of rows) {
    const month = monthOf(instantOf(row))
    const group = groups.get(month)
    if (group === undefined) groups.set(month, [row])
    else group.push(row)
  }
  return groups
}
