import { describe, expect, it } from 'vitest'
import { parseCommand } from '../../../adapters/slack/parse-command.ts'
import { parsePress, parseShortcut, parseSubmission } from '../../../adapters/slack/parse-interaction.ts'
import type { Parsed } from '../../../adapters/slack/parsed.ts'
import { fieldActionId, fieldBlockId } from '../../../adapters/slack/render-form.ts'
import { writeViewMetadata } from '../../../adapters/slack/view-metadata.ts'
import { command, press, pressAtHome, pressInWindow, shortcut, submission } from './recorded-payloads.ts'

const trigger = '7141852468.4571237831.c6b1fd7e5a3d48b3a0f1'
const help = { type: 'action', action: 'ask', value: 'aiuto' }

function arrivalOf(parsed: Parsed) {
  if ('ignored' in parsed) throw new Error(`ignored: ${parsed.ignored}`)
  return parsed.arrival
}

describe('a pressed button', () => {
  it('brings its action and value, and what opens a window', () => {
    expect(arrivalOf(parsePress(press()))).toEqual({
      eventId: `action/${trigger}`,
      from: { kind: 'user', user: 'U0MARIA' },
      user: 'U0MARIA',
      content: { type: 'action', action: 'take', value: '42' },
      trigger,
      responseUrl: 'https://hooks.slack.com/actions/T0TEAM/1/abc',
    })
  })

  it('is answered in the thread of the direct messages where it stands', () => {
    const container = { type: 'message', message_ts: '2.0', thread_ts: '1.0', channel_id: 'D0MARIA' }
    expect(arrivalOf(parsePress(press({ container }))).from).toEqual({ kind: 'user', user: 'U0MARIA', thread: '1.0' })
  })

  it('is answered in the thread of the channel where it stands', () => {
    const container = { type: 'message', message_ts: '2.0', thread_ts: '1.0', channel_id: 'C1' }
    const { from } = arrivalOf(parsePress(press({ container, channel: { id: 'C1', name: 'generale' } })))
    expect(from).toEqual({ kind: 'thread', channel: 'C1', thread: '1.0' })
  })

  it('is answered privately where only its presser sees it', () => {
    const container = { type: 'message', message_ts: '2.0', channel_id: 'C1', is_ephemeral: true }
    const { from } = arrivalOf(parsePress(press({ container, channel: { id: 'C1', name: 'generale' } })))
    expect(from).toEqual({ kind: 'reply', user: 'U0MARIA', id: trigger })
  })

  it('is answered in a window of its own from the Home', () => {
    const { from, window } = arrivalOf(parsePress(pressAtHome()))
    expect({ from, window }).toEqual({ from: { kind: 'window', user: 'U0MARIA', id: trigger }, window: undefined })
  })

  it('is answered in the window where it stands', () => {
    const metadata = writeViewMetadata({ conversation: 'window/U0MARIA/1.2' })
    const { from, window } = arrivalOf(parsePress(pressInWindow(metadata)))
    expect({ from, window }).toEqual({ from: { kind: 'window', user: 'U0MARIA', id: '1.2' }, window: 'V0WINDOW' })
  })

  it('never answers in the window of somebody else', () => {
    const metadata = writeViewMetadata({ conversation: 'window/U0LUCA/1.2' })
    expect(arrivalOf(parsePress(pressInWindow(metadata))).from).toMatchObject({ kind: 'window', user: 'U0MARIA' })
  })

  it.each([
    ['a link', press({ actions: [{ action_id: 'link', type: 'button', url: 'https://example.org' }] })],
    ['nothing', press({ actions: [] })],
    ['a payload without a user', press({ user: undefined })],
  ])('ignores %s', (_what, payload) => {
    expect(parsePress(payload)).toHaveProperty('ignored')
  })
})

describe('a slash command', () => {
  it('brings its text, to be answered privately', () => {
    expect(arrivalOf(parseCommand(command()))).toEqual({
      eventId: `command/${trigger}`,
      from: { kind: 'reply', user: 'U0MARIA', id: trigger },
      user: 'U0MARIA',
      content: { type: 'text', text: 'la stampante non va' },
      trigger,
      responseUrl: 'https://hooks.slack.com/commands/T0TEAM/1/abc',
    })
  })

  it('without a word asks for help', () => {
    expect(arrivalOf(parseCommand(command({ text: '  ' }))).content).toEqual(help)
  })
})

describe('a shortcut on a message', () => {
  it('asks what the message says, to be answered privately', () => {
    const { from, content, eventId } = arrivalOf(parseShortcut(shortcut()))
    expect(content).toEqual({ type: 'text', text: 'Non riesco a entrare in <ISCRITTO>' })
    expect(from).toEqual({ kind: 'reply', user: 'U0MARIA', id: trigger })
    expect(eventId).toBe(`shortcut/${trigger}`)
  })

  it('opens a request from the message', () => {
    const { content } = arrivalOf(parseShortcut(shortcut({ callback_id: 'open_request_message' })))
    const quoted = 'Non riesco a entrare in <ISCRITTO>'
    expect(content).toEqual({ type: 'text', text: 'apri una richiesta', quoted })
  })

  it('asks for help where the message has no words', () => {
    const message = { type: 'message', ts: '1.0', files: [] }
    expect(arrivalOf(parseShortcut(shortcut({ message }))).content).toEqual(help)
    const opened = arrivalOf(parseShortcut(shortcut({ message, callback_id: 'open_request_message' })))
    expect(opened.content).toEqual({ type: 'text', text: 'apri una richiesta' })
  })

  it('ignores shortcuts that the bot does not have', () => {
    expect(parseShortcut(shortcut({ callback_id: 'another' }))).toHaveProperty('ignored')
  })
})

describe('a submitted form', () => {
  const metadata = writeViewMetadata({ conversation: 'user/U0MARIA', form: { form: 'reply', context: '42' } })
  const written = (value: string) => ({
    [fieldBlockId('text')]: { [fieldActionId]: { type: 'plain_text_input', value } },
  })
  const parse = (payload: unknown, refused = 0) => {
    const parsed = parseSubmission(payload, () => refused)
    if ('ignored' in parsed) throw new Error(`ignored: ${parsed.ignored}`)
    return parsed
  }

  it('brings its values and what names it', () => {
    const { arrival, view } = parse(submission(metadata, written('Ecco fatto')))
    expect(view).toBe('V0FORM')
    expect(arrival.from).toEqual({ kind: 'user', user: 'U0MARIA' })
    expect(arrival.content).toEqual({ type: 'form', form: 'reply', context: '42', values: { text: 'Ecco fatto' } })
  })

  it('is the same act when the same is sent again, another with other words or after a refusal', () => {
    const ids = [
      parse(submission(metadata, written('a'))),
      parse(submission(metadata, written('a'))),
      parse(submission(metadata, written('b'))),
      parse(submission(metadata, written('a')), 1),
      parse(submission(metadata, written('a'), { id: 'V0OTHER' })),
    ].map(({ arrival }) => arrival.eventId)
    expect(ids[1]).toBe(ids[0])
    expect(new Set(ids).size).toBe(4)
  })

  it('is never answered in the conversation of somebody else', () => {
    const foreign = writeViewMetadata({ conversation: 'user/U0LUCA', form: { form: 'reply', context: '42' } })
    expect(parse(submission(foreign, written('a'))).arrival.from).toEqual({ kind: 'user', user: 'U0MARIA' })
    const shared = writeViewMetadata({ conversation: 'thread/C1/1.0', form: { form: 'reply', context: '42' } })
    expect(parse(submission(shared, written('a'))).arrival.from).toEqual({ kind: 'user', user: 'U0MARIA' })
  })

  it.each(['', '{', 'user/U0MARIA'])('ignores windows that are no form of the bot: %j', (other) => {
    expect(parseSubmission(submission(other, {}), () => 0)).toHaveProperty('ignored')
  })
})
