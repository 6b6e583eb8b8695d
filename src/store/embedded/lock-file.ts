import { join } from 'node:path'
import { CentralinoError } from '../../errors.ts'
import type { Instant } from '../../requests/terms.ts'
import type { Files } from './files.ts'
import { unwritable } from './folder.ts'
import { writeAll } from './lines.ts'
import { identifyProcess, type ProcessIdentity, whetherAlive } from './process-identity.ts'

const LOCK = 'lock'
/** Held for the moment in which a dead process's lock is taken over, so that only one takes it. */
const TAKEOVER = 'lock.takeover'

interface LockHolder extends ProcessIdentity {
  readonly since: Instant
}

/**
 * Keeps a second process out of the folder. A lock whose process is dead is taken over. Returns what lets it go.
 *
 * @throws CentralinoError `store/locked`, saying who holds it; `store/unwritable`.
 */
export async function lockFolder(files: Files, folder: string, since: Instant): Promise<() => Promise<void>> {
  const release = () => files.remove(join(folder, LOCK))
  if (await create(files, folder, LOCK, since)) return release
  await refuseIfHeld(files, folder, LOCK)
  if (!(await create(files, folder, TAKEOVER, since))) {
    await refuseIfHeld(files, folder, TAKEOVER)
    await files.remove(join(folder, TAKEOVER))
    throw locked(folder, 'Another process was about to take it over and is gone. Try again.', {})
  }
  try {
    await refuseIfHeld(files, folder, LOCK)
    await files.remove(join(folder, LOCK))
    if (await create(files, folder, LOCK, since)) return release
    throw locked(folder, 'Another process has just taken it.', {})
  } finally {
    await files.remove(join(folder, TAKEOVER))
  }
}

async function create(files: Files, folder: string, name: string, since: Instant): Promise<boolean> {
  const path = join(folder, name)
  const holder: LockHolder = { ...identifyProcess(), since }
  try {
    const file = await files.open(path, 'create')
    try {
      await writeAll(file, Buffer.from(`${JSON.stringify(holder)}\n`), 0)
      await file.datasync()
    } catch (cause) {
      await files.remove(path)
      throw cause
    } finally {
      await file.close()
    }
    return true
  } catch (cause) {
    if (isCode(cause, 'EEXIST')) return false
    throw unwritable(folder, cause)
  }
}

async function refuseIfHeld(files: Files, folder: string, name: string): Promise<void> {
  const holder = await readLock(files, folder, name)
  if (holder === undefined) return
  if (holder === 'unreadable') {
    throw locked(folder, `Who holds it cannot be read. If nothing else runs there, delete ${join(folder, name)}.`, {})
  }
  const who = `process ${holder.pid} on ${holder.host}, since ${holder.since}`
  switch (whetherAlive(holder)) {
    case 'dead':
      return
    case 'alive':
      throw locked(folder, `It is held by ${who}: stop that one first.`, { ...holder })
    case 'unknown': {
      const wayOut = `If that machine or container no longer runs, delete ${join(folder, name)}.`
      throw locked(folder, `It is held by ${who}, which cannot be seen from here. ${wayOut}`, { ...holder })
    }
  }
}

async function readLock(files: Files, folder: string, name: string): Promise<LockHolder | 'unreadable' | undefined> {
  try {
    const file = await files.open(join(folder, name), 'read')
    try {
      const { buffer, bytesRead } = await file.read(Buffer.alloc(4096), 0, 4096, 0)
      const holder: unknown = JSON.parse(buffer.toString('utf8', 0, bytesRead))
      return isHolder(holder) ? holder : 'unreadable'
    } finally {
      await file.close()
    }
  } catch (cause) {
    return isCode(cause, 'ENOENT') ? undefined : 'unreadable'
  }
}

function isHolder(value: unknown): value is LockHolder {
  if (typeof value !== 'object' || value === null) return false
  return 'pid' in value && typeof value.pid === 'number' && 'host' in value && typeof value.host === 'string'
}

function isCode(error: unknown, code: string): boolean {
  return error instanceof Error && 'code' in error && error.code === code
}

function locked(folder: string, why: string, data: Readonly<Record<string, unknown>>): CentralinoError {
  return new CentralinoError('store/locked', `The store in ${folder} is in use by another process. ${why}`, {
    data: { folder, ...data },
  })
}
