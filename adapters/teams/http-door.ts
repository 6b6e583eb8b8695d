import type { RequestListener } from 'node:http'
import express, { type ErrorRequestHandler } from 'express'

/** What stands in the answer to a request of the Bot Framework. */
export interface DoorAnswer {
  readonly status: number
  readonly body?: object | undefined
}

export interface DoorOptions {
  /** Only calls from this machine to this machine, as JSON: a page in a browser can make none such. */
  readonly isLocal: boolean
  readonly isStopping: () => boolean
  readonly answer: (authorization: string | undefined, body: unknown) => Promise<DoorAnswer>
  readonly onFault: (fault: unknown) => void
}

/** Teams' messages stay far below this; what is longer is none. */
const longestBody = '1mb'

/** What answers under the path of the bot. Whoever shows no token is not even read. */
export function httpDoor({ isLocal, isStopping, answer, onFault }: DoorOptions): RequestListener {
  const app = express()
  app.disable('x-powered-by')
  app.disable('etag')
  app.use((request, response, next) => {
    response.setHeader('cache-control', 'no-store')
    if (isStopping()) response.status(503).end()
    else if (request.method !== 'POST') response.status(405).setHeader('allow', 'POST').end()
    else if (isLocal && !isFromHere(request.socket.remoteAddress, request.headers.host)) response.status(403).end()
    else if (!isLocal && request.headers.authorization === undefined) response.status(401).end()
    else if (!request.is('application/json')) response.status(isLocal ? 415 : 401).end()
    else next()
  })
  app.use(express.json({ limit: longestBody }))
  app.use(async (request, response) => {
    const { status, body } = await answer(request.headers.authorization, request.body)
    response.status(status)
    if (body === undefined) response.end()
    else response.json(body)
  })
  app.use(answerFaults(onFault))
  return app
}

function isFromHere(from: string | undefined, host: string | undefined): boolean {
  const name = (host ?? '').replace(/:\d+$/, '').toLowerCase()
  return (
    /^(?:::1|(?:::ffff:)?127\.\d+\.\d+\.\d+)$/.test(from ?? '') &&
    /^(?:localhost|127\.\d+\.\d+\.\d+|\[::1\])$/.test(name)
  )
}

/** Express and its body parser mark with `status` what the caller did wrong. */
function answerFaults(onFault: (fault: unknown) => void): ErrorRequestHandler {
  return (fault, _request, response, next) => {
    if (response.headersSent) return next(fault)
    const status = fault instanceof Error && 'status' in fault && typeof fault.status === 'number' ? fault.status : 500
    if (status < 400 || status > 499) onFault(fault)
    response.status(status >= 400 && status <= 499 ? status : 503).end()
  }
}
