import { afterEach, beforeEach, describe } from 'vitest'
import type { Store } from '../../src/store/store.ts'
import { owesMessages } from './store-outbox.contract.ts'
import { keepsPeopleAndEvents } from './store-people.contract.ts'
import { keepsRequests } from './store-requests.contract.ts'
import { runsTransactions } from './store-transactions.contract.ts'

/** A store under test, replaced when it is opened again. */
export interface StoreHarness {
  readonly store: Store
  /** Closes the store and opens it again on what it kept; does nothing where nothing outlives the process. */
  reopen(): Promise<void>
  close(): Promise<void>
}

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
  })
}
