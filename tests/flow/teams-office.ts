import { expect, onTestFinished, vi } from 'vitest'
import { fieldPrefix } from '../../adapters/teams/field-input.ts'
import { messagesPath } from '../../adapters/teams/teams-settings.ts'
import { formReference, specialActions } from '../../src/channel/special-actions.ts'
import type { LocalClient } from '../support/local-teams/local-client.ts'
import { type LocalTeams, localBot, startLocalTeams } from '../support/local-teams/local-teams.ts'
import type { BotAnswer } from '../support/local-teams/local-teams-types.ts'
import type { LocalUser } from '../support/local-teams/local-user.ts'
import { readableActivity } from '../support/local-teams/readable.ts'
import { emails, OfficeDriver, type ReadMessage, type ShownForm } from './office-driver.ts'
import { type ServedBody, serveBody } from './platform-body.ts'
import { type BodyChange, type BodyOptions, SmallBody } from './small-body.ts'

type Colleague = LocalUser & { readonly client: LocalClient }

interface Running extends ServedBody {
  readonly teams: LocalTeams
  readonly people: ReadonlyMap<string, Colleague>
  /** The group chat where others read along. */
  readonly group: string
}

const everybody = 'everybody'
/** Milliseconds for which Teams and the bot take the same act for one that is repeated. */
const forgetsActs = 61_000
/** Milliseconds for which the bot lets Teams wait for a card or a dialog, at most. */
const patience = 5_000

/** The same people in Teams: signed activities in, calls of the Bot Connector out, forms in dialogs. It has no page of the bot's own. */
export class TeamsOffice extends OfficeDriver {
  readonly #body: SmallBody
  readonly #inboxes = new Map<string, ReadMessage[]>()
  #running: Promise<Running> | undefined
  #shownRead = 0

  constructor(options: BodyOptions = {}) {
    super()
    this.#body = new SmallBody(options)
  }

  at(instant: string): this {
    this.#body.time.turnTo(instant)
    return this
  }

  reload(change: BodyChange): void {
    this.#body.reload(change)
  }

  async passTime(): Promise<void> {
    await this.#body.passTime()
    await this.#settle()
  }

  async loseMessage(person: string, request: number | null): Promise<void> {
    const user = idOf(person)
    await this.#body.loseMessage({ channel: 'teams', conversation: `user/${user}` }, user, request)
    await this.#settle()
  }

  say(person: string, text: string): Promise<string> {
    return this.#act(person, (user) => {
      user.client.close()
      return user.say(text)
    })
  }

  async fill(person: string, form: string, values: Record<string, string>, context?: string): Promise<string> {
    if (!(await this.#isOpen(person, form, context))) await this.#openForm(person, form, context)
    const isOpen = await this.#isOpen(person, form, context)
    return this.#act(person, (user) => {
      if (isOpen) return user.client.submit(values)
      const fields = Object.entries(values).map(([field, value]) => [`${fieldPrefix}${field}`, value])
      return user.submitDialog({ form, context: context ?? '', ...Object.fromEntries(fields) })
    })
  }

  press(person: string, label: string): Promise<string> {
    return this.#act(person, ({ client }) => client.press(label))
  }

  forge(person: string, action: string, value: string): Promise<string> {
    return this.#act(person, (user) => user.pressExecute({ action, value }, 'never-sent'))
  }

  async sayIn(_place: string, person: string, text: string): Promise<string> {
    await this.#act(person, (user, { group }) => user.mention(text, group))
    return this.last(everybody)
  }

  /** As a card of an earlier version of the bot has it, which no button of a dialog stands on. */
  async pressIn(_place: string, person: string, action: string, value: string): Promise<string> {
    await this.#act(person, (user, { group, teams }) => {
      const message = teams.messages(group).at(-1)?.id ?? ''
      return user.pressExecute({ action, value }, message, { conversation: group })
    })
    return this.last(everybody)
  }

  sayQuoting(person: string, text: string, quoted: string): Promise<string> {
    expect(text).toBe('apri una richiesta')
    return this.#act(person, ({ client }) => client.useOnMessage(`<p>${quoted}</p>`))
  }

  openHome(): Promise<string> {
    return Promise.reject(new Error('The bot has no page of its own in Teams'))
  }

  async form(person: string): Promise<ShownForm | undefined> {
    const { client } = await this.#colleague(person)
    if (client.dialog === undefined) await this.#openForm(person)
    if (client.dialog === undefined) return undefined
    const { title, fields, errors } = client.dialog
    const bare = (id: string) => id.replace(fieldPrefix, '')
    return {
      title,
      fields: Object.entries(fields).map(([id, value]) => ({ id: bare(id), value })),
      errors: Object.fromEntries(Object.entries(errors).map(([id, error]) => [bare(id), error])),
    }
  }

  inbox(person: string): readonly ReadMessage[] {
    return this.#inboxes.get(person) ?? []
  }

  clear(person: string): void {
    this.#inboxes.set(person, [])
  }

  #run(): Promise<Running> {
    this.#running ??= this.#start()
    return this.#running
  }

  async #start(): Promise<Running> {
    const teams = await startLocalTeams({ clock: this.#body.time })
    onTestFinished(() => teams.stop())
    const people = new Map(
      Object.entries(emails).map(([name, email]) => [name, teams.addPerson({ aadObjectId: idOf(name), name, email })]),
    )
    const group = teams.addGroupChat([...people.keys()].map(idOf))
    const variables = {
      MICROSOFT_APP_ID: localBot.appId,
      MICROSOFT_APP_PASSWORD: localBot.appPassword,
      MICROSOFT_APP_TENANT_ID: localBot.tenantId,
    }
    const served = await serveBody(this.#body, variables, { teamsEndpoints: teams.endpoints })
    teams.deliverTo(new URL(messagesPath, served.url).href)
    return { ...served, teams, people, group }
  }

  async #colleague(person: string): Promise<Colleague> {
    const found = (await this.#run()).people.get(person)
    if (found === undefined) throw new Error(`Nobody is called ${person}`)
    return found
  }

  /** Does something in Teams; resolves, once all that it led to is shown, to what the person read last. */
  async #act(person: string, run: (user: Colleague, running: Running) => Promise<BotAnswer>): Promise<string> {
    const running = await this.#run()
    const user = await this.#colleague(person)
    const { time } = this.#body
    time.turnTo(new Date(time.now().getTime() + forgetsActs).toISOString())
    const before = { taken: running.taken(), dialog: user.client.dialog }
    let status: number | undefined
    const acting = run(user, running).then((answer) => {
      status = answer.status
    })
    // Teams may be waiting for what is never said: once the core has spoken, only the end of the waiting is left.
    await vi.waitFor(
      async () => {
        if (status === undefined && running.taken() > before.taken) {
          await running.settle()
          await time.pass(patience, () => Promise.resolve())
        }
        expect(status, 'answered').toBe(200)
      },
      { interval: 2, timeout: 5_000 },
    )
    await acting
    await this.#settle()
    const { dialog } = user.client
    if (dialog !== undefined && dialog.data !== before.dialog?.data)
      this.#receive(person, `${dialog.title}\n${dialog.text}`)
    return this.last(person)
  }

  async #settle(): Promise<void> {
    const { teams, settle, faults } = await this.#run()
    await settle()
    expect(faults).toEqual([])
    for (const { conversation, activity } of teams.shown.slice(this.#shownRead)) {
      const person = Object.keys(emails).find((name) => conversation.endsWith(idOf(name)))
      this.#receive(person ?? everybody, readableActivity(activity).text)
    }
    this.#shownRead = teams.shown.length
  }

  #receive(person: string, text: string): void {
    const inbox = this.#inboxes.get(person) ?? []
    inbox.push({ text })
    this.#inboxes.set(person, inbox)
  }

  async #isOpen(person: string, form: string, context: string | undefined): Promise<boolean> {
    const data = (await this.#colleague(person)).client.dialog?.data
    return data?.['form'] === form && (context === undefined || data['context'] === context)
  }

  /** Opens the dialog of the form that was shown last, or of this one, where a message has a button for it. */
  async #openForm(person: string, form?: string, context?: string): Promise<void> {
    const { client } = await this.#colleague(person)
    const isWanted = (data: Readonly<Record<string, unknown>>) => {
      if (data['action'] !== specialActions.form) return false
      const [named = '', ...rest] = String(data['value']).split(' ')
      const wanted = { form: form ?? named, context: context ?? rest.join(' ') }
      return data['value'] === formReference(wanted)
    }
    const button = client.findButton(isWanted)
    if (button !== undefined) await this.#act(person, () => client.press(button))
  }
}

function idOf(person: string): string {
  const hex = Buffer.from(person).toString('hex').slice(0, 12).padEnd(12, '0')
  return `aaaaaaaa-0000-4000-8000-${hex}`
}
