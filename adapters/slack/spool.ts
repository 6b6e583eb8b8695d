import { mkdir, open, readdir, readFile, rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'

const kinds = ['event', 'press', 'shortcut', 'submission', 'command'] as const

/** Something that Slack has brought, verified, as it came. */
export interface Delivery {
  readonly kind: (typeof kinds)[number]
  readonly body: unknown
  /** When it came. */
  readonly at: Date
}

export interface SpooledDelivery {
  readonly name: string
  readonly delivery: Delivery
}

const shape = z.object({ kind: z.enum(kinds), at: z.iso.datetime(), body: z.unknown() })

/** Deliveries that Slack was told are safe before the store had them: one small file each, on disk before that word. */
export class Spool {
  readonly #folder: string
  readonly #newId: () => string

  constructor(folder: string, newId: () => string) {
    this.#folder = folder
    this.#newId = newId
  }

  /** Resolves to the file's name once it is on disk. */
  async keep({ kind, body, at }: Delivery): Promise<string> {
    const stamp = at.toISOString()
    const name = `${stamp.replaceAll(/[^0-9TZ]/g, '')}-${this.#newId()}.json`
    await mkdir(this.#folder, { recursive: true, mode: 0o700 })
    const unfinished = join(this.#folder, `${name}.tmp`)
    const file = await open(unfinished, 'wx', 0o600)
    try {
      await file.writeFile(JSON.stringify({ kind, at: stamp, body }))
      await file.sync()
    } finally {
      await file.close()
    }
    await rename(unfinished, join(this.#folder, name))
    await this.#syncFolder()
    return name
  }

  async remove(name: string): Promise<void> {
    await rm(join(this.#folder, name), { force: true })
  }

  /** What was kept and not removed, the oldest first. Unfinished files were never promised to anybody, and go. */
  async list(onFault: (fault: unknown) => void): Promise<readonly SpooledDelivery[]> {
    const names = await readdir(this.#folder).catch((error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT') return []
      throw error
    })
    const found: SpooledDelivery[] = []
    for (const name of names.sort()) {
      if (name.endsWith('.tmp')) await this.remove(name)
      if (!name.endsWith('.json')) continue
      try {
        const { kind, at, body } = shape.parse(JSON.parse(await readFile(join(this.#folder, name), 'utf8')))
        found.push({ name, delivery: { kind, body, at: new Date(at) } })
      } catch {
        // The reason would repeat what somebody wrote.
        onFault(new Error(`A delivery of Slack kept in ${name} cannot be read: it stays there, and is not taken`))
      }
    }
    return found
  }

  /** A file is only found again after a power failure when its folder is on disk too. */
  async #syncFolder(): Promise<void> {
    const folder = await open(this.#folder, 'r')
    try {
      await folder.sync()
    } finally {
      await folder.close()
    }
  }
}
