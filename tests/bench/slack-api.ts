import { createServer, type IncomingMessage, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'

/** As little of Slack's Web API as a bot needs to answer direct messages: it checks nothing, so that it costs little. */
export class BenchApi {
  readonly #server: Server
  readonly #onPost: (user: string) => void
  #ts = 0

  /** `onPost`: told whom a message was posted to, before the bot is. */
  constructor(onPost: (user: string) => void) {
    this.#onPost = onPost
    this.#server = createServer((request, response) => {
      this.#answer(request).then(
        (answer) => {
          response.writeHead(200, { 'content-type': 'application/json', 'x-oauth-scopes': 'chat:write' })
          response.end(JSON.stringify({ ok: true, ...answer }))
        },
        (fault: unknown) => response.writeHead(500).end(String(fault)),
      )
    })
    this.#server.keepAliveTimeout = 60_000
  }

  /** Ends with a slash. */
  async start(): Promise<string> {
    await new Promise<void>((resolve) => {
      this.#server.listen(0, '127.0.0.1', resolve)
    })
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}/api/`
  }

  stop(): void {
    this.#server.closeAllConnections()
    this.#server.close()
  }

  async #answer(request: IncomingMessage): Promise<object> {
    const args = new URLSearchParams(await text(request))
    switch (request.url?.split('/').at(-1)) {
      case 'auth.test':
        return { team: 'Bench', team_id: 'TBENCH', user_id: 'UBOT', bot_id: 'BBOT' }
      case 'users.info': {
        const id = args.get('user') ?? ''
        const profile = { real_name: id, email: `${id.toLowerCase()}@example.org` }
        return { user: { id, team_id: 'TBENCH', real_name: id, is_email_confirmed: true, profile } }
      }
      case 'conversations.open':
        return { channel: { id: `D${args.get('users')}` } }
      case 'chat.postMessage': {
        const channel = args.get('channel') ?? ''
        this.#onPost(channel.slice(1))
        this.#ts += 1
        return { channel, ts: `1800000000.${String(this.#ts).padStart(6, '0')}`, message: {} }
      }
      default:
        throw new Error(`The bench knows no ${request.url}`)
    }
  }
}
