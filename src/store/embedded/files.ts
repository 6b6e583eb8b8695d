import { constants, type FileHandle, mkdir, open, readdir, rename, rm } from 'node:fs/promises'

export type OpenFile = Pick<FileHandle, 'read' | 'write' | 'truncate' | 'stat' | 'datasync' | 'close'>

/** What the store asks of the file system; replaced in tests to have it fail. Rejects with the platform's own errors. */
export interface Files {
  /** Makes a folder only its owner can enter; one that exists stays as it is. */
  makeFolder(path: string): Promise<void>
  /** Names of what is in a folder. */
  list(path: string): Promise<readonly string[]>
  /**
   * `create` fails where the file exists; `extend` makes it where it does not. Only its owner can read a new file.
   * `change-durably`: what is written is safely on disk once the writing is over.
   */
  open(path: string, how: 'read' | 'create' | 'change' | 'change-durably' | 'extend'): Promise<OpenFile>
  /** Replaces what has that name. Safe from a power failure only after `syncFolder`. */
  rename(from: string, to: string): Promise<void>
  /** Where there is none, nothing happens. */
  remove(path: string): Promise<void>
  syncFolder(path: string): Promise<void>
}

const FOR_OWNER = 0o600

export const systemFiles: Files = {
  async makeFolder(path) {
    await mkdir(path, { recursive: true, mode: 0o700 })
  },
  list: (path) => readdir(path),
  async open(path, how) {
    switch (how) {
      case 'read':
        return open(path, 'r')
      case 'create':
        return open(path, 'wx+', FOR_OWNER)
      case 'change':
        return open(path, 'r+')
      case 'change-durably':
        return openDurably(path)
      case 'extend': {
        const made = await open(path, 'a', FOR_OWNER)
        await made.close()
        return open(path, 'r+')
      }
    }
  },
  rename: (from, to) => rename(from, to),
  remove: (path) => rm(path, { force: true }),
  async syncFolder(path) {
    const folder = await open(path, 'r')
    try {
      await folder.sync()
    } finally {
      await folder.close()
    }
  },
}

/**
 * The system writes and flushes in one go (O_DSYNC) where it can, which takes half the way of doing one after the other.
 *
 * @param flag undefined: it cannot, as on Windows
 */
export async function openDurably(path: string, flag: number | undefined = constants.O_DSYNC): Promise<OpenFile> {
  if (flag !== undefined) return open(path, constants.O_RDWR | flag)
  const file = await open(path, 'r+')
  const writing = async (bytes: Buffer, offset: number, length: number, position: number) => {
    const written = await file.write(bytes, offset, length, position)
    await file.datasync()
    return written
  }
  return new Proxy(file, {
    get(target, name) {
      if (name === 'write') return writing
      const member: unknown = Reflect.get(target, name)
      return typeof member === 'function' ? member.bind(target) : member
    },
  })
}
