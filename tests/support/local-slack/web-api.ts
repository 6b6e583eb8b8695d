import { chatMethods } from './chat-methods.ts'
import { conversationMethods } from './conversation-methods.ts'
import type { Methods } from './method.ts'
import { MethodArgs } from './method-args.ts'
import { Refusal } from './refusal.ts'
import { viewMethods } from './view-methods.ts'
import { tokens, type Workspace } from './workspace.ts'

const methods: Methods = { ...conversationMethods, ...chatMethods, ...viewMethods }

export type Answer = Readonly<Record<string, unknown>>

/** Does what a request asks; `socketUrl` is what apps.connections.open hands out. */
export function callMethod(
  name: string,
  body: Readonly<Record<string, unknown>>,
  token: string | undefined,
  { workspace, socketUrl }: { readonly workspace: Workspace; readonly socketUrl: () => string },
): Answer {
  return answering(() => {
    const args = new MethodArgs(body)
    const given = token ?? args.text('token')
    if (given === undefined) throw new Refusal('not_authed')
    if (given !== tokens.bot && given !== tokens.app) throw new Refusal('invalid_auth')
    if ((name === 'apps.connections.open') !== (given === tokens.app)) throw new Refusal('not_allowed_token_type')
    if (name === 'apps.connections.open') return { url: socketUrl() }
    const method = methods[name]
    if (method === undefined) throw new Refusal('unknown_method')
    const scope = method.scope?.(args, workspace)
    if (scope !== undefined && !workspace.scopes.has(scope)) throw new Refusal('missing_scope', [`needed: ${scope}`])
    return method.run(args, workspace)
  })
}

/** The result of what is run, or why it was refused, as Slack writes both. */
export function answering(run: () => Answer): Answer {
  try {
    return { ok: true, ...run() }
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    const { code, details } = error
    return { ok: false, error: code, ...(details.length > 0 ? { response_metadata: { messages: details } } : {}) }
  }
}
