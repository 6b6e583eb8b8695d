import type { Clock } from '../../../src/clock.ts'
import { Conversations } from './conversations.ts'
import { Ids } from './ids.ts'
import { People } from './people.ts'
import { Tickets } from './tickets.ts'
import { Views } from './views.ts'

export const team = { id: 'T0000001', name: 'Comune di Esempio', domain: 'esempio' } as const
export const bot = { userId: 'UBOT00001', botId: 'B0000001', appId: 'A0000001', name: 'Centralino' } as const
export const tokens = {
  bot: 'xoxb-local',
  app: 'xapp-local',
  signingSecret: 'local-signing-secret',
  verification: 'local-verification',
} as const

/** All that a workspace holds. */
export interface Workspace {
  readonly ids: Ids
  readonly people: People
  readonly conversations: Conversations
  readonly views: Views
  readonly tickets: Tickets
  /** What the bot's token may do. */
  readonly scopes: ReadonlySet<string>
  readonly strict: boolean
}

export function createWorkspace(clock: Clock, scopes: readonly string[], strict: boolean): Workspace {
  const ids = new Ids(clock)
  const people = new People(ids, team.id)
  people.add({ id: bot.userId, name: bot.name, kind: 'bot' })
  return {
    ids,
    people,
    conversations: new Conversations(ids, people, bot.userId),
    views: new Views(ids),
    tickets: new Tickets(ids),
    scopes: new Set(scopes),
    strict,
  }
}
