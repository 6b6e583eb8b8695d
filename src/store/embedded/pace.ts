/** How much longer than it works somebody rests who works in the background. */
const RESTS = 4

/** Spreads work in the background, so that the disk and the processor are there for others most of the time. */
export class Pace {
  #hurried = false
  #wake: () => void = () => {}

  /** Does one part of the work, then rests four times as long as it took. */
  async work(part: () => Promise<void>): Promise<void> {
    const begun = performance.now()
    await part()
    if (this.#hurried) return
    await new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, RESTS * (performance.now() - begun))
      this.#wake = () => {
        clearTimeout(timer)
        resolve()
      }
    })
  }

  /** From here on there is no rest: somebody waits. */
  hurry(): void {
    this.#hurried = true
    this.#wake()
  }
}
