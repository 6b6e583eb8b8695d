import { createServer, type RequestListener, type ServerResponse } from 'node:http'
import { CentralinoError } from './errors.ts'
import { listenOn, stopListening } from './http-listening.ts'

/** Milliseconds for the head of a call, and for the whole of it: what is slower is no platform. */
const headTimeout = 10_000
const callTimeout = 30_000
/** Milliseconds an idle connection stays open: longer than reverse proxies keep theirs, so that they end it, not we. */
const idleTimeout = 75_000
/** Milliseconds that calls under way have to finish once the program stops. */
const patience = 5_000

/** The one HTTP server on which platforms reach the program. */
export interface PublicServer {
  /** Gives all calls to exactly this path (whatever follows a `?`) to a listener. A path has one listener. */
  serve(path: string, listener: RequestListener): void
  /** Whether anything is served. */
  readonly isNeeded: boolean
  /**
   * Begins to listen; called once. Resolves to its address.
   *
   * @throws CentralinoError `web/port-in-use`, `config/invalid`
   */
  start(): Promise<string>
  /** Takes no more calls; those under way finish. A second call does nothing. */
  stop(): Promise<void>
}

/** `GET /healthz` says that the program is well; what nobody serves is answered with 404. */
export function createPublicServer({ host, port }: { readonly host: string; readonly port: number }): PublicServer {
  const listeners = new Map<string, RequestListener>()
  let stopped: Promise<void> | undefined
  const server = createServer(
    { headersTimeout: headTimeout, requestTimeout: callTimeout, keepAliveTimeout: idleTimeout },
    (request, response) => {
      response.setHeader('x-content-type-options', 'nosniff')
      const path = (request.url ?? '').split('?', 1)[0] ?? ''
      if (stopped !== undefined) return answer(response, 503, { error: 'stopping' })
      if (path === '/healthz') return answer(response, 200, { status: 'ok' })
      const listener = listeners.get(path)
      if (listener === undefined) return answer(response, 404, { error: 'not-found' })
      return listener(request, response)
    },
  )
  return {
    serve(path, listener) {
      if (listeners.has(path)) throw new CentralinoError('config/invalid', `Two platforms want the path ${path}.`)
      listeners.set(path, listener)
    },
    get isNeeded() {
      return listeners.size > 0
    },
    start: () => listenOn(server, host, port),
    stop() {
      stopped ??= server.listening ? stopListening(server, patience) : Promise.resolve()
      return stopped
    },
  }
}

function answer(response: ServerResponse, status: number, body: Readonly<Record<string, string>>): void {
  response.writeHead(status, { 'content-type': 'application/json; charset=utf-8', 'cache-control': 'no-store' })
  response.end(`${JSON.stringify(body)}\n`)
}
