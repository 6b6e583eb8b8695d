import { createServer, type IncomingMessage, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'

/** Answers a request: what to say as JSON, with more headers where needed. */
export type Answer = (
  request: IncomingMessage,
) => Promise<{ readonly body: object; readonly headers?: Readonly<Record<string, string>> }>

/** A platform's API for bots, on this machine. It checks nothing, so that it costs little. */
export class LocalApi {
  readonly #server: Server

  constructor(answer: Answer) {
    this.#server = createServer((request, response) => {
      answer(request).then(
        ({ body, headers }) => {
          response.writeHead(200, { 'content-type': 'application/json', ...headers })
          response.end(JSON.stringify(body))
        },
        (fault: unknown) => response.writeHead(500).end(String(fault)),
      )
    })
    this.#server.keepAliveTimeout = 60_000
  }

  /** Resolves to scheme, host and port. */
  async start(): Promise<string> {
    await new Promise<void>((resolve) => {
      this.#server.listen(0, '127.0.0.1', resolve)
    })
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`
  }

  stop(): void {
    this.#server.closeAllConnections()
    this.#server.close()
  }
}
