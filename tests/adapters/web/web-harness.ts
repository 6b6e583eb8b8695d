import { createWebAdapter, type WebAdapter, type WebAdapterOptions } from '../../../adapters/web/web-adapter.ts'
import type { WebIdentity } from '../../../adapters/web/wire.ts'
import type { Clock } from '../../../src/clock.ts'
import { ScriptedBot } from './scripted-bot.ts'

export const employee: WebIdentity = {
  id: 'employee-libraries',
  name: 'Dipendente, Biblioteche',
  description: 'Lavora nel Servizio Biblioteche',
  group: 'Dipendenti',
}

export const master: WebIdentity = {
  id: 'master-education',
  name: 'Master, Servizi Educativi',
  description: 'Master informatico della Divisione Servizi Educativi',
  group: 'Master informatici',
  email: 'master.educativi@example.org',
}

export const identities: readonly WebIdentity[] = [
  employee,
  { id: 'employee-museums', name: 'Dipendente, Musei', description: 'Lavora nel Servizio Musei', group: 'Dipendenti' },
  master,
  { id: 'admin', name: 'Amministratore', description: 'Cura la base di conoscenza', group: 'Amministratori' },
]

/** A clock that moves one second each time it is read. */
export function tickingClock(): Clock {
  let now = Date.parse('2026-03-02T08:00:00.000Z')
  return {
    now() {
      now += 1_000
      return new Date(now)
    },
  }
}

export function countingIds(prefix = 'id'): () => string {
  let last = 0
  return () => {
    last += 1
    return `${prefix}-${last}`
  }
}

export interface RunningWeb {
  readonly adapter: WebAdapter
  readonly bot: ScriptedBot
  /** Without the slash at the end. */
  readonly base: string
  readonly faults: unknown[]
}

export function webOptions(overrides: Partial<WebAdapterOptions> = {}): WebAdapterOptions {
  return {
    port: 0,
    identities,
    shortcuts: [
      {
        label: { it: 'Le mie richieste', en: 'My requests' },
        text: { it: 'le mie richieste', en: 'my requests' },
      },
    ],
    mailboxFolder: null,
    clock: tickingClock(),
    newId: countingIds(),
    serverStarted: '2026-03-02T08:00:00.000Z',
    botName: 'Centralino',
    organizationName: 'Comune di Esempio',
    language: 'it',
    opening: { type: 'action', action: 'welcome', value: '' },
    onFault: () => undefined,
    pageFolder: 'adapters/web/page',
    ...overrides,
  }
}

/** A web chat on a free port with the scripted bot behind it. The caller stops the adapter. */
export async function startWeb(overrides: Partial<WebAdapterOptions> = {}): Promise<RunningWeb> {
  const faults: unknown[] = []
  const adapter = createWebAdapter(webOptions({ onFault: (fault) => faults.push(fault), ...overrides }))
  const bot = new ScriptedBot(() => adapter)
  await adapter.start(bot.receive)
  return { adapter, bot, base: (adapter.url ?? '').slice(0, -1), faults }
}
