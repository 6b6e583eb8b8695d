import { createHash } from 'node:crypto'
import { stat } from 'node:fs/promises'
import { join } from 'node:path'
import { fileNames, loadProblems, parseKnowledge, readSources, type Sources } from '../load.ts'
import type { Problem } from '../problem.ts'
import type { KnowledgeBase } from '../schema.ts'

/** A knowledge base as it stood in its folder at one moment. */
export interface KnowledgeState {
  readonly base: KnowledgeBase
  readonly sources: Sources
  /** The same for the same texts, whenever they were read. */
  readonly revision: string
}

/** What a look at the folder has found. */
export type Look =
  | { readonly type: 'same' }
  | { readonly type: 'changed'; readonly state: KnowledgeState }
  /** The base in force stays in force. */
  | { readonly type: 'broken'; readonly problems: readonly Problem[] }
  /** Broken files are again as they were when they were read into the base in force. */
  | { readonly type: 'mended' }

const same: Look = { type: 'same' }

/**
 * The base of a folder that may be edited while the program runs. A change takes force all at once, and only where
 * every file is sound. Files that are just being written are left alone: a change counts once two looks in a row see
 * the same.
 */
export class LiveKnowledge {
  readonly #folder: string
  #state: KnowledgeState
  /** The files as they were when they were last read. */
  #read: string
  /** The files as the last look saw them. */
  #seen: string
  #isBroken = false
  #looking: Promise<unknown> = Promise.resolve()

  private constructor(folder: string, state: KnowledgeState, marks: string) {
    this.#folder = folder
    this.#state = state
    this.#read = marks
    this.#seen = marks
  }

  /** @throws CentralinoError `knowledge/invalid`; its message lists every problem. */
  static async open(folder: string): Promise<LiveKnowledge> {
    const marks = await marksOf(folder)
    const sources = await readSources(folder)
    const result = parseKnowledge(sources)
    if ('problems' in result) throw loadProblems(folder, result.problems)
    return new LiveKnowledge(folder, { base: result.base, sources, revision: revisionOf(sources) }, marks)
  }

  get folder(): string {
    return this.#folder
  }

  /** The base in force. */
  get state(): KnowledgeState {
    return this.#state
  }

  /** Looks at the folder, as is to be done every half second. Each change is told once. */
  look(): Promise<Look> {
    return this.#alone(async () => {
      const marks = await marksOf(this.#folder)
      const isSteady = marks === this.#seen
      this.#seen = marks
      return marks === this.#read || !isSteady ? same : this.#take(marks)
    })
  }

  /** Looks at once, for whoever has just written the files. */
  refresh(): Promise<Look> {
    return this.#alone(async () => this.#take(await marksOf(this.#folder)))
  }

  async #take(marks: string): Promise<Look> {
    const sources = await readSources(this.#folder)
    // Written while they were read: the next looks will see them settled.
    if ((await marksOf(this.#folder)) !== marks) return same
    this.#read = marks
    this.#seen = marks
    const revision = revisionOf(sources)
    const wasBroken = this.#isBroken
    if (revision === this.#state.revision) {
      this.#isBroken = false
      return wasBroken ? { type: 'mended' } : same
    }
    const result = parseKnowledge(sources)
    this.#isBroken = 'problems' in result
    if ('problems' in result) return { type: 'broken', problems: result.problems }
    this.#state = { base: result.base, sources, revision }
    return { type: 'changed', state: this.#state }
  }

  #alone<T>(work: () => Promise<T>): Promise<T> {
    const done = this.#looking.then(work)
    this.#looking = done.catch(() => {})
    return done
  }
}

/** Size, time and number of every file, in one text; a file that is not there counts as such. */
async function marksOf(folder: string): Promise<string> {
  const marks = await Promise.all(
    fileNames.map(async (name) => {
      try {
        const { size, mtimeMs, ctimeMs, ino } = await stat(join(folder, name))
        return [name, size, mtimeMs, ctimeMs, ino].join(':')
      } catch {
        return name
      }
    }),
  )
  return marks.join('|')
}

/** What stands for some texts: equal where they are. */
export function revisionOf(sources: Sources): string {
  const hash = createHash('sha256')
  for (const name of fileNames) {
    const text = sources[name]
    hash.update(`${name}\0${typeof text === 'string' ? text : text.message}\0`)
  }
  return hash.digest('base64url')
}
