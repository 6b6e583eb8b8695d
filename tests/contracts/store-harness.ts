import type { Store } from '../../src/store/store.ts'

/** A store under test, replaced when it is opened again. */
export interface StoreHarness {
  readonly store: Store
  /** Closes the store and opens it again on what it kept; does nothing where nothing outlives the process. */
  reopen(): Promise<void>
  close(): Promise<void>
}
