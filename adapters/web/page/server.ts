import type { Activity, MailboxPage, Refusal, Submission, WebConfig } from '../wire.ts'

/** Why something did not reach the server: it refused, or nothing answered. */
export type Failure = Refusal['error'] | 'unreachable'

export type Outcome<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly failure: Failure }

/** Milliseconds after which a call counts as unanswered. */
const patience = 15_000

export const getConfig = () => call<WebConfig>('/api/config')

export const getActivity = () => call<Activity>('/api/activity')

export const getMessages = (identity: string, after: number) =>
  call<MailboxPage>(`/api/messages?${new URLSearchParams({ identity, after: String(after) })}`)

/** Lets the bot say hello to a person whose conversation is empty. */
export const open = (identity: string) => call('/api/open', { identity })

export const submit = (submission: Submission) => call('/api/messages', submission)

async function call<T>(path: string, body?: unknown): Promise<Outcome<T>> {
  try {
    const response = await fetch(path, {
      ...(body === undefined
        ? {}
        : { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }),
      signal: AbortSignal.timeout(patience),
    })
    const answer: unknown = await response.json()
    if (response.ok) return { ok: true, value: answer as T }
    return { ok: false, failure: (answer as Refusal).error }
  } catch {
    return { ok: false, failure: 'unreachable' }
  }
}
