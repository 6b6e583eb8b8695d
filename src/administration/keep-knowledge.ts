import type { Timers } from '../clock.ts'
import { KnowledgeKeeper } from './keeping/keeper.ts'
import type { KeeperParts } from './keeping/keeper-context.ts'
import { KnowledgeWatch, type WatchParts } from './keeping/knowledge-watch.ts'

/** Milliseconds between two looks at the folder of the base. */
const lookEvery = 500
/** Looks after which the keeper sees whether anything is due or was left: planned changes, files that were taken. */
const looksUntilWake = 60

export interface KnowledgeKeeping {
  /** Has the keeper look at what is to be done. */
  wake(): void
  /** Takes up at once what has changed in the folder, as it does by itself every half second. */
  refresh(): Promise<void>
  /** Resolves when the keeper has nothing to do at this moment. */
  idle(): Promise<void>
  /** Finishes what is under way. */
  stop(): Promise<void>
}

/** Follows the folder of the base and carries out what people propose, until it is stopped. */
export function keepKnowledge(
  parts: Omit<KeeperParts, 'knowledge'> & WatchParts & { readonly timers: Timers },
): KnowledgeKeeping {
  const { clock, timers, onFault } = parts
  const watch = new KnowledgeWatch(parts)
  const keeper = new KnowledgeKeeper({ ...parts, knowledge: watch })
  let looks = 0
  let isStopped = false
  let looking: Promise<void> = Promise.resolve()
  let callOff = () => {}
  const look = async () => {
    try {
      await watch.look()
    } catch (fault) {
      onFault(fault)
    }
    if (isStopped) return
    looks += 1
    if (looks % looksUntilWake === 0) keeper.wake()
    lookLater()
  }
  const lookLater = () => {
    callOff = timers.set(new Date(clock.now().getTime() + lookEvery), () => {
      looking = look()
    })
  }
  lookLater()
  keeper.wake()
  return {
    wake: () => keeper.wake(),
    async refresh() {
      await watch.refresh()
    },
    idle: () => keeper.idle(),
    async stop() {
      isStopped = true
      callOff()
      await looking
      await keeper.stop()
    },
  }
}
