import { setTimeout as sleep } from 'node:timers/promises'
import { LifeEnded, type LifeOptions, ProgramLife } from './program-life.ts'

/** Starts the program again whenever it has ended, and ends it at random moments. */
export class Supervisor {
  readonly faults: string[] = []
  /** How often the program was killed while it listened. */
  kills = 0
  lives = 0
  readonly #options: LifeOptions
  readonly #random: () => number
  #life: ProgramLife
  #over = false
  #failure: Error | undefined

  constructor(options: LifeOptions, random: () => number) {
    this.#options = options
    this.#random = random
    this.#life = this.#begin()
  }

  /** Does something with the program that lives now; begins anew with the next one where it ends meanwhile. */
  async perform(work: (life: ProgramLife) => Promise<void>): Promise<void> {
    for (;;) {
      if (this.#failure !== undefined) throw this.#failure
      const life = this.#life
      try {
        await life.ready
        return await work(life)
      } catch (error) {
        if (!(error instanceof LifeEnded) || this.#over) throw error
        await life.ended
        while (this.#life === life && this.#failure === undefined) await sleep(5)
      }
    }
  }

  /** Kills and restarts until `stop`. */
  async harass(): Promise<void> {
    while (!this.#over) {
      const life = this.#life
      const dice = this.#random()
      // Some die while they are still starting, which is when they read and mend what the last one left.
      const early = dice < 0.1
      const listening = early ? sleep(this.#between(300, 900)) : life.ready.then(() => this.#whileBusy(life))
      const died = await Promise.race([listening.then(() => false), life.ended.then(() => true)])
      if (this.#over) return
      if (died) {
        this.#failure = await life.ready.then(
          () => new Error('The program ended by itself'),
          (error: Error) => new Error(`The program did not start: ${error.message}`),
        )
        return
      }
      // Others are asked to stop, and are killed while they do.
      if (dice > 0.85) {
        life.end('SIGTERM')
        await sleep(this.#between(0, 60))
      }
      if (!early) this.kills += 1
      life.end('SIGKILL')
      await life.ended
      this.faults.push(...life.faults)
      this.#life = this.#begin()
    }
  }

  /** Lets the program live, or kills it for good. */
  async stop(kill: boolean): Promise<void> {
    this.#over = true
    if (!kill) return
    this.#life.end('SIGKILL')
    await this.#life.ended
    this.faults.push(...this.#life.faults)
  }

  #begin(): ProgramLife {
    this.lives += 1
    return new ProgramLife(this.#options)
  }

  async #whileBusy(life: ProgramLife): Promise<void> {
    await Promise.race([life.afterTaking(this.#between(5, 200)), sleep(2_500)])
    await sleep(this.#between(0, 8))
  }

  #between(least: number, most: number): number {
    return Math.round(least + this.#random() * (most - least))
  }
}
