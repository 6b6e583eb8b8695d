import express, { type ErrorRequestHandler, type Express } from 'express'
import helmet from 'helmet'
import { type ApiOptions, api } from './api.ts'
import { localOnly } from './local-only.ts'
import { pageFiles } from './page-files.ts'
import { refuse } from './refusal.ts'

export interface HttpAppOptions extends ApiOptions {
  readonly pageFolder: string
  readonly isStopping: () => boolean
}

/** The whole of what answers over HTTP: the page, its interface, and whether the program is well. */
export function httpApp(options: HttpAppOptions): Express {
  const app = express()
  app.disable('x-powered-by')
  app.use(securityHeaders)
  app.use(localOnly)
  app.use((_request, response, next) => {
    if (options.isStopping()) refuse(response, 503, 'stopping')
    else next()
  })
  app.get('/healthz', (_request, response) => {
    response.setHeader('cache-control', 'no-store')
    response.json({ status: 'ok', serverStarted: options.serverStarted })
  })
  app.use('/api', api(options))
  app.use(pageFiles(options.pageFolder))
  app.use((_request, response) => refuse(response, 404, 'not-found'))
  app.use(answerFaults(options.onFault))
  return app
}

/** Nothing but the page's own files: no inline script or style, no frame, and no text ever taken for markup. */
const securityHeaders = helmet({
  contentSecurityPolicy: {
    useDefaults: false,
    directives: {
      defaultSrc: ["'none'"],
      scriptSrc: ["'self'"],
      styleSrc: ["'self'"],
      // bootstrap-italia writes some of its symbols, as fonts and as images, inside its style sheet.
      fontSrc: ["'self'", 'data:'],
      imgSrc: ["'self'", 'data:'],
      connectSrc: ["'self'"],
      baseUri: ["'none'"],
      formAction: ["'none'"],
      frameAncestors: ["'none'"],
      requireTrustedTypesFor: ["'script'"],
      trustedTypes: ["'none'"],
    },
  },
  // Served over plain HTTP on this machine only.
  strictTransportSecurity: false,
  referrerPolicy: { policy: 'no-referrer' },
})

/** Express and its body parser mark with `status` what the caller did wrong. */
function answerFaults(onFault: (fault: unknown) => void): ErrorRequestHandler {
  return (fault, _request, response, next) => {
    if (response.headersSent) return next(fault)
    const status = statusOf(fault)
    if (status === 413) return refuse(response, 413, 'too-large')
    if (status === 415) return refuse(response, 415, 'not-json')
    if (status >= 400 && status < 500) return refuse(response, status, 'invalid')
    onFault(fault)
    return refuse(response, 500, 'fault')
  }
}

function statusOf(fault: unknown): number {
  const status = fault instanceof Error && 'status' in fault ? fault.status : undefined
  return typeof status === 'number' ? status : 500
}
