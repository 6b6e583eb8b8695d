import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { storeContract } from '../contracts/store.contract.ts'
import { openStore } from './embedded-harness.ts'

for (const [name, compactAtBytes] of [
  ['The embedded store', undefined],
  ['The embedded store that makes a snapshot after every transaction', 1],
] as const) {
  storeContract(name, async () => {
    const folder = await mkdtemp(join(tmpdir(), 'centralino-'))
    const open = () => openStore(folder, compactAtBytes === undefined ? {} : { compactAtBytes })
    let store = await open()
    return {
      get store() {
        return store
      },
      async reopen() {
        await store.close()
        store = await open()
      },
      async close() {
        await store.close()
        await rm(folder, { recursive: true })
      },
    }
  })
}
