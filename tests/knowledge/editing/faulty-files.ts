import { basename } from 'node:path'
import { type KnowledgeFiles, systemFiles } from '../../../src/knowledge/editing/knowledge-files.ts'

export type Operation = Exclude<keyof KnowledgeFiles, 'list' | 'read' | 'ageMs'>

/** Called before each operation that changes something; throws what the disk is to answer. */
export type Interference = (operation: Operation, name: string) => void | Promise<void>

/** The real file system, with something happening before its operations. */
export function interferedFiles(interfere: Interference): KnowledgeFiles {
  return {
    ...systemFiles,
    async create(path, text, like) {
      await interfere('create', basename(path))
      await systemFiles.create(path, text, like)
    },
    async rename(from, to) {
      await interfere('rename', basename(to))
      await systemFiles.rename(from, to)
    },
    async remove(path) {
      await interfere('remove', basename(path))
      await systemFiles.remove(path)
    },
    async syncFolder(folder) {
      await interfere('syncFolder', basename(folder))
      await systemFiles.syncFolder(folder)
    },
  }
}

export function diskError(code: string): Error {
  return Object.assign(new Error(`${code}: the disk does not do that`), { code })
}
