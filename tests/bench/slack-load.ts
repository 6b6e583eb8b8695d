import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { Agent, request } from 'node:http'
import { join } from 'node:path'
import { signature } from '../support/local-slack/courier.ts'
import { BenchApi } from './slack-api.ts'
import { benchSecret } from './slack-bot.ts'

const questions = [
  'chi si occupa delle auto di servizio?',
  'chi dirige i servizi educativi?',
  'di quale divisione fa parte il servizio biblioteche?',
  'quante divisioni ci sono?',
  'chi è il master informatico della polizia municipale?',
  "cos'è il codir",
  'who handles building permits?',
  'chi ripara i marciapiedi rotti?',
]

interface Waiting {
  readonly begun: number
  readonly answered: (milliseconds: number) => void
}

/** A bot in a process of its own, and people who write to it through a Slack that is in this one. */
export class BenchedBot {
  readonly name: string
  /** Answers that nobody had asked for. */
  doubled = 0
  /** Events that were not acknowledged with 200. */
  refused = 0
  readonly #api = new BenchApi((user) => this.#posted(user))
  readonly #agent = new Agent({ keepAlive: true, maxSockets: 64 })
  readonly #waiting = new Map<string, Waiting[]>()
  #process: ChildProcess | undefined
  #url = new URL('http://127.0.0.1')
  #events = 0

  constructor(name: string) {
    this.name = name
  }

  async start(kind: 'centralino' | 'bolt'): Promise<void> {
    const child = fork(join(import.meta.dirname, 'slack-bot.js'), [kind, await this.#api.start()])
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
    this.#api.stop()
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

  /** Somebody asks something; resolves to the milliseconds until the answer was posted. */
  ask(user: string): Promise<number> {
    this.#events += 1
    const body = JSON.stringify(eventOf(user, this.#events))
    const headers = {
      'content-type': 'application/json',
      'content-length': Buffer.byteLength(body),
      ...signature(Math.floor(Date.now() / 1_000), body, benchSecret),
    }
    return new Promise((resolve, reject) => {
      const waiting = this.#waiting.get(user) ?? []
      waiting.push({ begun: performance.now(), answered: resolve })
      this.#waiting.set(user, waiting)
      const sent = request(this.#url, { method: 'POST', agent: this.#agent, headers }, (response) => {
        if (response.statusCode !== 200) this.refused += 1
        response.resume()
      })
      sent.on('error', reject)
      sent.end(body)
    })
  }

  #posted(user: string): void {
    const waiting = this.#waiting.get(user)?.shift()
    if (waiting === undefined) this.doubled += 1
    else waiting.answered(performance.now() - waiting.begun)
  }
}

function eventOf(user: string, n: number) {
  const ts = `${Math.floor(Date.now() / 1_000)}.${String(n % 1_000_000).padStart(6, '0')}`
  const text = questions[n % questions.length] ?? ''
  return {
    token: 'bench',
    team_id: 'TBENCH',
    api_app_id: 'ABENCH',
    event: { type: 'message', channel: `D${user}`, channel_type: 'im', user, text, ts, event_ts: ts },
    type: 'event_callback',
    event_id: `Ev${n}`,
    event_time: Math.floor(Date.now() / 1_000),
    authorizations: [{ enterprise_id: null, team_id: 'TBENCH', user_id: 'UBOT', is_bot: true }],
  }
}

/** That many people ask, each as soon as they are answered; resolves to the answers a second. */
export async function measureThroughput(bot: BenchedBot, people: number, milliseconds: number): Promise<number> {
  const begun = performance.now()
  let answers = 0
  await Promise.all(
    Array.from({ length: people }, async (_, n) => {
      while (performance.now() - begun < milliseconds) {
        await bot.ask(`U${n}`)
        answers += 1
      }
    }),
  )
  return (1_000 * answers) / (performance.now() - begun)
}

/** Events that each come at their time, whether or not those before are answered; resolves to the milliseconds of each. */
export async function measurePaced(bot: BenchedBot, perSecond: number, seconds: number): Promise<number[]> {
  const asked: Promise<number>[] = []
  const begun = performance.now()
  for (let n = 0; n < perSecond * seconds; n++) {
    const early = begun + (n * 1_000) / perSecond - performance.now()
    if (early > 1) await new Promise((resolve) => setTimeout(resolve, early))
    asked.push(bot.ask(`U${n % 400}`))
  }
  return Promise.all(asked)
}
