import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { ChannelAdapter } from '../../src/channel/adapter.ts'
import type { Address, Block, OutgoingMessage } from '../../src/channel/message.ts'
import { DeliveryError } from '../../src/errors.ts'

/** A message as a person finds it on the platform. */
export interface ShownMessage {
  /** All that can be read, labels of buttons and fields included; white space does not matter. */
  readonly text: string
  /** Where links in it lead. */
  readonly links: readonly string[]
}

/** A started adapter and a view of what it has shown. */
export interface ChannelHarness {
  readonly adapter: ChannelAdapter
  readonly address: Address
  /** Looks at the platform; the oldest message first. */
  shown(): Promise<readonly ShownMessage[]>
  /** Takes away what the harness itself has started; the adapter is stopped before. */
  close(): Promise<void>
}

export interface ChannelContract {
  readonly create: () => Promise<ChannelHarness>
  /** An address that the platform does not know, or why there can be none. */
  readonly unknownAddress: Address | { readonly skipped: string }
  /** Whether a message sent twice under one key is shown once, or why the platform cannot tell. */
  readonly onceByKey: true | { readonly skipped: string }
}

export const hostile = [
  '<b>grassetto</b> <img src=x onerror=alert(1)> &lt;i&gt; &amp;',
  '<!channel> <@U123> <#C123> @everyone @here',
  '[clicca qui](https://evil.example) *forte* _piano_ ~via~ `codice`',
  '<https://evil.example|clicca qui>',
  '\u202Econtrario\u202C',
]

/** What every chat platform owes the core. */
export function channelAdapterContract(name: string, contract: ChannelContract): void {
  describe(`${name} keeps the contract of a channel adapter`, () => {
    let harness: ChannelHarness
    let sent = 0

    beforeEach(async () => {
      harness = await contract.create()
    })

    afterEach(async () => {
      await harness.adapter.stop()
      await harness.close()
    })

    const send = (message: OutgoingMessage, key = `key-${++sent}`) =>
      harness.adapter.send(harness.address, message, key, 'first')

    const texts = async () => (await harness.shown()).map(({ text }) => squeeze(text))

    it('is named as its addresses are', () => {
      expect(harness.adapter.name).toBe(harness.address.channel)
    })

    it('shows a message and returns the name the platform gave it', async () => {
      const ref = await send(paragraph('Buongiorno'))
      expect(ref.channel).toBe(harness.adapter.name)
      expect(ref.id).not.toBe('')
      expect(await texts()).toEqual([expect.stringContaining('Buongiorno')])
    })

    it('shows messages in the order in which they were sent', async () => {
      for (const text of ['primo', 'secondo', 'terzo']) await send(paragraph(text))
      const shown = await texts()
      expect(shown.map((text) => /primo|secondo|terzo/.exec(text)?.[0])).toEqual(['primo', 'secondo', 'terzo'])
    })

    it('shows the same words twice when they are two messages', async () => {
      await send(paragraph('di nuovo'))
      await send(paragraph('di nuovo'))
      expect(await texts()).toHaveLength(2)
    })

    it.skipIf(contract.onceByKey !== true)(
      `shows a message once, however often it is sent under one key${reason(contract.onceByKey)}`,
      async () => {
        const first = await send(paragraph('una volta sola'), 'same')
        const again = await send(paragraph('una volta sola'), 'same')
        expect(again).toEqual(first)
        expect(await texts()).toHaveLength(1)
      },
    )

    it('replaces a message in place, or sends it anew where it cannot', async () => {
      const ref = await send(paragraph('stato: aperta'))
      await send(paragraph('altro'))
      await harness.adapter.update(harness.address, ref, paragraph('stato: risolta'), 'update-1')
      const shown = await texts()
      if (harness.adapter.limits.updates) {
        expect(shown).toEqual([expect.stringContaining('stato: risolta'), expect.stringContaining('altro')])
      } else {
        expect(shown.at(-1)).toContain('stato: risolta')
      }
    })

    it('shows every kind of block so that all of it can be read', async () => {
      await send(everyBlock)
      const [shown = ''] = await texts()
      const wanted = [
        'Titolo',
        'Testo semplice',
        'Etichetta',
        'Valore',
        'Elenco',
        'prima voce',
        'Attenzione a questo',
        'Maria',
        'parole sue',
        'Perché',
        'Premi qui',
        ...formWords(harness.adapter),
      ]
      for (const words of wanted) expect(shown).toContain(words)
    })

    it('links to what a fact names', async () => {
      await send(facts({ label: 'Sito', text: 'la pagina', url: 'https://www.example.org/uffici' }))
      const [shown] = await harness.shown()
      const readable = `${shown?.text} ${shown?.links.join(' ')}`
      expect(readable).toContain('https://www.example.org/uffici')
    })

    it('never links to anything but http, https, mailto and tel', async () => {
      await send(facts({ label: 'Sito', text: 'la pagina', url: 'javascript:alert(1)' }))
      const [shown] = await harness.shown()
      expect(shown?.text).toContain('la pagina')
      expect(shown?.links).toEqual([])
    })

    it.each(hostile)('shows text as text, never as markup, mention or link: %s', async (text) => {
      await send(everywhere(text))
      const [shown] = await harness.shown()
      expect(squeeze(shown?.text ?? '').split(squeeze(text)).length - 1).toBeGreaterThanOrEqual(6)
      expect(shown?.links).toEqual([])
    })

    it('shows the plain text of a message without blocks', async () => {
      await send({ language: 'it', text: 'solo testo', blocks: [] })
      expect(await texts()).toEqual([expect.stringContaining('solo testo')])
    })

    it('takes blocks that hold nothing', async () => {
      await send({
        language: 'en',
        text: '',
        blocks: [
          { type: 'paragraph', text: '' },
          { type: 'facts', facts: [] },
          { type: 'list', items: [] },
          { type: 'actions', actions: [] },
          { type: 'details', summary: '', items: [] },
          { type: 'paragraph', text: 'resta questo' },
        ],
      })
      expect(await texts()).toEqual([expect.stringContaining('resta questo')])
    })

    it('cuts a text that is too long, with an ellipsis', async () => {
      const { textLength } = harness.adapter.limits
      await send(paragraph(`inizio ${'a'.repeat(textLength * 2)}`))
      const [shown = ''] = await texts()
      expect(shown).toContain('inizio aaa')
      expect(shown).toContain('…')
      expect(shown.length).toBeLessThan(textLength * 2)
    })

    it('takes more buttons than fit and shows the first', async () => {
      const { actions, actionLabel } = harness.adapter.limits
      const many = Array.from({ length: Math.min(actions, 200) + 5 }, (_, at) =>
        button(`pulsante ${at} ${'x'.repeat(Math.min(actionLabel, 1_000))}`),
      )
      await send({ language: 'it', text: 'scegli', blocks: [{ type: 'actions', actions: many }] })
      const [shown = ''] = await texts()
      expect(shown).toContain('pulsante 0')
    })

    const { unknownAddress } = contract
    it.skipIf('skipped' in unknownAddress)(
      `refuses an address nobody has, for good${reason(unknownAddress)}`,
      async () => {
        if ('skipped' in unknownAddress) return
        const refused = await harness.adapter
          .send(unknownAddress, paragraph('a nessuno'), 'nobody', 'first')
          .catch((error: unknown) => error)
        expect(refused).toBeInstanceOf(DeliveryError)
        expect(refused).toMatchObject({ code: 'delivery/permanent' })
      },
    )

    it('can be stopped twice', async () => {
      await harness.adapter.stop()
      await expect(harness.adapter.stop()).resolves.toBeUndefined()
    })
  })
}

const reason = (part: unknown) =>
  typeof part === 'object' && part !== null && 'skipped' in part ? ` (skipped: ${String(part.skipped)})` : ''

/** White space does not matter, and an adapter may drop overrides of the direction of writing. */
const squeeze = (text: string) =>
  text
    .replaceAll(/[\u202A-\u202E\u2066-\u2069]/g, '')
    .replaceAll(/\s+/g, ' ')
    .trim()

const paragraph = (text: string): OutgoingMessage => ({ language: 'it', text, blocks: [{ type: 'paragraph', text }] })

const facts = (...list: Extract<Block, { type: 'facts' }>['facts']): OutgoingMessage => ({
  language: 'it',
  text: list.map(({ label, text }) => `${label}: ${text}`).join('\n'),
  blocks: [{ type: 'facts', facts: list }],
})

const button = (label: string) => ({ action: 'a', value: 'v', label, typed: 'scrivi a', style: 'secondary' }) as const

const everyBlock: OutgoingMessage = {
  language: 'it',
  text: 'Titolo',
  blocks: [
    { type: 'heading', text: 'Titolo' },
    { type: 'paragraph', text: 'Testo semplice' },
    { type: 'facts', facts: [{ label: 'Etichetta', text: 'Valore' }] },
    { type: 'list', title: 'Elenco', items: ['prima voce', 'seconda voce'] },
    { type: 'notice', tone: 'warning', text: 'Attenzione a questo' },
    { type: 'quote', author: 'Maria', text: 'parole sue' },
    { type: 'details', summary: 'Perché', items: ['parola riconosciuta'] },
    { type: 'actions', actions: [button('Premi qui')] },
    {
      type: 'form',
      form: {
        form: 'f',
        context: 'c',
        title: 'Modulo',
        submitLabel: 'Invia il modulo',
        fields: [
          { id: 't', type: 'text', label: 'Che cosa succede', required: true, multiline: false, maxLength: 80 },
          { id: 'd', type: 'date', label: 'Da quando', required: false },
          { id: 'c', type: 'choice', label: 'Quale', required: true, options: [{ value: '1', label: 'Prima scelta' }] },
        ],
      },
    },
  ],
}

/** Where forms open in a window of their own, the conversation shows only how to open them. */
function formWords({ limits }: ChannelAdapter): readonly string[] {
  return limits.forms === 'inline'
    ? ['Modulo', 'Che cosa succede', 'Da quando', 'Quale', 'Invia il modulo']
    : ['Modulo']
}

function everywhere(text: string): OutgoingMessage {
  return {
    language: 'it',
    text,
    blocks: [
      { type: 'heading', text },
      { type: 'paragraph', text },
      { type: 'facts', facts: [{ label: 'Campo', text }] },
      { type: 'list', items: [text] },
      { type: 'notice', tone: 'info', text },
      { type: 'quote', author: 'Qualcuno', text },
    ],
  }
}
