import { describe, expect, it, test } from 'vitest'
import { checkMessage, checkView } from '../../support/block-kit/check-block-kit.ts'

const plain = (text: string) => ({ type: 'plain_text', text })
const option = (value: string) => ({ text: plain(`Opzione ${value}`), value })
const options = (count: number) => Array.from({ length: count }, (_, at) => option(`o${at}`))
const button = (more: object = {}) => ({ type: 'button', action_id: 'a', text: plain('Premi'), ...more })
const actions = (...elements: object[]) => ({ type: 'actions', elements })
const input = (element: object, more: object = {}) => ({
  type: 'input',
  label: plain('Campo'),
  element: { action_id: 'v', ...element },
  ...more,
})
const menu = (more: object) => input({ type: 'static_select', ...more })
const richText = (...elements: object[]) => ({ type: 'rich_text', elements })
const sectionOf = (...elements: object[]) => richText({ type: 'rich_text_section', elements })
const header = { type: 'header', text: plain('Titolo') }

const message = (...blocks: object[]) => ({ text: 'testo', blocks })
const modal = (blocks: object[], more: object = {}) => ({
  type: 'modal',
  title: plain('Finestra'),
  submit: plain('Invia'),
  blocks,
  ...more,
})

describe('a sound message', () => {
  test.each([
    ['header', header],
    ['divider', { type: 'divider' }],
    ['section', { type: 'section', text: { type: 'mrkdwn', text: '*a*' }, accessory: button() }],
    ['fields', { type: 'section', fields: [plain('a'), plain('b')] }],
    [
      'context',
      { type: 'context', elements: [plain('a'), { type: 'image', alt_text: 'a', image_url: 'https://a.it/b.png' }] },
    ],
    ['image', { type: 'image', alt_text: 'a', image_url: 'https://a.it/b.png' }],
    ['text', sectionOf({ type: 'text', text: 'a', style: { bold: true } }, { type: 'link', url: 'https://a.it' })],
    ['quote', richText({ type: 'rich_text_quote', elements: [{ type: 'text', text: 'a' }] })],
    ['buttons', actions(button({ value: 'v', style: 'danger' }), button({ action_id: 'b', url: 'https://a.it' }))],
    ['overflow', actions({ type: 'overflow', action_id: 'o', options: options(5) })],
  ])('%s', (_, block) => {
    expect(checkMessage(message(block))).toEqual([])
  })
})

describe('a message that Slack refuses', () => {
  test.each([
    ['no blocks', message()],
    ['51 blocks', message(...Array.from({ length: 51 }, () => ({ type: 'divider' })))],
    ['no text', { text: ' ', blocks: [header] }],
    ['text above 4,000', { text: 'a'.repeat(4_001), blocks: [header] }],
    ['text that pings', { text: 'ciao <!channel>', blocks: [header] }],
    ['text that would ping', { text: 'ciao @here', blocks: [header] }],
    ['text half escaped', { text: 'a & b', blocks: [header] }],
    ['unknown key of the message', { ...message(header), attachments: [] }],
    ['unknown block', message({ type: 'carousel', elements: [] })],
    ['unknown key of a block', message({ ...header, style: 'big' })],
    ['empty header', message({ type: 'header', text: plain(' ') })],
    ['header above 150', message({ type: 'header', text: plain('a'.repeat(151)) })],
    ['header in mrkdwn', message({ type: 'header', text: { type: 'mrkdwn', text: 'a' } })],
    ['half a character', message({ type: 'header', text: plain('a\uD83D') })],
    ['section above 3,000', message({ type: 'section', text: plain('a'.repeat(3_001)) })],
    ['section with nothing', message({ type: 'section' })],
    ['eleven fields', message({ type: 'section', fields: Array.from({ length: 11 }, () => plain('a')) })],
    ['eleven context elements', message({ type: 'context', elements: Array.from({ length: 11 }, () => plain('a')) })],
    ['no buttons', message(actions())],
    ['26 buttons', message(actions(...Array.from({ length: 26 }, (_, at) => button({ action_id: `a${at}` }))))],
    ['the same action_id in a block', message(actions(button(), button()))],
    ['the same action_id in two blocks', message(actions(button()), actions(button()))],
    ['the same block_id', message({ ...header, block_id: 'x' }, { ...header, block_id: 'x' })],
    ['block_id above 255', message({ ...header, block_id: 'x'.repeat(256) })],
    ['button above 75', message(actions(button({ text: plain('a'.repeat(76)) })))],
    ['empty value', message(actions(button({ value: '' })))],
    ['value above 2,000', message(actions(button({ value: 'a'.repeat(2_001) })))],
    ['unknown style', message(actions(button({ style: 'secondary' })))],
    ['long label for screen readers', message(actions(button({ accessibility_label: 'a'.repeat(76) })))],
    ['an input', message(input({ type: 'plain_text_input' }))],
    ['empty rich text', message(sectionOf({ type: 'text', text: '' }))],
    ['empty section', message(sectionOf())],
    ['a mention', message(sectionOf({ type: 'user', user_id: 'U1' }))],
    ['a broadcast', message(sectionOf({ type: 'broadcast', range: 'here' }))],
    ['an unsafe link', message(sectionOf({ type: 'link', url: 'javascript:alert(1)' }))],
    ['a link of nothing', message(sectionOf({ type: 'link', url: 'https://' }))],
    ['six options of an overflow', message(actions({ type: 'overflow', action_id: 'o', options: options(6) }))],
    [
      'too much in all',
      message(...Array.from({ length: 5 }, () => sectionOf({ type: 'text', text: 'a'.repeat(2_900) }))),
    ],
  ])('%s', (_, payload) => {
    expect(checkMessage(payload)).not.toEqual([])
  })

  it('says where', () => {
    expect(checkMessage(message({ type: 'header', text: plain('a'.repeat(151)) }))).toEqual([
      expect.stringMatching(/^blocks\/0\/text\/text: /),
    ])
  })
})

describe('a sound view', () => {
  test.each([
    ['text', input({ type: 'plain_text_input', multiline: true, max_length: 3_000, initial_value: 'a\nb' })],
    ['date', input({ type: 'datepicker', initial_date: '2026-02-28' })],
    ['menu', menu({ options: options(100), initial_option: option('o99') })],
    ['groups', menu({ option_groups: [{ label: plain('A–B'), options: options(100) }] })],
    ['radio', input({ type: 'radio_buttons', options: options(10), initial_option: option('o1') }, { optional: true })],
    ['checkboxes', input({ type: 'checkboxes', options: options(2), initial_options: [option('o1')] })],
  ])('%s', (_, block) => {
    expect(checkView(modal([block], { private_metadata: 'm', callback_id: 'c', close: plain('Chiudi') }))).toEqual([])
    expect(checkView({ type: 'home', blocks: [block] })).toEqual([])
  })
})

describe('a view that Slack refuses', () => {
  const text = (more: object) => input({ type: 'plain_text_input', ...more })
  const group = (count: number, from = 0) => ({ label: plain('A'), options: options(from + count).slice(from) })

  test.each([
    ['title above 24', modal([header], { title: plain('a'.repeat(25)) })],
    ['no title', modal([header], { title: undefined })],
    ['submit above 24', modal([header], { submit: plain('a'.repeat(25)) })],
    ['inputs without submit', modal([text({})], { submit: undefined })],
    ['a Home with a title', { type: 'home', blocks: [header], title: plain('a') }],
    ['metadata above 3,000', modal([header], { private_metadata: 'a'.repeat(3_001) })],
    ['101 blocks', modal(Array.from({ length: 101 }, () => header))],
    ['hint above 2,000', modal([{ ...text({}), hint: plain('a'.repeat(2_001)) }])],
    ['label in mrkdwn', modal([{ ...text({}), label: { type: 'mrkdwn', text: 'a' } }])],
    ['max_length above 3,000', modal([text({ max_length: 3_001 })])],
    ['max_length below min_length', modal([text({ min_length: 5, max_length: 4 })])],
    ['initial value too long', modal([text({ max_length: 2, initial_value: 'abc' })])],
    ['line breaks on a single line', modal([text({ initial_value: 'a\nb' })])],
    ['a day that there is not', modal([input({ type: 'datepicker', initial_date: '2026-02-30' })])],
    ['a menu without options', modal([menu({})])],
    ['a menu with both kinds of options', modal([menu({ options: options(1), option_groups: [group(1)] })])],
    ['101 options', modal([menu({ options: options(101) })])],
    ['101 groups', modal([menu({ option_groups: Array.from({ length: 101 }, (_, at) => group(1, at)) })])],
    ['101 options in a group', modal([menu({ option_groups: [group(101)] })])],
    ['the same value twice', modal([menu({ options: [option('a'), option('a')] })])],
    ['the same value in two groups', modal([menu({ option_groups: [group(1), group(1)] })])],
    ['an initial option that there is not', modal([menu({ options: options(2), initial_option: option('o2') })])],
    [
      'an initial option said otherwise',
      modal([menu({ options: options(2), initial_option: { ...option('o1'), text: plain('x') } })]),
    ],
    ['an empty value', modal([menu({ options: [option('')] })])],
    ['a value above 150', modal([menu({ options: [option('a'.repeat(151))] })])],
    ['an option above 75', modal([menu({ options: [{ text: plain('a'.repeat(76)), value: 'a' }] })])],
    ['eleven radio buttons', modal([input({ type: 'radio_buttons', options: options(11) })])],
    ['the focus twice', modal([text({ focus_on_load: true }), text({ focus_on_load: true })])],
    ['more than 250 kB', modal(Array.from({ length: 90 }, () => ({ ...text({ initial_value: 'a'.repeat(3_000) }) })))],
  ])('%s', (_, view) => {
    expect(checkView(JSON.parse(JSON.stringify(view)))).not.toEqual([])
  })
})
