import type { IncomingMessage } from 'node:http'
import { Socket } from 'node:net'
import type { Duplex } from 'node:stream'
import { type WebSocket, WebSocketServer } from 'ws'
import { z } from 'zod'
import type { Ids } from './ids.ts'
import { bot } from './workspace.ts'

const acknowledgement = z.object({ envelope_id: z.string(), payload: z.unknown().optional() })

/** What a bot acknowledged with. */
export interface Acknowledgement {
  readonly payload: unknown
}

/** Socket Mode: the bot calls, Slack sends envelopes over that line. Source: https://docs.slack.dev/apis/events-api/using-socket-mode */
export class SocketLinks {
  readonly #ids: Ids
  readonly #server = new WebSocketServer({ noServer: true })
  readonly #open: WebSocket[] = []
  readonly #unanswered = new Map<string, (answer: Acknowledgement) => void>()
  readonly #awaiting = new Set<() => void>()

  constructor(ids: Ids) {
    this.#ids = ids
  }

  connect(request: IncomingMessage, socket: Duplex, head: Buffer): void {
    if (!(socket instanceof Socket)) return
    this.#server.handleUpgrade(request, socket, head, (link) => {
      link.on('message', (data) => this.#hear(String(data)))
      link.on('close', () => {
        const at = this.#open.indexOf(link)
        if (at >= 0) this.#open.splice(at, 1)
        this.#changed()
      })
      this.#open.push(link)
      const info = { connection_info: { app_id: bot.appId }, num_connections: this.#open.length }
      link.send(JSON.stringify({ type: 'hello', debug_info: { approximate_connection_time: 18_060 }, ...info }))
      this.#changed()
    })
  }

  /** Resolves once so many are open. */
  async count(wanted: number): Promise<void> {
    while (this.#open.length !== wanted) {
      await new Promise<void>((resolve) => this.#awaiting.add(resolve))
    }
  }

  /** Sends an envelope over the newest line; false: there is none. `onAnswer` may never be called. */
  send(envelope: Readonly<Record<string, unknown>>, onAnswer: (answer: Acknowledgement) => void): boolean {
    const link = this.#open.at(-1)
    if (link === undefined) return false
    const id = this.#ids.next('envelope-')
    this.#unanswered.set(id, onAnswer)
    link.send(JSON.stringify({ envelope_id: id, ...envelope }))
    return true
  }

  disconnect(reason: 'warning' | 'refresh_requested' | 'break'): void {
    for (const link of [...this.#open]) {
      if (reason === 'break') link.terminate()
      else link.send(JSON.stringify({ type: 'disconnect', reason, debug_info: { host: 'local' } }))
      if (reason === 'refresh_requested') link.close()
    }
  }

  stop(): void {
    this.disconnect('break')
    this.#server.close()
  }

  #hear(data: string): void {
    const { envelope_id: id, payload } = acknowledgement.parse(JSON.parse(data))
    this.#unanswered.get(id)?.({ payload })
    this.#unanswered.delete(id)
  }

  #changed(): void {
    for (const wake of this.#awaiting) wake()
    this.#awaiting.clear()
  }
}
