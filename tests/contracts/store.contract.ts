import { afterEach, beforeEach, describe } from 'vitest'
import { keepsDocuments } from './store-documents.contract.ts'
import type { StoreHarness } from './store-harness.ts'
import { owesMessages } from './store-outbox.contract.ts'
import { keepsPeopleAndEvents } from './store-people.contract.ts'
import { keepsRequests } from './store-requests.contract.ts'
import { runsTransactions } from './store-transactions.contract.ts'

/** What every store owes the core. */
export function storeContract(name: string, create: () => Promise<StoreHarness>): void {
  describe(`${name} keeps the contract of a store`, () => {
    let harness: StoreHarness

    beforeEach(async () => {
      harness = await create()
    })

    afterEach(async () => {
      await harness.close()
    })

    const current = () => harness
    runsTransactions(current)
    keepsRequests(current)
    keepsPeopleAndEvents(current)
    owesMessages(current)
    keepsDocuments(current)
  })
}
