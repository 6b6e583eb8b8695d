import { storeContract } from '../contracts/store.contract.ts'
import { createMemoryStore } from '../support/memory-store.ts'

storeContract('The store in memory', async () => {
  const store = createMemoryStore()
  return { store, reopen: async () => {}, close: () => store.close() }
})
