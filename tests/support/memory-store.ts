import { createTables } from '../../src/store/embedded/tables.ts'
import { TransactionRunner } from '../../src/store/embedded/transaction-runner.ts'
import type { Store } from '../../src/store/store.ts'

/** A store that keeps everything in memory and nothing on disk. Closed requests stay in memory too. */
export function createMemoryStore(): Store {
  const archive = { find: async () => undefined }
  const keeper = { append: async () => {}, settled: async () => {} }
  const runner = new TransactionRunner(createTables(), archive, keeper)
  return { transaction: (work) => runner.transaction(work), close: () => runner.close() }
}
