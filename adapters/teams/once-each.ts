import type { Clock } from '../../src/clock.ts'

/** Gives the same answer to the same thing asked again while it is worked at, and for some time after. */
export class OnceEach<Answer> {
  readonly #clock: Clock
  readonly #asked = new Map<string, { readonly answer: Promise<Answer>; until: number }>()

  constructor(clock: Clock) {
    this.#clock = clock
  }

  /** `keptMs`: milliseconds for which the answer is given again; a failure is not kept. */
  do(what: string, keptMs: number, run: () => Promise<Answer>): Promise<Answer> {
    this.#forgetOld()
    const earlier = this.#asked.get(what)
    if (earlier !== undefined) return earlier.answer
    const answer = run()
    const asked = { answer, until: Number.POSITIVE_INFINITY }
    this.#asked.set(what, asked)
    answer.then(
      () => {
        asked.until = this.#clock.now().getTime() + keptMs
      },
      () => this.#asked.delete(what),
    )
    return answer
  }

  #forgetOld(): void {
    const now = this.#clock.now().getTime()
    for (const [what, { until }] of this.#asked) {
      if (until <= now) this.#asked.delete(what)
    }
  }
}
