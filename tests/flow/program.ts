import { join } from 'node:path'
import { onTestFinished } from 'vitest'
import { type App, type AppOptions, startApp } from '../../src/app.ts'
import { readConfig } from '../../src/config.ts'
import { openEmbeddedStore } from '../../src/store/embedded/embedded-store.ts'
import type { Store } from '../../src/store/store.ts'
import type { smallBaseSources } from '../knowledge/small-base.ts'
import { writeSmallBase } from '../support/knowledge-folder.ts'
import { temporaryFolder } from '../support/temporary-folder.ts'
import { Platform } from './platform.ts'

/** The whole program on the embedded store in a folder of its own, which can be stopped and started again. */
export class Program {
  readonly platform: Platform
  readonly faults: unknown[] = []
  now = new Date('2026-06-01T07:00:00.000Z')
  /** Configuration beyond that of a program with one administrator. */
  environment: Readonly<Record<string, string>> = {}
  readonly #folder: string
  #app: App | undefined

  private constructor(folder: string, platform: Platform) {
    this.#folder = folder
    this.platform = platform
  }

  /** Started; stopped when the test is over. */
  static async start(platform = new Platform(), environment: Readonly<Record<string, string>> = {}): Promise<Program> {
    const program = new Program(await temporaryFolder(), platform)
    program.environment = environment
    await program.write()
    onTestFinished(() => program.stop())
    await program.resume()
    return program
  }

  /** Changes the files of the knowledge base. */
  write(change?: Parameters<typeof smallBaseSources>[0]): Promise<void> {
    return writeSmallBase(join(this.#folder, 'knowledge'), change)
  }

  async resume(channels: AppOptions['channels'] = async () => [this.platform.adapter()]): Promise<void> {
    this.#app = await this.startAnother(channels)
    await this.settle()
  }

  /** Another program on the same folder. */
  startAnother(channels: AppOptions['channels'] = async () => [new Platform().adapter()]): Promise<App> {
    const config = readConfig({
      CENTRALINO_KNOWLEDGE: join(this.#folder, 'knowledge'),
      CENTRALINO_DATA: this.dataFolder,
      CENTRALINO_PORT: '0',
      CENTRALINO_ADMINISTRATORS: 'admin@example.org',
      ...this.environment,
    })
    return startApp({
      config,
      clock: { now: () => this.now },
      onFault: (fault) => void this.faults.push(fault),
      channels,
    })
  }

  /** Has the program see what has changed in the folder of the base. */
  async refresh(): Promise<void> {
    await this.#app?.refresh()
    await this.settle()
  }

  get knowledgeFolder(): string {
    return join(this.#folder, 'knowledge')
  }

  /** Resolves when everything owed is delivered. */
  async settle(): Promise<void> {
    await this.#app?.idle()
  }

  async stop(): Promise<void> {
    await this.#app?.stop()
    this.#app = undefined
  }

  /** Stops, lets so many minutes pass, and starts again. */
  async restart(minutes = 0): Promise<void> {
    await this.stop()
    this.now = new Date(this.now.getTime() + minutes * 60_000)
    await this.resume()
  }

  async say(person: string, text: string): Promise<string> {
    await this.platform.say(person, text)
    await this.settle()
    return this.platform.last(person)
  }

  async press(person: string, label: string): Promise<string> {
    await this.platform.press(person, label)
    await this.settle()
    return this.platform.last(person)
  }

  /** Everybody says hello once, so that the bot knows where to reach them. */
  async present(...people: readonly string[]): Promise<this> {
    for (const person of people) await this.say(person, 'ciao')
    return this
  }

  /** Looks into the store of the stopped program. */
  async inspect<T>(look: (store: Store) => Promise<T>): Promise<T> {
    const store = await openEmbeddedStore({
      folder: this.dataFolder,
      clock: { now: () => this.now },
      report: (fault) => void this.faults.push(fault),
    })
    try {
      return await look(store)
    } finally {
      await store.close()
    }
  }

  get dataFolder(): string {
    return join(this.#folder, 'data')
  }
}
