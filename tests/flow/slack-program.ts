import { cp, readdir, readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { onTestFinished, vi } from 'vitest'
import { eventsPath } from '../../adapters/slack/slack-settings.ts'
import { type App, platformChannels, platforms, startApp } from '../../src/app.ts'
import { packageRoot, readConfig } from '../../src/config.ts'
import { openEmbeddedStore } from '../../src/store/embedded/embedded-store.ts'
import type { Store } from '../../src/store/store.ts'
import { writeSmallBase } from '../support/knowledge-folder.ts'
import { startLocalSlack } from '../support/local-slack/local-slack.ts'
import type { LocalPerson, LocalSlack, LocalUser } from '../support/local-slack/local-slack-types.ts'
import { ManualTime } from '../support/manual-time.ts'
import { temporaryFolder } from '../support/temporary-folder.ts'

interface SlackProgramOptions {
  /** `shipped`: the knowledge base that comes with the program; the made-up one otherwise. */
  readonly base?: 'shipped'
}

/** The whole program, started as in use, in a Slack on this machine. Time passes only when a test says so. */
export class SlackProgram {
  readonly slack: LocalSlack
  readonly time: ManualTime
  readonly faults: unknown[] = []
  readonly #knowledge: string
  #data: string
  #app: App | undefined

  private constructor(slack: LocalSlack, time: ManualTime, folder: string, { base }: SlackProgramOptions) {
    this.slack = slack
    this.time = time
    this.#knowledge = join(base === 'shipped' ? packageRoot() : folder, 'knowledge')
    this.#data = join(folder, 'data')
  }

  /** Started; stopped when the test is over. */
  static async start(options: SlackProgramOptions = {}): Promise<SlackProgram> {
    const time = new ManualTime('2026-06-01T07:00:00.000Z')
    // Bolt looks at the clock of the machine to judge signatures.
    vi.setSystemTime(time.now())
    const [slack, folder] = await Promise.all([startLocalSlack({ clock: time }), temporaryFolder()])
    const program = new SlackProgram(slack, time, folder, options)
    if (options.base === undefined) await writeSmallBase(program.#knowledge)
    onTestFinished(async () => {
      await program.stop()
      await slack.stop()
      vi.useRealTimers()
    })
    await program.resume()
    return program
  }

  async resume(): Promise<void> {
    const variables = {
      CENTRALINO_KNOWLEDGE: this.#knowledge,
      CENTRALINO_DATA: this.#data,
      CENTRALINO_PORT: '0',
      CENTRALINO_ADMINISTRATORS: 'admin@example.org',
      SLACK_BOT_TOKEN: this.slack.token,
      SLACK_SIGNING_SECRET: this.slack.signingSecret,
      SLACK_API_URL: this.slack.apiUrl,
    }
    this.#app = await startApp({
      config: readConfig(variables, platforms),
      clock: this.time,
      timers: this.time,
      onFault: (fault) => void this.faults.push(fault),
      channels: platformChannels,
    })
    this.slack.deliverTo(new URL(eventsPath, this.#app.url ?? '').href)
    await this.settle()
  }

  async stop(): Promise<void> {
    await this.#app?.stop()
    this.#app = undefined
  }

  /**
   * Another program takes over with what is on disk at this moment, as after a power failure: what the first one still
   * hears from Slack, it can no longer note. Resolves to how the first one is put away.
   */
  async takeOver(): Promise<() => Promise<void>> {
    const first = this.#app
    const left = `${this.#data}-left`
    await cp(this.#data, left, { recursive: true })
    for (const name of await readdir(left)) if (/lock/.test(name)) await rm(join(left, name))
    this.#data = left
    this.setTime(this.time.now().getTime() + 1_000)
    await this.resume()
    return async () => first?.stop()
  }

  /** Somebody of the workspace; their address is that of their name unless told otherwise. */
  person(name: string, more: Partial<LocalPerson> = {}): LocalUser {
    return this.slack.addPerson({ name, email: `${name}@example.org`, ...more })
  }

  /** People who have said hello, so that the bot knows where to reach them: by the names of their addresses. */
  async present<Name extends string>(...names: readonly Name[]): Promise<Readonly<Record<Name, LocalUser>>> {
    const people = names.map((name) => [name, this.person(name)] as const)
    for (const [, user] of people) await this.say(user, 'ciao')
    return Object.fromEntries(people) as Record<Name, LocalUser>
  }

  /** Resolves to what stands last in the conversation, once everything is sent. */
  async say(user: LocalUser, text: string): Promise<string> {
    await user.say(text)
    await this.settle()
    return this.said(user).at(-1) ?? ''
  }

  /** Does something in Slack; resolves to the same. */
  async act(user: LocalUser, act: Promise<unknown>): Promise<string> {
    await act
    await this.settle()
    return this.said(user).at(-1) ?? ''
  }

  /** What the bot has said to somebody, as it stands there now, oldest first. */
  said(user: LocalUser): readonly string[] {
    const bots = new Set(
      this.slack.conversation(user.directMessage).flatMap(({ fromBot, ts }) => (fromBot ? [ts] : [])),
    )
    return user.messages().flatMap(({ text, ts }) => (ts !== undefined && bots.has(ts) ? [text] : []))
  }

  /** Anna opens request 1 about the printer, all in Slack. */
  async openRequest(anna: LocalUser, description = 'Esce un foglio bianco'): Promise<string> {
    await this.act(anna, anna.say('mi serve aprire una richiesta: la stampante non stampa'))
    await this.act(anna, anna.press('Apri una richiesta di aiuto'))
    await this.act(anna, anna.pickAndSubmit({ 'field:unit': 'Ufficio Scuole', 'field:description': description }))
    return this.act(anna, anna.press('Invia la richiesta'))
  }

  /** Resolves when everything owed at this moment is sent. */
  async settle(): Promise<void> {
    await this.#app?.idle()
  }

  /** Lets time pass, second by second as far as anybody waits for it. */
  async pass(milliseconds: number): Promise<void> {
    await this.time.pass(milliseconds, () => this.settle())
    vi.setSystemTime(this.time.now())
    await this.settle()
  }

  setTime(milliseconds: number): void {
    this.time.turnTo(new Date(milliseconds).toISOString())
    vi.setSystemTime(this.time.now())
  }

  /** How often a method of the Web API was called. */
  calls(method: string): number {
    return this.slack.calls.filter((call) => call.method === method).length
  }

  /** Looks into the store of the stopped program. */
  async inspect<T>(look: (store: Store) => Promise<T>): Promise<T> {
    const report = (fault: unknown) => void this.faults.push(fault)
    const store = await openEmbeddedStore({ folder: this.#data, clock: this.time, report })
    try {
      return await look(store)
    } finally {
      await store.close()
    }
  }

  /** All that the program has written to disk. */
  async onDisk(): Promise<string> {
    const files = await readdir(this.#data, { recursive: true, withFileTypes: true })
    const texts = files
      .filter((file) => file.isFile())
      .map(({ parentPath, name }) => readFile(join(parentPath, name), 'utf8'))
    return (await Promise.all(texts)).join('\n')
  }
}
