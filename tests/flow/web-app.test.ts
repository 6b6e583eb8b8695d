import { randomUUID } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import type { MailboxPage } from '../../adapters/web/wire.ts'
import { webChannel } from '../../src/app.ts'
import type { ChannelAdapter } from '../../src/channel/adapter.ts'
import type { IncomingContent, OutgoingMessage } from '../../src/channel/message.ts'
import { Program } from './program.ts'

/** The whole program with the local web chat, used over HTTP as the page does. */
class WebProgram {
  readonly program: Program
  #base = ''

  private constructor(program: Program) {
    this.program = program
  }

  static async start(): Promise<WebProgram> {
    const program = await Program.start()
    await program.stop()
    await program.write((files) => {
      const organization = files['organization.json'] as { demoPeople?: unknown[] }
      organization.demoPeople = [{ id: 'anna', name: 'Anna', unit: 'scuole', email: 'anna@example.org' }]
    })
    const web = new WebProgram(program)
    await web.resume()
    return web
  }

  async resume(): Promise<void> {
    let adapter: (ChannelAdapter & { readonly url: string | null }) | undefined
    await this.program.resume(async (parts) => {
      adapter = await webChannel(parts)
      return [adapter]
    })
    this.#base = (adapter?.url ?? '').slice(0, -1)
  }

  async bring(identity: string, content: IncomingContent, eventId: string = randomUUID()): Promise<number> {
    const response = await fetch(`${this.#base}/api/messages`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ identity, eventId, content, shown: 'x' }),
    })
    await this.program.settle()
    return response.status
  }

  async say(identity: string, text: string): Promise<string> {
    expect(await this.bring(identity, { type: 'text', text })).toBe(202)
    return (await this.messages(identity)).at(-1)?.text ?? ''
  }

  /** Presses the button with that label on the newest message that has it. */
  async press(identity: string, label: string): Promise<string> {
    const actions = (await this.messages(identity)).flatMap(({ blocks }) =>
      blocks.flatMap((block) => (block.type === 'actions' ? block.actions : [])),
    )
    const found = actions.findLast((action) => action.label === label)
    expect(found, `${identity} has a button "${label}"`).toBeDefined()
    await this.bring(identity, { type: 'action', action: found?.action ?? '', value: found?.value ?? '' })
    return (await this.messages(identity)).at(-1)?.text ?? ''
  }

  async entries(identity: string): Promise<MailboxPage['entries']> {
    const response = await fetch(`${this.#base}/api/messages?identity=${identity}`)
    const { entries } = (await response.json()) as MailboxPage
    return entries.toSorted((one, other) => one.position - other.position)
  }

  async messages(identity: string): Promise<readonly OutgoingMessage[]> {
    return (await this.entries(identity)).flatMap((entry) => (entry.from === 'bot' ? [entry.message] : []))
  }
}

const master = 'master-servizi'

describe('the local web chat with the program behind it', () => {
  it('carries a request from an employee to the master and back', async () => {
    const web = await WebProgram.start()
    await web.say(master, 'ciao')
    await web.say('anna', 'apri una richiesta')
    const values = { unit: 'scuole', matter: 'stampanti', description: 'Esce un foglio bianco' }
    await web.bring('anna', { type: 'form', form: 'open-request', context: '', values })
    expect(await web.press('anna', 'Invia la richiesta')).toContain('#1')
    expect((await web.messages(master)).at(-1)?.text).toContain('Esce un foglio bianco')
    await web.press(master, 'Prendi in carico')
    expect((await web.messages('anna')).at(-1)?.text).toContain('ha preso in carico la richiesta #1')
    await web.say(master, 'risolto 1 cambiata la cartuccia')
    expect((await web.messages('anna')).at(-1)?.text).toContain('cambiata la cartuccia')
    expect(web.program.faults).toEqual([])
  })

  it('shows the same conversation after a restart, and goes on with it', async () => {
    const web = await WebProgram.start()
    await web.say('anna', 'chi si occupa dei sentieri?')
    await web.say('anna', 'il mio ufficio è scuole')
    const before = await web.entries('anna')
    expect(before.map(({ from }) => from)).toEqual(['person', 'bot', 'person', 'bot'])
    await web.program.stop()
    await web.resume()
    expect(await web.entries('anna')).toEqual(before)
    await web.say('anna', 'apri una richiesta')
    const form = (await web.messages('anna')).at(-1)?.blocks.find((block) => block.type === 'form')
    expect(form?.type === 'form' && form.form.fields.map(({ id }) => id)).not.toContain('unit')
  })

  it('takes what a page sends again after a restart only once', async () => {
    const web = await WebProgram.start()
    const eventId = randomUUID()
    expect(await web.bring('anna', { type: 'text', text: 'ciao' }, eventId)).toBe(202)
    await web.program.stop()
    await web.resume()
    expect(await web.bring('anna', { type: 'text', text: 'ciao' }, eventId)).toBe(202)
    expect((await web.entries('anna')).map(({ from }) => from)).toEqual(['person', 'bot'])
  })

  it('believes nobody’s word about who they are but the page’s list', async () => {
    const web = await WebProgram.start()
    expect(await web.bring('admin@example.org', { type: 'text', text: 'ciao' })).toBe(404)
    expect(await web.say('anna', 'da prendere')).toContain('per i master informatici')
    expect(await web.say('amministratore', 'mostra 1')).toContain('Non trovo questa richiesta')
  })
})
