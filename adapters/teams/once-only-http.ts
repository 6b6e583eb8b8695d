import type { ConfigurationBotFrameworkAuthentication } from 'botbuilder'
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
      let status: number
      let bodyAsText: string
      let retryAfter: string | null
      try {
        const response = await fetch(request.url, {
          method: request.method,
          headers: request.headers.rawHeaders(),
          body: typeof request.body === 'string' ? request.body : null,
          redirect: 'manual',
          signal: AbortSignal.timeout(timeoutMs),
        })
        status = response.status
        bodyAsText = await response.text()
        retryAfter = response.headers.get('retry-after')
        response.headers.forEach((value, name) => {
          headers.set(name, value)
        })
      } catch (cause) {
        throw lostRequest(cause, repeatable)
      }
      if (status < 200 || status > 299) throw failedResponse({ status, body: bodyAsText, retryAfter }, repeatable)
      return { request, status, headers, bodyAsText }
    },
  }
}
