import { type IncomingHttpHeaders, request as plainRequest } from 'node:http'
import { request as tlsRequest } from 'node:https'

export interface HttpCall {
  readonly method: string
  readonly headers: Readonly<Record<string, string>>
  /** Null: none. */
  readonly body: string | null
  /** Milliseconds from the call to the end of the answer. */
  readonly timeoutMs: number
}

export interface HttpAnswer {
  readonly status: number
  readonly statusText: string
  readonly headers: IncomingHttpHeaders
  readonly text: string
}

/** Characters of an answer: far more than any platform says. */
const longestAnswer = 16_000_000

/** The call took too long. */
export class HttpTimeout extends Error {
  /** `ERR_CONNECT_TIMEOUT`: there was no connection yet, so that nobody has seen the call. */
  readonly code: 'ERR_CONNECT_TIMEOUT' | 'ERR_ANSWER_TIMEOUT'

  constructor(code: HttpTimeout['code']) {
    super(code === 'ERR_CONNECT_TIMEOUT' ? 'No connection in time' : 'No answer in time')
    this.code = code
  }
}

/**
 * Calls an address once and nothing else: a redirect is an answer like any other, and nothing is tried again.
 * Connections stay open for the next call, and go through the proxy that Node was told of (`NODE_USE_ENV_PROXY`).
 * Rejects with the system's own error, or with an `HttpTimeout`.
 *
 * `fetch` does the same for some eight times the processor time (docs/decisions/0020).
 */
export function httpCall(url: string, { method, headers, body, timeoutMs }: HttpCall): Promise<HttpAnswer> {
  return new Promise((resolve, reject) => {
    const length = body === null ? {} : { 'content-length': Buffer.byteLength(body) }
    const send = url.startsWith('https:') ? tlsRequest : plainRequest
    const calling = send(url, { method, headers: { ...headers, ...length } }, (response) => {
      let text = ''
      response.setEncoding('utf8')
      response.on('data', (part: string) => {
        text += part
        if (text.length > longestAnswer) calling.destroy(new Error('The answer is too long'))
      })
      response.on('error', fail)
      response.on('end', () => {
        clearTimeout(timer)
        const { statusCode = 0, statusMessage = '' } = response
        resolve({ status: statusCode, statusText: statusMessage, headers: response.headers, text })
      })
    })
    const timer = setTimeout(() => {
      const { socket } = calling
      calling.destroy(new HttpTimeout(socket?.connecting === false ? 'ERR_ANSWER_TIMEOUT' : 'ERR_CONNECT_TIMEOUT'))
    }, timeoutMs)
    function fail(fault: Error): void {
      clearTimeout(timer)
      reject(fault)
    }
    calling.on('error', fail)
    calling.end(body ?? undefined)
  })
}
