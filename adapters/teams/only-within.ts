import type { Clock, Timers } from '../../src/clock.ts'

/** Waits no longer than this many milliseconds: `slow` says that the work goes on. Rejects where the work does. */
export function onlyWithin(
  milliseconds: number,
  work: Promise<unknown>,
  clock: Clock,
  timers: Timers,
): Promise<'done' | 'slow'> {
  return new Promise((resolve, reject) => {
    const callOff = timers.set(new Date(clock.now().getTime() + milliseconds), () => resolve('slow'))
    work.then(() => resolve('done'), reject).finally(callOff)
  })
}
