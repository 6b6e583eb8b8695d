import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Duplex } from 'node:stream'
import { text } from 'node:stream/consumers'
import type { Fate, Faults } from './faults.ts'
import type { ApiCall } from './local-slack-types.ts'
import { readBody } from './method-args.ts'
import { takeResponse } from './response-url.ts'
import { type Answer, answering, callMethod } from './web-api.ts'
import type { Workspace } from './workspace.ts'

export interface ApiServerOptions {
  readonly workspace: Workspace
  readonly faults: Faults
  /** Told of each request, answered or not. */
  readonly onCall: (call: ApiCall) => void
  /** A socket wants to be opened. */
  readonly onUpgrade: (request: IncomingMessage, socket: Duplex, head: Buffer) => void
}

/** The Web API and the response URLs over HTTP. */
export class ApiServer {
  readonly #options: ApiServerOptions
  #server: Server | undefined
  #port = 0

  constructor(options: ApiServerOptions) {
    this.#options = options
  }

  get apiUrl(): string {
    return `http://127.0.0.1:${this.#port}/api/`
  }

  get socketUrl(): string {
    return `ws://127.0.0.1:${this.#port}/link/`
  }

  responseUrl(id: string): string {
    return `http://127.0.0.1:${this.#port}/actions/${id}`
  }

  /** Begins to answer; the second time on the same port. */
  async open(): Promise<void> {
    if (this.#server !== undefined) return
    const server = createServer((request, response) => {
      this.#answer(request, response).catch((error: unknown) => {
        response.writeHead(500).end(String(error))
      })
    })
    server.on('upgrade', this.#options.onUpgrade)
    await new Promise<void>((resolve, reject) => {
      server.once('error', reject).listen(this.#port, '127.0.0.1', resolve)
    })
    this.#server = server
    this.#port = (server.address() as AddressInfo).port
  }

  /** Nobody is there any more; calls under way are broken off. */
  async close(): Promise<void> {
    const server = this.#server
    this.#server = undefined
    if (server === undefined) return
    const closed = new Promise<void>((resolve) => server.close(() => resolve()))
    server.closeAllConnections()
    await closed
  }

  async #answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const [, folder, name = ''] = (request.url ?? '').split(/[/?]/)
    const isResponse = folder === 'actions'
    const method = isResponse ? 'response_url' : name
    const body = await text(request)
    const fate = this.#options.faults.next(method)
    const args = readArgs(request, body)
    const run = isResponse ? () => this.#respond(name, args) : () => this.#call(method, args, request)
    const done = fate.done ? run() : undefined
    const answer = fate.answer.type === 'normal' ? done : undefined
    this.#write(response, fate, answer, isResponse)
    this.#options.onCall({ method, args: args ?? {}, answer: done })
  }

  #call(method: string, args: Answer | undefined, request: IncomingMessage): Answer {
    if (args === undefined) return { ok: false, error: 'invalid_json' }
    const token = /^Bearer (.+)$/.exec(request.headers.authorization ?? '')?.[1]
    return callMethod(method, args, token, { workspace: this.#options.workspace, socketUrl: () => this.socketUrl })
  }

  #respond(id: string, args: Answer | undefined): Answer {
    return answering(() => {
      takeResponse(this.#options.workspace, id, args ?? {})
      return {}
    })
  }

  #write(response: ServerResponse, { answer: fate }: Fate, answer: Answer | undefined, isResponse: boolean): void {
    const json = { 'content-type': 'application/json; charset=utf-8' }
    switch (fate.type) {
      case 'hang':
        return
      case 'reset':
        response.socket?.resetAndDestroy()
        return
      case 'error':
        response.writeHead(200, json).end(JSON.stringify({ ok: false, error: fate.code }))
        return
      case 'status': {
        const wait = fate.retryAfter === undefined ? {} : { 'retry-after': fate.retryAfter }
        const text = fate.status === 429 ? JSON.stringify({ ok: false, error: 'ratelimited' }) : '<html>Slack</html>'
        response.writeHead(fate.status, { ...(fate.status === 429 ? json : {}), ...wait }).end(text)
        return
      }
      case 'normal': {
        if (isResponse && answer?.['ok'] === true) {
          response.writeHead(200, { 'content-type': 'text/html' }).end('ok')
          return
        }
        const scopes = { 'x-oauth-scopes': [...this.#options.workspace.scopes].join(',') }
        response.writeHead(isResponse ? 404 : 200, { ...json, ...scopes }).end(JSON.stringify(answer))
      }
    }
  }
}

function readArgs(request: IncomingMessage, body: string): Answer | undefined {
  const query = new URL(request.url ?? '/', 'http://local').searchParams
  const type = request.headers['content-type'] ?? ''
  try {
    return { ...Object.fromEntries(query), ...readBody(type, body) }
  } catch {
    return undefined
  }
}
