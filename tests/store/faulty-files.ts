import { basename } from 'node:path'
import { type Files, type OpenFile, systemFiles } from '../../src/store/embedded/files.ts'

export type Operation = 'create' | 'write' | 'flush' | 'truncate' | 'rename' | 'remove' | 'sync-folder'

/** Says which error the disk answers with; undefined: it does as it is told. */
type Answer = (operation: Operation, name: string) => string | undefined

const words: Readonly<Record<string, string>> = {
  ENOSPC: 'no space left on device',
  EROFS: 'read-only file system',
  EIO: 'i/o error',
}

/** The real file system, with faults that a test chooses while it goes along. */
export class FaultyFiles implements Files {
  #answer: Answer = () => undefined

  /** From here on. */
  fail(answer: Answer): void {
    this.#answer = answer
  }

  heal(): void {
    this.#answer = () => undefined
  }

  makeFolder(path: string): Promise<void> {
    return systemFiles.makeFolder(path)
  }

  list(path: string): Promise<readonly string[]> {
    return systemFiles.list(path)
  }

  async open(path: string, how: Parameters<Files['open']>[1]): Promise<OpenFile> {
    if (how === 'create' || how === 'extend') this.#check('create', path)
    const file = await systemFiles.open(path, how)
    const check = (operation: Operation) => this.#check(operation, path)
    return new Proxy(file, {
      get(target, name) {
        if (name === 'write') {
          return async (bytes: Buffer, offset: number, length: number, position: number) => {
            try {
              check('write')
            } catch (error) {
              // A full disk takes a part.
              if (length > 1) await target.write(bytes, offset, length >> 1, position)
              throw error
            }
            const written = await target.write(bytes, offset, length, position)
            // What is written may be there although the disk says that it was not flushed.
            if (how === 'change-durably') check('flush')
            return written
          }
        }
        if (name === 'datasync') {
          return async () => {
            check('flush')
            await target.datasync()
          }
        }
        if (name === 'truncate') {
          return async (size: number) => {
            check('truncate')
            await target.truncate(size)
          }
        }
        const member: unknown = Reflect.get(target, name)
        return typeof member === 'function' ? member.bind(target) : member
      },
    })
  }

  async rename(from: string, to: string): Promise<void> {
    this.#check('rename', to)
    await systemFiles.rename(from, to)
  }

  async remove(path: string): Promise<void> {
    this.#check('remove', path)
    await systemFiles.remove(path)
  }

  async syncFolder(path: string): Promise<void> {
    this.#check('sync-folder', path)
    await systemFiles.syncFolder(path)
  }

  #check(operation: Operation, path: string): void {
    const code = this.#answer(operation, basename(path))
    if (code === undefined) return
    throw Object.assign(new Error(`${code}: ${words[code] ?? 'fault'}, ${operation} '${path}'`), { code })
  }
}
