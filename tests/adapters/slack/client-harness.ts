import { onTestFinished } from 'vitest'
import { createSlackClient, type SlackClient } from '../../../adapters/slack/slack-client.ts'
import { DeliveryError } from '../../../src/errors.ts'
import { startLocalSlack } from '../../support/local-slack/local-slack.ts'
import type { ApiCall, LocalSlack, LocalUser } from '../../support/local-slack/local-slack-types.ts'
import { ManualTime } from '../../support/manual-time.ts'

export const hello = { text: 'Buongiorno', blocks: [] }

export const homeView = {
  type: 'home',
  blocks: [{ type: 'section', text: { type: 'plain_text', text: 'La tua unità' } }],
} as const

export interface ClientHarness {
  readonly time: ManualTime
  readonly slack: LocalSlack
  readonly client: SlackClient
  readonly anna: LocalUser
  readonly faults: unknown[]
  /** Says good morning to Anna. */
  post(key?: string, attempt?: 'first' | 'again'): ReturnType<SlackClient['postMessage']>
  callsOf(method: string): readonly ApiCall[]
}

/** A client in a workspace on this machine, whose time the test owns; gone when the test is over. */
export async function startClient(options: { readonly timeoutMs?: number } = {}): Promise<ClientHarness> {
  const time = new ManualTime('2026-03-02T08:00:00.000Z')
  const slack = await startLocalSlack({ clock: time })
  onTestFinished(() => slack.stop())
  const faults: unknown[] = []
  const { apiUrl, token } = slack
  const client = createSlackClient({ token, apiUrl, clock: time, onFault: (fault) => faults.push(fault), ...options })
  const anna = slack.addPerson({
    name: 'Anna Bianchi',
    email: 'anna.bianchi@example.org',
    title: 'Servizio Biblioteche',
  })
  return {
    time,
    slack,
    client,
    anna,
    faults,
    post: (key = 'row-1', attempt = 'first') => client.postMessage(anna.directMessage, hello, { key, attempt }),
    callsOf: (method) => slack.calls.filter((call) => call.method === method),
  }
}

/** What a call was refused with. */
export async function refusalOf(doing: Promise<unknown>): Promise<DeliveryError> {
  const refused = await doing.then(
    () => undefined,
    (error: unknown) => error,
  )
  if (!(refused instanceof DeliveryError)) throw new Error(`Not refused as it should be: ${String(refused)}`)
  return refused
}
