import type { CentralinoError } from '../../src/errors.ts'
import { type EmbeddedStoreOptions, openEmbeddedStore } from '../../src/store/embedded/embedded-store.ts'
import type { Store } from '../../src/store/store.ts'
import { instant } from './sample-rows.ts'

export const fixedClock = { now: () => new Date(instant(0)) }

/** Opens a store that reports nothing; whatever it reports all the same fails the test. */
export function openStore(folder: string, changes: Partial<EmbeddedStoreOptions> = {}): Promise<Store> {
  const report = (fault: CentralinoError) => {
    throw fault
  }
  return openEmbeddedStore({ folder, clock: fixedClock, report, ...changes })
}
