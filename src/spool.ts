import { mkdir, open, readdir, readFile, rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import { CentralinoError } from './errors.ts'

/** Something that a platform has brought, verified, as it came. */
export interface Delivery {
  /** What it is, in the adapter's own words. */
  readonly kind: string
  readonly body: unknown
  /** When it came. */
  readonly at: Date
}

export interface SpooledDelivery {
  readonly name: string
  readonly delivery: Delivery
}

/** Deliveries that a platform was told are safe before the store had them. */
export interface Spool {
  /** Resolves to a name once it is on disk. */
  keep(delivery: Delivery): Promise<string>
  /** A second call does nothing. */
  remove(name: string): Promise<void>
  /**
   * What was kept and not removed, the oldest first.
   *
   * @throws CentralinoError `store/unwritable`
   */
  list(): Promise<readonly SpooledDelivery[]>
}

const shape = z.object({ kind: z.string(), at: z.iso.datetime(), body: z.unknown() })

/**
 * One small file for each delivery, made when it is needed. Unfinished files were never promised to anybody, and go;
 * what cannot be read stays, and is reported.
 */
export function folderSpool(folder: string, newId: () => string, onFault: (fault: unknown) => void): Spool {
  const remove = (name: string) => rm(join(folder, name), { force: true })

  const read = async (name: string): Promise<SpooledDelivery | undefined> => {
    try {
      const { kind, at, body } = shape.parse(JSON.parse(await readFile(join(folder, name), 'utf8')))
      return { name, delivery: { kind, body, at: new Date(at) } }
    } catch {
      // The reason would repeat what somebody wrote.
      onFault(
        new CentralinoError('store/corrupt', `${name}, an event kept in ${folder}, cannot be read: it is not taken`),
      )
      return undefined
    }
  }

  return {
    remove,
    async keep({ kind, body, at }) {
      const stamp = at.toISOString()
      const name = `${stamp.replaceAll(/[^0-9TZ]/g, '')}-${newId()}.json`
      await mkdir(folder, { recursive: true, mode: 0o700 })
      const unfinished = join(folder, `${name}.tmp`)
      const file = await open(unfinished, 'wx', 0o600)
      try {
        await file.writeFile(JSON.stringify({ kind, at: stamp, body }))
        await file.sync()
      } finally {
        await file.close()
      }
      await rename(unfinished, join(folder, name))
      await syncFolder(folder)
      return name
    },
    async list() {
      const names = await readdir(folder).catch((error: NodeJS.ErrnoException) => {
        if (error.code === 'ENOENT') return []
        const message =
          `The folder of kept events ${folder} cannot be looked into (${error.code ?? 'fault'}): ` +
          'check that it is a folder of the user who runs the program.'
        throw new CentralinoError('store/unwritable', message, { cause: error })
      })
      const found: SpooledDelivery[] = []
      for (const name of names.sort()) {
        if (name.endsWith('.tmp')) await remove(name)
        const spooled = name.endsWith('.json') ? await read(name) : undefined
        if (spooled !== undefined) found.push(spooled)
      }
      return found
    },
  }
}

/** A file is only found again after a power failure when its folder is on disk too. */
async function syncFolder(folder: string): Promise<void> {
  const opened = await open(folder, 'r')
  try {
    await opened.sync()
  } finally {
    await opened.close()
  }
}
