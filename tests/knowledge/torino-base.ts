import { join } from 'node:path'
import { packageRoot } from '../../src/config.ts'
import { loadKnowledgeOrThrow } from '../../src/knowledge/load.ts'
import type { KnowledgeBase } from '../../src/knowledge/schema.ts'

/** The folder of the knowledge base that comes with the program. */
export const torinoFolder = join(packageRoot(), 'knowledge')

/** The knowledge base that comes with the program, not one that the environment names. */
export function loadTorino(): Promise<KnowledgeBase> {
  return loadKnowledgeOrThrow(torinoFolder)
}
