import { createHmac } from 'node:crypto'
import { Agent, request } from 'node:http'
import { text } from 'node:stream/consumers'
import type { Ids } from './ids.ts'
import type { Delivery, DeliveryAttempt } from './local-slack-types.ts'
import type { SocketLinks } from './socket-links.ts'
import { tokens } from './workspace.ts'

type Outcome = Pick<DeliveryAttempt, 'status' | 'answer' | 'failure'>

interface OpenDelivery extends Delivery {
  attempts: DeliveryAttempt[]
  acknowledged: boolean
}

/** Retries of an event that was not acknowledged. Source: https://docs.slack.dev/apis/events-api, "Retries". */
const RETRIES = 3

/** Brings to the bot what happens in the workspace, over HTTP or a socket. */
export class Courier {
  readonly deliveries: Delivery[] = []
  readonly #ids: Ids
  readonly #links: SocketLinks
  readonly #patience: number
  readonly #agent = new Agent({ keepAlive: true })
  #url: URL | undefined

  constructor(ids: Ids, links: SocketLinks, patience: number) {
    this.#ids = ids
    this.#links = links
    this.#patience = patience
  }

  /** Undefined: over the sockets. */
  deliverTo(url: URL | undefined): void {
    this.#url = url
  }

  /** Brings something for the first time. */
  async bring(kind: Delivery['kind'], payload: Delivery['payload'], ts?: string): Promise<Delivery> {
    const delivery: OpenDelivery = {
      kind,
      payload,
      attempts: [],
      acknowledged: false,
      ...(ts === undefined ? {} : { ts }),
    }
    this.deliveries.push(delivery)
    return this.#try(delivery)
  }

  /** Brings the same once more, as a retry. */
  again(delivery: Delivery): Promise<Delivery> {
    const open = this.deliveries.find((each): each is OpenDelivery => each === delivery)
    if (open === undefined) throw new Error('This was never brought')
    return this.#try(open)
  }

  /** Whether Slack would try once more by itself. */
  isOwed({ kind, acknowledged, attempts }: Delivery): boolean {
    return kind === 'events_api' && !acknowledged && attempts.length <= RETRIES
  }

  stop(): void {
    this.#agent.destroy()
  }

  async #try(delivery: OpenDelivery): Promise<Delivery> {
    const retry = delivery.attempts.length
    const reason = delivery.attempts.at(-1)?.status === undefined ? 'http_timeout' : 'http_error'
    const begun = performance.now()
    const outcome =
      this.#url === undefined
        ? await this.#overSocket(delivery, retry, reason)
        : await this.#overHttp(this.#url, delivery, retry, reason)
    delivery.attempts.push({ retry, ...outcome, tookMs: performance.now() - begun })
    if (outcome.status !== undefined && outcome.status >= 200 && outcome.status < 300) delivery.acknowledged = true
    return delivery
  }

  #overSocket({ kind, payload }: Delivery, retry: number, reason: string): Promise<Outcome> {
    return new Promise((resolve) => {
      const late = setTimeout(() => resolve(unanswered('timeout')), this.#patience)
      const envelope = {
        type: kind,
        payload,
        accepts_response_payload: kind !== 'events_api',
        ...(kind === 'events_api' ? { retry_attempt: retry, retry_reason: retry === 0 ? '' : reason } : {}),
      }
      const sent = this.#links.send(envelope, ({ payload: answer }) => {
        clearTimeout(late)
        resolve({ status: 200, answer, failure: undefined })
      })
      if (!sent) {
        clearTimeout(late)
        resolve(unanswered('no socket is open'))
      }
    })
  }

  #overHttp(url: URL, { kind, payload }: Delivery, retry: number, reason: string): Promise<Outcome> {
    const body = httpBody(kind, payload)
    const headers = {
      'content-type': kind === 'events_api' ? 'application/json' : 'application/x-www-form-urlencoded',
      'content-length': Buffer.byteLength(body),
      ...signature(this.#ids.seconds(), body),
      ...(retry === 0 ? {} : { 'x-slack-retry-num': String(retry), 'x-slack-retry-reason': reason }),
    }
    return new Promise((resolve) => {
      const sent = request(url, { method: 'POST', agent: this.#agent, headers }, (response) => {
        text(response).then(
          (answer) => done({ status: response.statusCode, answer: readAnswer(answer), failure: undefined }),
          (error: unknown) => done(unanswered(String(error))),
        )
      })
      const late = setTimeout(() => sent.destroy(new Error('timeout')), this.#patience)
      const done = (outcome: Outcome) => {
        clearTimeout(late)
        resolve(outcome)
      }
      sent.on('error', (error) => done(unanswered(error.message)))
      sent.end(body)
    })
  }
}

/** The headers that prove a body to come from Slack. Source: https://docs.slack.dev/authentication/verifying-requests-from-slack */
export function signature(seconds: number, body: string, secret: string = tokens.signingSecret) {
  const digest = createHmac('sha256', secret).update(`v0:${seconds}:${body}`).digest('hex')
  return { 'x-slack-request-timestamp': String(seconds), 'x-slack-signature': `v0=${digest}` }
}

/** The body of a request of Slack's: events are JSON, the rest are forms. */
function httpBody(kind: Delivery['kind'], payload: Delivery['payload']): string {
  if (kind === 'events_api') return JSON.stringify(payload)
  if (kind === 'interactive') return new URLSearchParams({ payload: JSON.stringify(payload) }).toString()
  return new URLSearchParams(
    Object.fromEntries(Object.entries(payload).map(([name, value]) => [name, String(value)])),
  ).toString()
}

const unanswered = (failure: string): Outcome => ({ status: undefined, answer: undefined, failure })

function readAnswer(answer: string): unknown {
  if (answer === '') return undefined
  try {
    return JSON.parse(answer)
  } catch {
    return answer
  }
}
