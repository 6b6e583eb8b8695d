import { expect, onTestFinished } from 'vitest'
import { readButton, writeButtonId } from '../../adapters/slack/button-id.ts'
import { slackAddress } from '../../adapters/slack/conversation-key.ts'
import { shortcutIds } from '../../adapters/slack/parse-interaction.ts'
import { eventsPath } from '../../adapters/slack/slack-settings.ts'
import { readViewMetadata, writeViewMetadata } from '../../adapters/slack/view-metadata.ts'
import { readFormReference, specialActions } from '../../src/channel/special-actions.ts'
import { controlsIn } from '../support/local-slack/controls.ts'
import { startLocalSlack } from '../support/local-slack/local-slack.ts'
import type { Delivery, LocalSlack, LocalUser } from '../support/local-slack/local-slack-types.ts'
import { emails, OfficeDriver, type ReadMessage, type ShownForm } from './office-driver.ts'
import { type ServedBody, serveBody } from './platform-body.ts'
import { enteredInto, readForm } from './slack-form.ts'
import { readCall, type Shown } from './slack-inbox.ts'
import { type BodyChange, type BodyOptions, SmallBody } from './small-body.ts'

interface Running extends ServedBody {
  readonly slack: LocalSlack
  /** The channel where others read along. */
  readonly channel: string
}

type FormButton = { readonly actionId: string; readonly ts: string }

/** The same people in Slack: signed requests over HTTP in, calls of the Web API out, forms in windows. */
export class SlackOffice extends OfficeDriver {
  readonly #body: SmallBody
  readonly #inboxes = new Map<string, ReadMessage[]>()
  #running: Promise<Running> | undefined
  #callsRead = 0
  #forged = 0

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
    await this.#body.loseMessage(slackAddress({ kind: 'user', user }), user, request)
    await this.#settle()
  }

  /** A window in the way is closed first, as one has to in Slack. */
  async say(person: string, text: string): Promise<string> {
    return this.#act(person, async (user) => {
      while (user.windows().length > 0) await user.closeWindow()
      return user.say(text)
    })
  }

  async fill(person: string, form: string, values: Record<string, string>, context?: string): Promise<string> {
    const { slack } = await this.#run()
    const user = slack.user(idOf(person))
    if (!isFormOf(user, form, context)) await this.#openForm(person, form, context)
    const view = isFormOf(user, form, context) ? user.windows().at(-1) : undefined
    if (view === undefined) return this.#forgeForm(person, form, values, context ?? '')
    return this.#act(person, () => user.pickAndSubmit(enteredInto(view, values)))
  }

  press(person: string, label: string): Promise<string> {
    return this.#act(person, (user) => user.press(label))
  }

  /** Presses a button that stands in the conversation although the bot has not put it there. */
  forge(person: string, action: string, value: string): Promise<string> {
    return this.#act(person, async (user, { slack }) => {
      const blocks = [
        {
          type: 'actions',
          elements: [
            { type: 'button', text: { type: 'plain_text', text: 'x' }, ...writeButtonId(0, { action, value }) },
          ],
        },
      ]
      const ts = await this.#callSlack('chat.postMessage', { channel: user.directMessage, text: 'x', blocks })
      this.#callsRead = slack.calls.length
      const pressed = await user.press('x', { where: 'message', ts })
      user.remove(user.directMessage, ts).catch(() => undefined)
      return pressed
    })
  }

  async sayIn(place: string, person: string, text: string): Promise<string> {
    await this.#act(person, (user, { channel }) => user.mention(channel, text))
    return this.last(place)
  }

  async pressIn(place: string, person: string, action: string, value: string): Promise<string> {
    await this.#act(person, (user, { slack, channel }) => {
      const shown = slack.conversation(channel).flatMap(({ blocks, ts }) =>
        controlsIn(blocks).flatMap((control) => {
          const read = readButton({ action_id: control.actionId, value: control.value })
          return read?.action === action && read.value === value ? [{ actionId: control.actionId, ts }] : []
        }),
      )
      const button = shown.at(-1)
      if (button === undefined) throw new Error(`There is no button ${action} ${value}`)
      return user.press(button.actionId, { where: 'message', ts: button.ts })
    })
    return this.last(place)
  }

  sayQuoting(person: string, text: string, quoted: string): Promise<string> {
    expect(text).toBe('apri una richiesta')
    return this.#act(person, (user, { slack, channel }) => {
      const ts = slack.user(idOf('stranger')).post(channel, quoted)
      return user.shortcut(shortcutIds.openRequest, { channel, ts })
    })
  }

  async openHome(person: string): Promise<string> {
    await this.#act(person, (user) => user.openHome())
    const { slack } = await this.#run()
    return slack.user(idOf(person)).home()?.text ?? ''
  }

  async form(person: string): Promise<ShownForm | undefined> {
    const { slack } = await this.#run()
    const user = slack.user(idOf(person))
    if (user.windows().length === 0) await this.#openForm(person)
    const view = user.windows().at(-1)
    return view === undefined ? undefined : readForm(view)
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
    const { time } = this.#body
    const slack = await startLocalSlack({ clock: time })
    onTestFinished(() => slack.stop())
    const people = Object.entries(emails).map(([name, email]) => slack.addPerson({ id: idOf(name), name, email }))
    const channel = slack.addChannel({ name: 'everybody', members: people.map(({ id }) => id) })
    const served = await serveBody(this.#body, {
      SLACK_BOT_TOKEN: slack.token,
      SLACK_SIGNING_SECRET: slack.signingSecret,
      SLACK_API_URL: slack.apiUrl,
    })
    slack.deliverTo(new URL(eventsPath, served.url).href)
    return { ...served, slack, channel }
  }

  /** Does something in Slack; resolves, once all that it led to is shown, to what the person read last. */
  async #act(person: string, run: (user: LocalUser, running: Running) => Promise<Delivery>): Promise<string> {
    const running = await this.#run()
    const user = running.slack.user(idOf(person))
    const delivery = await run(user, running)
    expect(delivery.attempts.at(-1), 'acknowledged').toMatchObject({ status: 200 })
    await this.#settle(person)
    const window = user.windows().at(-1)
    if (window !== undefined && Object.keys(window.errors).length > 0) this.#receive(person, window.text)
    return this.last(person)
  }

  async #settle(actor = 'nobody'): Promise<void> {
    const { slack, settle, faults } = await this.#run()
    await settle()
    expect(faults).toEqual([])
    for (const call of slack.calls.slice(this.#callsRead)) {
      const shown = readCall(call)
      if (shown !== undefined) this.#receive(await this.#placeOf(shown.to, actor), shown.text)
    }
    this.#callsRead = slack.calls.length
  }

  #receive(person: string, text: string): void {
    const inbox = this.#inboxes.get(person) ?? []
    inbox.push({ text })
    this.#inboxes.set(person, inbox)
  }

  async #placeOf(to: Shown['to'], actor: string): Promise<string> {
    if (to === 'whoever acted') return actor
    const { slack, channel } = await this.#run()
    const found = Object.keys(emails).find((person) =>
      'user' in to ? idOf(person) === to.user : slack.user(idOf(person)).directMessage === to.channel,
    )
    if (found !== undefined) return 'user' in to && to.isHome ? `home of ${found}` : found
    expect(to).toEqual({ channel })
    return 'everybody'
  }

  /** Opens the window of the form that was shown last, or of this one, where a message has a button for it. */
  async #openForm(person: string, form?: string, context?: string): Promise<void> {
    const { slack } = await this.#run()
    const user = slack.user(idOf(person))
    const shown = slack.conversation(user.directMessage).flatMap(({ blocks, ts }) =>
      controlsIn(blocks).flatMap(({ actionId, value }): FormButton[] => {
        const read = readButton({ action_id: actionId, value })
        if (read?.action !== specialActions.form) return []
        const named = readFormReference(read.value)
        const isWanted = named.form === (form ?? named.form) && named.context === (context ?? named.context)
        return isWanted ? [{ actionId, ts }] : []
      }),
    )
    const button = shown.at(-1)
    if (button === undefined) return
    await this.#act(person, () => user.press(button.actionId, { where: 'message', ts: button.ts }))
  }

  #forgeForm(person: string, form: string, values: Record<string, string>, context: string): Promise<string> {
    return this.#act(person, (user, { slack }) => {
      const conversation = `user/${user.id}`
      const state = Object.entries(values).map(([field, value]) => [
        `field:${field}`,
        { value: { type: 'plain_text_input', value } },
      ])
      return slack.deliver('interactive', {
        type: 'view_submission',
        user: { id: user.id, team_id: slack.team.id },
        view: {
          id: `VFORGED${++this.#forged}`,
          type: 'modal',
          callback_id: 'centralino_form',
          private_metadata: writeViewMetadata({ conversation, form: { form, context } }),
          state: { values: Object.fromEntries(state) },
        },
      })
    })
  }

  async #callSlack(method: string, args: object): Promise<string> {
    const { slack } = await this.#run()
    const response = await fetch(`${slack.apiUrl}${method}`, {
      method: 'POST',
      headers: { authorization: `Bearer ${slack.token}`, 'content-type': 'application/json; charset=utf-8' },
      body: JSON.stringify(args),
    })
    const answer = (await response.json()) as { readonly ok: boolean; readonly ts?: string }
    expect(answer).toMatchObject({ ok: true })
    return answer.ts ?? ''
  }
}

function idOf(person: string): string {
  return `U${person.toUpperCase()}`
}

function isFormOf(user: LocalUser, form: string, context: string | undefined): boolean {
  const shown = readViewMetadata(user.windows().at(-1)?.privateMetadata ?? '')?.form
  return shown?.form === form && shown.context === (context ?? shown.context)
}
