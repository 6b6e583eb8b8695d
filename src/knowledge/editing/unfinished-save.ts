import { createHash } from 'node:crypto'
import { hostname } from 'node:os'
import { join } from 'node:path'
import { fileNames, readSources, type Sources } from '../load.ts'
import type { FileName } from '../schema.ts'
import { codeOf, type KnowledgeFiles } from './knowledge-files.ts'

/** Held by whoever saves in the folder. */
const lockName = '.centralino-saving.lock'
/** Says that all new files are whole and which they are: from here on a save is finished, never undone. */
const noteName = '.centralino-saving.json'
const newNoteName = `${noteName}.new`

/** The new text of a file until it takes the file's place. */
export const newName = (name: FileName) => `.${name}.new`
/** The new text of a file that somebody has changed by hand before it could take its place. */
const keptName = (name: FileName) => `.${name}.not-saved`

/** Locks are held for as long as it takes to write a few files; older ones belong to nobody. */
const maxLockMs = 60_000
/** For as long a lock may be there without its text. */
const maxEmptyLockMs = 5_000

/** Takes the folder for saving; false where another process has it. What that one left behind half-done is settled. */
export async function takeFolder(folder: string, files: KnowledgeFiles): Promise<boolean> {
  const lock = join(folder, lockName)
  for (let attempt = 0; attempt < 3; attempt++) {
    try {
      await files.create(lock, JSON.stringify({ pid: process.pid, host: hostname() }))
      return true
    } catch (error) {
      if (codeOf(error) !== 'EEXIST') {
        // A full disk may leave the lock without its text.
        await files.remove(lock).catch(() => {})
        throw error
      }
      if (await isHeld(lock, files)) return false
      await files.remove(lock)
    }
  }
  return false
}

export async function freeFolder(folder: string, files: KnowledgeFiles): Promise<void> {
  await files.remove(join(folder, lockName))
}

/** Whether somebody was stopped while saving here, or is saving. */
export async function hasTraces(folder: string, files: KnowledgeFiles): Promise<boolean> {
  try {
    const names = await files.list(folder)
    return names.includes(lockName) || names.includes(noteName)
  } catch {
    return false
  }
}

/** From here on the new files count, whatever happens. */
export async function noteSave(
  folder: string,
  before: Sources,
  after: Sources,
  changed: readonly FileName[],
  files: KnowledgeFiles,
) {
  const note = Object.fromEntries(
    changed.map((name) => [name, { before: hashOf(before[name]), after: hashOf(after[name]) }]),
  )
  const path = join(folder, newNoteName)
  await files.create(path, JSON.stringify(note))
  await files.syncFolder(folder)
  await files.rename(path, join(folder, noteName))
  await files.syncFolder(folder)
}

/**
 * Gives the new files that a note names their places, or takes away those that none names. The folder is taken.
 *
 * @returns the files that are neither as they were before nor as they were to be: they stay as they are
 */
export async function settleFolder(folder: string, files: KnowledgeFiles): Promise<readonly FileName[]> {
  const note = readNote(await files.read(join(folder, noteName)))
  const foreign: FileName[] = []
  if (note !== undefined) {
    const now = await readSources(folder)
    for (const [name, { before, after }] of note) {
      const hash = hashOf(now[name])
      if (hash === after) continue
      const isOurs = hash === before
      const isMoved = await moveIfThere(
        join(folder, newName(name)),
        join(folder, isOurs ? name : keptName(name)),
        files,
      )
      if (isMoved && !isOurs) foreign.push(name)
    }
    await files.syncFolder(folder)
  }
  await forgetSave(folder, files)
  return foreign
}

/** Takes away the note and what has not found its place. */
export async function forgetSave(folder: string, files: KnowledgeFiles): Promise<void> {
  await files.remove(join(folder, noteName))
  await files.remove(join(folder, newNoteName))
  for (const name of fileNames) await files.remove(join(folder, newName(name)))
}

/** False where there is nothing to move: it was moved before. */
async function moveIfThere(from: string, to: string, files: KnowledgeFiles): Promise<boolean> {
  try {
    await files.rename(from, to)
    return true
  } catch (error) {
    if (codeOf(error) !== 'ENOENT') throw error
    return false
  }
}

async function isHeld(lock: string, files: KnowledgeFiles): Promise<boolean> {
  const age = await files.ageMs(lock)
  if (age === undefined || age > maxLockMs) return false
  const owner = parse((await files.read(lock))?.toString())
  if (typeof owner !== 'object' || owner === null) return age <= maxEmptyLockMs
  if (Reflect.get(owner, 'host') !== hostname()) return true
  const pid: unknown = Reflect.get(owner, 'pid')
  // Saves of one process wait for each other: a lock with its own number is that of one long gone.
  return typeof pid === 'number' && pid !== process.pid && isRunning(pid)
}

function isRunning(pid: number): boolean {
  try {
    return process.kill(pid, 0)
  } catch (error) {
    return codeOf(error) === 'EPERM'
  }
}

type Note = readonly (readonly [FileName, { readonly before: unknown; readonly after: unknown }])[]

function readNote(bytes: Buffer | undefined): Note | undefined {
  const value = parse(bytes?.toString())
  if (typeof value !== 'object' || value === null) return undefined
  return fileNames.flatMap((name) => {
    const hashes: unknown = Reflect.get(value, name)
    if (typeof hashes !== 'object' || hashes === null) return []
    return [[name, { before: Reflect.get(hashes, 'before'), after: Reflect.get(hashes, 'after') }] as const]
  })
}

function parse(text: string | undefined): unknown {
  try {
    return text === undefined ? undefined : JSON.parse(text)
  } catch {
    return undefined
  }
}

/** Null for a file that could not be read. */
function hashOf(source: Sources[FileName]): string | null {
  return typeof source === 'string' ? createHash('sha256').update(source).digest('base64url') : null
}
