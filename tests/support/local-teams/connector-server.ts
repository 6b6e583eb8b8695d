import type { Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import express, { type Request, type Response } from 'express'
import type { Conversations } from './conversations.ts'
import type { Fault, LocalCall, Operation } from './local-teams-types.ts'
import { publishedKeys } from './token-issuer.ts'

export interface ConnectorServer {
  readonly origin: string
  readonly calls: readonly LocalCall[]
  fail(operation: Operation, faults: readonly Fault[]): void
  stop(): Promise<void>
}

const botToken = 'token-of-the-bot'

interface Refusal {
  readonly status: number
  readonly code: string
}

type Done = { readonly status: number; readonly body: object }

/** The Bot Connector's REST API, Entra's token endpoint and the Bot Framework's keys, on this machine. `signed`: the bot must show its token. */
export async function startConnectorServer(conversations: Conversations, signed: boolean): Promise<ConnectorServer> {
  const calls: LocalCall[] = []
  const ordered = new Map<Operation, Fault[]>()
  const app = express()
  app.use(express.json({ limit: '200kb' }), express.urlencoded())

  const handle =
    (operation: Operation, run: (request: Request) => Done | Refusal | Promise<Done>) =>
    async (request: Request, response: Response) => {
      const conversation = request.params['conversation']
      const { authorization } = request.headers
      calls.push({
        operation,
        conversation: typeof conversation === 'string' ? conversation : undefined,
        authorization,
      })
      const fault = ordered.get(operation)?.shift()
      const result = fault === undefined || fault.done === true ? await run(request) : undefined
      if (fault !== undefined) return fail(fault, response)
      if (result === undefined) return
      response.status(result.status)
      response.json('code' in result ? { error: { code: result.code, message: 'refused' } } : result.body)
    }

  app.get(
    '/openid',
    handle('metadata', (request) => ({
      status: 200,
      body: { issuer: 'https://api.botframework.com', jwks_uri: `http://${request.headers.host}/keys` },
    })),
  )
  app.get(
    '/keys',
    handle('keys', async () => ({ status: 200, body: await publishedKeys() })),
  )
  app.post(
    '/login/:tenant/oauth2/v2.0/token',
    handle('token', ({ body }) =>
      body.client_secret === 'right-secret' && body.grant_type === 'client_credentials'
        ? { status: 200, body: { token_type: 'Bearer', expires_in: 3_600, access_token: botToken } }
        : { status: 401, body: { error: 'invalid_client', error_description: 'AADSTS7000215: Invalid client secret' } },
    ),
  )

  const authorized =
    (run: (request: Request) => Done | Refusal) =>
    (request: Request): Done | Refusal =>
      !signed || request.headers.authorization === `Bearer ${botToken}`
        ? run(request)
        : { status: 401, code: 'Unauthorized' }

  app.post(
    '/:region/v3/conversations',
    handle(
      'open',
      authorized(({ body }) => {
        const user = [body.members?.[0]?.id].flat()[0]
        const person = conversations.people.get(String(user).replace(/^29:/, ''))
        if (person === undefined) return { status: 403, code: 'BotNotInConversationRoster' }
        return { status: 201, body: { id: conversations.personal(person.aadObjectId).id } }
      }),
    ),
  )
  app.post(
    '/:region/v3/conversations/:conversation/activities',
    handle(
      'create',
      authorized(({ params, body }) => {
        const conversation = conversations.find(String(params['conversation']))
        if (conversation === undefined) return { status: 404, code: 'ConversationNotFound' }
        return { status: 201, body: { id: conversations.put(conversation, body, true) } }
      }),
    ),
  )
  app.put(
    '/:region/v3/conversations/:conversation/activities/:activity',
    handle(
      'update',
      authorized(({ params, body }) => {
        const conversation = conversations.find(String(params['conversation']))
        const id = String(params['activity'])
        const isDone = conversation !== undefined && conversations.replace(conversation, id, body)
        return isDone ? { status: 200, body: { id } } : { status: 404, code: 'ActivityNotFoundInConversation' }
      }),
    ),
  )
  app.get(
    '/:region/v3/conversations/:conversation/members/:member',
    handle(
      'member',
      authorized(({ params }) => {
        const conversation = conversations.find(String(params['conversation']))
        const user = String(params['member']).replace(/^29:/, '')
        const person = conversations.people.get(user)
        if (conversation === undefined) return { status: 403, code: 'BotNotInConversationRoster' }
        if (person === undefined || !conversation.members.has(user))
          return { status: 404, code: 'MemberNotFoundInConversation' }
        return { status: 200, body: { id: `29:${user}`, ...person } }
      }),
    ),
  )

  const server = await new Promise<Server>((resolve) => {
    const listening = app.listen(0, '127.0.0.1', () => resolve(listening))
  })
  return {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    calls,
    fail: (operation, faults) => ordered.set(operation, [...(ordered.get(operation) ?? []), ...faults]),
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}

function fail(fault: Fault, response: Response): void {
  if ('lost' in fault) {
    // What hangs ends when the server stops.
    if (fault.lost === 'reset') response.socket?.destroy()
    return
  }
  if (fault.retryAfter !== undefined) response.setHeader('retry-after', fault.retryAfter)
  response.status(fault.status).json({ error: { code: fault.code ?? 'ServiceError', message: 'ordered' } })
}
