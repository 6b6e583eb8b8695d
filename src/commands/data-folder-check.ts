import { constants } from 'node:fs'
import { access, stat, statfs } from 'node:fs/promises'
import { dirname } from 'node:path'
import { verifyData } from '../app.ts'
import type { Finding } from '../channel/finding.ts'
import type { Clock } from '../clock.ts'
import { CentralinoError } from '../errors.ts'

/** Bytes that should be free: below the first somebody should know, below the second writing may fail any day. */
const comfortable = 1024 ** 3
const needed = 100 * 1024 ** 2

/** Whether the folder where conversations and requests are kept can be used. */
export async function* checkDataFolder(folder: string, clock: Clock): AsyncGenerator<Finding> {
  const found = await stat(folder).catch(() => undefined)
  if (found !== undefined && !found.isDirectory()) {
    yield { level: 'problem', what: `${folder} is no folder.`, remedy: 'Name a folder in CENTRALINO_DATA.' }
    return
  }
  const place = found === undefined ? await nearestFolder(folder) : folder
  if (!(await isWritable(place))) {
    yield {
      level: 'problem',
      what: `${place} cannot be written by this user.`,
      remedy: 'Give the user who runs the bot the right to write there, or name another folder in CENTRALINO_DATA.',
    }
    return
  }
  if (found === undefined) yield { level: 'ok', what: `${folder} is not there yet; it is made at the first start.` }
  else yield await checkStore(folder, clock)
  yield await checkSpace(place)
}

async function checkStore(folder: string, clock: Clock): Promise<Finding> {
  try {
    const { sound } = await verifyData(folder, clock)
    if (sound) return { level: 'ok', what: `${folder} is sound, and no other process uses it.` }
    return { level: 'problem', what: `${folder} is damaged.`, remedy: '"centralino store verify" says how.' }
  } catch (error) {
    if (!(error instanceof CentralinoError)) throw error
    return error.code === 'store/locked'
      ? { level: 'warning', what: error.message, remedy: 'If that is the bot, running, all is well.' }
      : { level: 'problem', what: error.message }
  }
}

async function checkSpace(folder: string): Promise<Finding> {
  const { bavail, bsize } = await statfs(folder)
  const free = bavail * bsize
  const what = `${Math.floor(free / 1024 ** 2)} MB are free on the disk of ${folder}.`
  if (free >= comfortable) return { level: 'ok', what }
  return {
    level: free >= needed ? 'warning' : 'problem',
    what,
    remedy: 'Make room before the bot cannot write any more.',
  }
}

async function nearestFolder(folder: string): Promise<string> {
  const parent = dirname(folder)
  const found = await stat(parent).catch(() => undefined)
  return found !== undefined || parent === folder ? parent : nearestFolder(parent)
}

async function isWritable(folder: string): Promise<boolean> {
  return access(folder, constants.W_OK | constants.X_OK).then(
    () => true,
    () => false,
  )
}
