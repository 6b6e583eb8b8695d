import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createSlackCall, type SlackCall } from '../../../adapters/slack/slack-call.ts'
import { createSlackClient, type RenderedModal, type SlackClient } from '../../../adapters/slack/slack-client.ts'
import { slackErrorCode } from '../../../adapters/slack/slack-errors.ts'
import { systemClock } from '../../../src/clock.ts'

/** A Web API with a workspace behind it. */
export interface WebApiHarness {
  readonly apiUrl: string
  readonly token: string
  readonly bot: { readonly userId: string; readonly botId: string }
  /** A member with a confirmed address. */
  readonly person: { readonly id: string; readonly email: string }
  /** A channel that the bot and the person are in. */
  readonly channel: string
  /** The person writes there. Returns the message's `ts`. */
  write(text: string): Promise<string>
  /** A trigger of the person's, made just now. `viewId`: by a button in that window. */
  trigger(viewId?: string): Promise<string>
  close(): Promise<void>
}

/** What a Web API does otherwise than Slack, and why that is known; such tests are not run there. */
export type Differences = Partial<Record<'granted scopes' | 'unknown token', string>>

interface History {
  readonly ok: boolean
  readonly messages?: readonly { readonly ts?: string; readonly text?: string; readonly blocks?: readonly unknown[] }[]
}

/** What the adapter relies on: the documented behaviour of https://docs.slack.dev/reference/methods. */
export function webApiContract(
  name: string,
  create: () => Promise<WebApiHarness>,
  differences: Differences = {},
): void {
  describe(`${name} does what the adapter relies on`, () => {
    let api: WebApiHarness
    let client: SlackClient
    let call: SlackCall
    let keys = 0

    beforeAll(async () => {
      api = await create()
      const options = { token: api.token, apiUrl: api.apiUrl, clock: systemClock, onFault: () => undefined }
      client = createSlackClient(options)
      call = createSlackCall(options)
    })

    afterAll(() => api.close())

    const differs = (what: keyof Differences) =>
      differences[what] === undefined
        ? it
        : (title: string, _run: unknown) => it.skip(`${title} (${differences[what]})`)

    const post = (text: string, threadTs?: string, channel = api.channel) =>
      client.postMessage(channel, { text, blocks: [] }, { key: `key-${++keys}`, attempt: 'first', threadTs })

    const history = async (channel = api.channel): Promise<History['messages'] & object> => {
      const result: History = await call.method('conversations.history', { channel }, 'repeatable')
      return result.messages ?? []
    }

    const thread = async (ts: string): Promise<readonly (string | undefined)[]> => {
      const args = { channel: api.channel, ts }
      const result: History = await call.method('conversations.replies', args, 'repeatable')
      return (result.messages ?? []).map(({ text }) => text)
    }

    const refusal = (doing: Promise<unknown>) =>
      doing.then(
        () => 'taken',
        (error: unknown) => slackErrorCode(error) ?? String(error),
      )

    it('says whose token it is', async () => {
      expect(await client.authTest()).toMatchObject({
        userId: api.bot.userId,
        botId: api.bot.botId,
        teamId: expect.stringMatching(/^T/),
        teamName: 'Comune di Esempio',
      })
    })

    differs('granted scopes')('says with each answer what the token may do', async () => {
      expect((await client.authTest()).scopes).toContain('chat:write')
    })

    differs('unknown token')('refuses a token nobody has', async () => {
      const stranger = createSlackClient({
        token: 'xoxb-nobody',
        apiUrl: api.apiUrl,
        clock: systemClock,
        onFault: () => undefined,
      })
      expect(await refusal(stranger.authTest())).toBe('invalid_auth')
    })

    it('posts to a channel, the newest first in its history', async () => {
      const first = await post('prima')
      const second = await post('seconda')
      expect(second.ts > first.ts).toBe(true)
      expect((await history()).slice(0, 2).map(({ text }) => text)).toEqual(['seconda', 'prima'])
    })

    it('keeps replies in the thread and out of the channel, the oldest first', async () => {
      const ts = await api.write('chi si occupa delle stampanti?')
      await post('il master', ts)
      await post('e il suo vice', ts)
      expect(await thread(ts)).toEqual(['chi si occupa delle stampanti?', 'il master', 'e il suo vice'])
      expect((await history())[0]?.ts).toBe(ts)
    })

    it('replaces a message in place, blocks that became none included', async () => {
      const { channel, ts } = await client.postMessage(
        api.channel,
        { text: 'aperta', blocks: [{ type: 'section', text: { type: 'plain_text', text: 'aperta' } } as never] },
        { key: `key-${++keys}`, attempt: 'first' },
      )
      await post('altro')
      expect(await client.updateMessage(channel, ts, { text: 'risolta', blocks: [] })).toEqual({ channel, ts })
      const [newest, replaced] = await history()
      expect(newest?.text).toBe('altro')
      expect(replaced).toMatchObject({ ts, text: 'risolta' })
      expect(replaced?.blocks ?? []).toEqual([])
    })

    it('finds a message again by the key in its metadata, also after it was replaced and in threads', async () => {
      const ts = await api.write('una domanda')
      for (const threadTs of [undefined, ts]) {
        const options = { key: `again-${threadTs}`, attempt: 'again', threadTs } as const
        const sent = await client.postMessage(api.channel, { text: 'una volta', blocks: [] }, options)
        await client.updateMessage(sent.channel, sent.ts, { text: 'una volta sola', blocks: [] })
        expect(await client.postMessage(api.channel, { text: 'una volta', blocks: [] }, options)).toEqual(sent)
      }
    })

    it('refuses to replace what is not there and what others wrote', async () => {
      const update = (ts: string) => client.updateMessage(api.channel, ts, { text: 'x', blocks: [] })
      expect(await refusal(update('1700000000.000001'))).toBe('message_not_found')
      expect(await refusal(update(await api.write('parole mie')))).toBe('cant_update_message')
    })

    it('has one direct conversation with each person', async () => {
      const ask = async () => {
        const args = { users: api.person.id }
        const result: { readonly ok: boolean; readonly channel?: { readonly id?: string } } = await call.method(
          'conversations.open',
          args,
          'repeatable',
        )
        return result.channel?.id ?? ''
      }
      const direct = await ask()
      expect(direct).toMatch(/^D/)
      expect(await ask()).toBe(direct)
      await post('a te sola', undefined, direct)
      expect((await history(direct)).map(({ text }) => text)).toEqual(['a te sola'])
      expect((await history()).map(({ text }) => text)).not.toContain('a te sola')
    })

    it('keeps a private answer out of the history', async () => {
      await client.postEphemeral(api.channel, api.person.id, { text: 'solo per te', blocks: [] })
      expect((await history()).map(({ text }) => text)).not.toContain('solo per te')
    })

    it('describes a person', async () => {
      expect(await client.userInfo(api.person.id)).toMatchObject({
        id: api.person.id,
        real_name: 'Anna Bianchi',
        deleted: false,
        is_bot: false,
        profile: { email: api.person.email },
      })
    })

    it('knows whom and what it does not know', async () => {
      expect(await refusal(client.userInfo('U9NOBODY'))).toBe('user_not_found')
      expect(await refusal(client.openDirectMessage('U9NOBODY'))).toBe('user_not_found')
      expect(await refusal(post('a nessuno', undefined, 'C9NOWHERE'))).toBe('channel_not_found')
      expect(await refusal(client.updateView('V9NONE', modal('Nessuna')))).toBe('not_found')
    })

    it('refuses a message that says nothing', async () => {
      expect(await refusal(post(''))).toBe('no_text')
    })

    it('opens one window with a trigger', async () => {
      const trigger = await api.trigger()
      const opened = await client.openView(trigger, modal('Prima'))
      expect(opened).toMatchObject({ id: expect.stringMatching(/^V/), rootId: opened.id })
      expect(await refusal(client.openView(trigger, modal('Seconda')))).toBe('exchanged_trigger_id')
      expect(await refusal(client.openView('12345.98765.abcd', modal('Terza')))).toBe('invalid_trigger_id')
    })

    it('updates a window under its id, and pushes two others upon it at most', async () => {
      const opened = await client.openView(await api.trigger(), modal('Prima'))
      const updated = await client.updateView(opened.id, modal('Prima, cambiata'))
      expect(updated.id).toBe(opened.id)
      expect(updated.hash).not.toBe(opened.hash)
      const second = await client.pushView(await api.trigger(opened.id), modal('Seconda'))
      const third = await client.pushView(await api.trigger(second.id), modal('Terza'))
      expect([second.rootId, third.rootId]).toEqual([opened.id, opened.id])
      expect(await refusal(client.pushView(await api.trigger(third.id), modal('Quarta')))).toBe('push_limit_reached')
    })

    it('has one home for each person', async () => {
      const first = await client.publishHome(api.person.id, home('Le mie richieste'))
      const second = await client.publishHome(api.person.id, home('Nessuna richiesta'))
      expect(second.id).toBe(first.id)
      expect(second.hash).not.toBe(first.hash)
    })
  })
}

const section = (text: string) => ({ type: 'section', text: { type: 'plain_text', text } }) as const

const modal = (title: string): RenderedModal => ({
  type: 'modal',
  title: { type: 'plain_text', text: title },
  blocks: [section('Testo')],
})

const home = (text: string) => ({ type: 'home', blocks: [section(text)] }) as const
