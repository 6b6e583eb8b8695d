import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { Agent, request } from 'node:http'
import { benchQuestions } from './bench-questions.ts'

/** A chat platform as the bench plays it: where bots send answers, and what it brings them. */
export interface PlatformSide {
  /** The module that starts either of the two bots. */
  readonly script: string
  /** Begins to take answers; resolves to what the module is told of it. */
  start(): Promise<string>
  /** The HTTP request that brings what a person has written. `n` is never the same. */
  bring(person: number, n: number, text: string): Brought
  stop(): void
}

export interface Brought {
  readonly headers: Readonly<Record<string, string | number>>
  readonly body: string
}

/** `answered`: to be told whom an answer was sent to, before the bot is. */
export type OpenPlatform = (answered: (person: number) => void) => PlatformSide

/** `centralino`: the whole program; `bare`: the platform's own library and nothing else, which says what it hears. */
export type BotKind = 'centralino' | 'bare'

interface Waiting {
  readonly begun: number
  readonly answered: (milliseconds: number) => void
}

/** A bot in a process of its own, and people who write to it through a platform that is in this one. */
export class BenchedBot {
  readonly name: string
  /** Answers that nobody had asked for. */
  doubled = 0
  /** What was not acknowledged with 200. */
  refused = 0
  readonly #platform: PlatformSide
  readonly #agent = new Agent({ keepAlive: true, maxSockets: 64 })
  readonly #waiting = new Map<number, Waiting[]>()
  #process: ChildProcess | undefined
  #url = new URL('http://127.0.0.1')
  #brought = 0

  constructor(name: string, open: OpenPlatform) {
    this.name = name
    this.#platform = open((person) => this.#answered(person))
  }

  async start(kind: BotKind): Promise<void> {
    const child = fork(this.#platform.script, [kind, await this.#platform.start()])
    this.#process = child
    const died = once(child, 'exit').then(([code]) => {
      throw new Error(`${this.name} ended with ${String(code)}`)
    })
    const [{ url }] = (await Promise.race([once(child, 'message'), died])) as [{ readonly url: string }]
    died.catch(() => undefined)
    this.#url = new URL(url)
  }

  async stop(): Promise<void> {
    const ended = this.#process === undefined ? undefined : once(this.#process, 'exit')
    this.#process?.disconnect()
    await ended
    this.#agent.destroy()
    this.#platform.stop()
  }

  /** Milliseconds of processor time since it started. */
  async processorTime(): Promise<number> {
    const child = this.#process
    if (child === undefined) throw new Error('Not started')
    child.send('usage')
    const [{ usage }] = (await once(child, 'message')) as [{ readonly usage: NodeJS.CpuUsage }]
    return (usage.user + usage.system) / 1_000
  }

  /** How many questions are not answered. */
  get unanswered(): number {
    return [...this.#waiting.values()].reduce((sum, waiting) => sum + waiting.length, 0)
  }

  /** Somebody asks something; resolves to the milliseconds until the answer was sent. */
  ask(person: number): Promise<number> {
    const n = ++this.#brought
    const { headers, body } = this.#platform.bring(person, n, benchQuestions[n % benchQuestions.length] ?? '')
    const sized = { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body), ...headers }
    return new Promise((resolve, reject) => {
      const waiting = this.#waiting.get(person) ?? []
      waiting.push({ begun: performance.now(), answered: resolve })
      this.#waiting.set(person, waiting)
      const sent = request(this.#url, { method: 'POST', agent: this.#agent, headers: sized }, (response) => {
        if (response.statusCode !== 200) this.refused += 1
        response.resume()
      })
      sent.on('error', reject)
      sent.end(body)
    })
  }

  #answered(person: number): void {
    const waiting = this.#waiting.get(person)?.shift()
    if (waiting === undefined) this.doubled += 1
    else waiting.answered(performance.now() - waiting.begun)
  }
}

/** That many people ask, each as soon as they are answered; resolves to the answers a second. */
export async function measureThroughput(bot: BenchedBot, people: number, milliseconds: number): Promise<number> {
  const begun = performance.now()
  let answers = 0
  await Promise.all(
    Array.from({ length: people }, async (_, person) => {
      while (performance.now() - begun < milliseconds) {
        await bot.ask(person)
        answers += 1
      }
    }),
  )
  return (1_000 * answers) / (performance.now() - begun)
}

/** Questions that each come at their time, whether or not those before are answered; resolves to the milliseconds of each. */
export async function measurePaced(
  bot: BenchedBot,
  people: number,
  perSecond: number,
  seconds: number,
): Promise<number[]> {
  const asked: Promise<number>[] = []
  const begun = performance.now()
  for (let n = 0; n < perSecond * seconds; n++) {
    const early = begun + (n * 1_000) / perSecond - performance.now()
    if (early > 1) await new Promise((resolve) => setTimeout(resolve, early))
    asked.push(bot.ask(n % people))
  }
  return Promise.all(asked)
}
