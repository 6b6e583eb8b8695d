import type { ConfigurationBotFrameworkAuthentication } from 'botbuilder'
import { httpCall } from '../../src/http-call.ts'
import { failedResponse, lostRequest } from './connector-errors.ts'

type ConnectorOptions = NonNullable<ConstructorParameters<typeof ConfigurationBotFrameworkAuthentication>[4]>
export type HttpClient = NonNullable<ConnectorOptions['httpClient']>

/**
 * What botbuilder calls services with: every request is made once and goes nowhere but to the address it was made for.
 * Its own client repeats what was not answered or failed up to three times, a new message as well, and follows
 * redirects with the bot's token. What fails rejects with a `DeliveryError`, which it does not repeat.
 */
export function onceOnlyHttp(timeoutMs: number): HttpClient {
  return {
    async sendRequest(request) {
      const repeatable = !(request.method === 'POST' && /\/activities(?:\/[^/]*)?$/.test(new URL(request.url).pathname))
      const headers = request.headers.clone()
      for (const name of headers.headerNames()) headers.remove(name)
      const answer = await httpCall(request.url, {
        method: request.method,
        headers: request.headers.rawHeaders(),
        body: typeof request.body === 'string' ? request.body : null,
        timeoutMs,
      }).catch((cause: unknown) => {
        throw lostRequest(cause, repeatable)
      })
      const { status, text } = answer
      if (status < 200 || status > 299) {
        const retryAfter = answer.headers['retry-after'] ?? null
        throw failedResponse({ status, body: text, retryAfter }, repeatable)
      }
      for (const [name, value] of Object.entries(answer.headers)) headers.set(name, String(value))
      return { request, status, headers, bodyAsText: text }
    },
  }
}
