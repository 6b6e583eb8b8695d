import { open, readdir, readFile, rename, rm, stat } from 'node:fs/promises'

/** What saving asks of the file system; replaced in tests to have it fail. Rejects with the platform's own errors. */
export interface KnowledgeFiles {
  list(folder: string): Promise<readonly string[]>
  /** Undefined where there is no such file. */
  read(path: string): Promise<Buffer | undefined>
  /** Milliseconds since it was last changed; undefined where there is no such file. */
  ageMs(path: string): Promise<number | undefined>
  /** Makes a file and flushes it; fails with EEXIST where there is one. `like` is the file whose mode it takes over. */
  create(path: string, text: string, like?: string): Promise<void>
  /** Replaces what has that name. Safe from a power failure only after `syncFolder`. */
  rename(from: string, to: string): Promise<void>
  /** Where there is none, nothing happens. */
  remove(path: string): Promise<void>
  syncFolder(folder: string): Promise<void>
}

export const systemFiles: KnowledgeFiles = {
  list: (folder) => readdir(folder),
  async read(path) {
    try {
      return await readFile(path)
    } catch (error) {
      if (codeOf(error) === 'ENOENT') return undefined
      throw error
    }
  },
  async ageMs(path) {
    try {
      return Date.now() - (await stat(path)).mtimeMs
    } catch (error) {
      if (codeOf(error) === 'ENOENT') return undefined
      throw error
    }
  },
  async create(path, text, like) {
    const file = await open(path, 'wx')
    try {
      if (like !== undefined) {
        const mode = await modeOf(like)
        if (mode !== undefined) await file.chmod(mode)
      }
      await file.writeFile(text)
      await file.sync()
    } finally {
      await file.close()
    }
  },
  rename: (from, to) => rename(from, to),
  remove: (path) => rm(path, { force: true }),
  async syncFolder(folder) {
    const handle = await open(folder, 'r')
    try {
      await handle.sync()
    } finally {
      await handle.close()
    }
  },
}

async function modeOf(path: string): Promise<number | undefined> {
  try {
    return (await stat(path)).mode & 0o777
  } catch {
    return undefined
  }
}

export function codeOf(error: unknown): string | undefined {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : undefined
}
