import { join } from 'node:path'
import { CentralinoError } from '../../errors.ts'
import { fileNames, readSources, type Sources } from '../load.ts'
import type { FileName } from '../schema.ts'
import { codeOf, type KnowledgeFiles, systemFiles } from './knowledge-files.ts'
import { forgetSave, freeFolder, hasTraces, newName, noteSave, settleFolder, takeFolder } from './unfinished-save.ts'

export type WriteResult =
  /** The files that have changed; none where there was nothing to write. */
  | { readonly type: 'written'; readonly files: readonly FileName[] }
  /** These files are not as they were when they were read: nothing was written. */
  | { readonly type: 'changed-meanwhile'; readonly files: readonly FileName[] }
  /** Another process is just saving in this folder: nothing was written. */
  | { readonly type: 'busy' }

/** Saves under way in this process, by folder: they wait for each other. */
const queues = new Map<string, Promise<unknown>>()

/**
 * Puts the files of a knowledge folder from one state into another, all of them or none. `before` is what was read, and
 * checked together with what changes: where any file is another one by now, nothing is written.
 *
 * New files are first written whole beside the old ones; then a note says which belong together; then each takes its
 * place. Whoever is stopped before the note has changed nothing; what is stopped after it, `finishInterrupted` or the
 * next save brings to its end.
 *
 * @throws CentralinoError `knowledge/unwritable` on a full disk, a read-only folder and the like; the old files stand
 */
export function writeKnowledge(
  folder: string,
  before: Sources,
  after: Sources,
  files: KnowledgeFiles = systemFiles,
): Promise<WriteResult> {
  return alone(folder, () => save(folder, before, after, files))
}

/**
 * Finishes what a process that was stopped in the middle of saving has left behind: to be called before a folder is read
 * at the start of a program. Does nothing where nothing is left or where another process is just saving.
 *
 * @returns the files that somebody has changed by hand in between: they stay, with what was to be saved beside them
 * @throws CentralinoError `knowledge/unwritable`
 */
export function finishInterrupted(folder: string, files: KnowledgeFiles = systemFiles): Promise<readonly FileName[]> {
  return alone(folder, () =>
    orUnwritable(folder, async () => {
      if (!(await hasTraces(folder, files)) || !(await takeFolder(folder, files))) return []
      try {
        return await settleFolder(folder, files)
      } finally {
        await freeFolder(folder, files).catch(() => {})
      }
    }),
  )
}

async function save(folder: string, before: Sources, after: Sources, files: KnowledgeFiles): Promise<WriteResult> {
  const changed = fileNames.filter((name) => before[name] !== after[name])
  if (changed.length === 0) return { type: 'written', files: [] }
  return orUnwritable(folder, async () => {
    if (!(await takeFolder(folder, files))) return { type: 'busy' }
    try {
      await settleFolder(folder, files)
      const stale = await prepare(folder, before, after, changed, files)
      if (stale.length > 0) return { type: 'changed-meanwhile', files: stale }
      await settleFolder(folder, files)
      return { type: 'written', files: changed }
    } finally {
      await freeFolder(folder, files).catch(() => {})
    }
  })
}

/** @returns the files that are not as they were when they were read; then, and on a fault, all is as it was */
async function prepare(
  folder: string,
  before: Sources,
  after: Sources,
  changed: readonly FileName[],
  files: KnowledgeFiles,
): Promise<readonly FileName[]> {
  let isNoted = false
  try {
    for (const name of changed) {
      await files.create(join(folder, newName(name)), textOf(after[name]), join(folder, name))
    }
    const stale = await changedSince(folder, before)
    if (stale.length > 0) return stale
    await noteSave(folder, before, after, changed, files)
    isNoted = true
    return []
  } finally {
    // What cannot be taken away now is taken away before the next save.
    if (!isNoted) await forgetSave(folder, files).catch(() => {})
  }
}

async function changedSince(folder: string, before: Sources): Promise<FileName[]> {
  const now = await readSources(folder)
  return fileNames.filter((name) => JSON.stringify(now[name]) !== JSON.stringify(before[name]))
}

function textOf(source: Sources[FileName]): string {
  if (typeof source === 'string') return source
  throw new CentralinoError('knowledge/unwritable', `There is no text to write for ${source.file}.`)
}

async function orUnwritable<T>(folder: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (error) {
    if (error instanceof CentralinoError) throw error
    const code = codeOf(error)
    if (code === undefined) throw error
    throw new CentralinoError('knowledge/unwritable', `Cannot save in ${folder} (${code}).`, {
      cause: error,
      data: { folder, code },
    })
  }
}

function alone<T>(folder: string, work: () => Promise<T>): Promise<T> {
  const done = (queues.get(folder) ?? Promise.resolve()).then(work)
  const settled = done.catch(() => {})
  queues.set(folder, settled)
  void settled.then(() => {
    if (queues.get(folder) === settled) queues.delete(folder)
  })
  return done
}
