import { describe, expect, it } from 'vitest'
import { Identity } from '../../../adapters/slack/identity.ts'
import { LiveTriggers } from '../../../adapters/slack/live-triggers.ts'
import { PendingSubmissions } from '../../../adapters/slack/pending-submissions.ts'
import { ResponseUrls } from '../../../adapters/slack/response-urls.ts'
import type { Form } from '../../../src/channel/message.ts'
import { DeliveryError } from '../../../src/errors.ts'
import { ManualTime } from '../../support/manual-time.ts'

const begin = '2026-03-02T09:00:00.000Z'
const pass = (time: ManualTime, milliseconds: number) => time.pass(milliseconds, () => Promise.resolve())

describe('a live trigger', () => {
  it('opens one window', () => {
    const time = new ManualTime(begin)
    const triggers = new LiveTriggers(time)
    const trigger = { id: 't1', at: time.now() }
    triggers.remember('U1', trigger)
    expect(triggers.take('U2')).toBeUndefined()
    expect(triggers.take('U1')).toEqual(trigger)
    expect(triggers.take('U1')).toBeUndefined()
  })

  it('serves for two seconds and a half, and not when the clock was set back', async () => {
    const time = new ManualTime(begin)
    const triggers = new LiveTriggers(time)
    triggers.remember('U1', { id: 't1', at: time.now() })
    await pass(time, 2_500)
    expect(triggers.take('U1')).toBeUndefined()
    triggers.remember('U1', { id: 't2', at: time.now() })
    time.turnTo('2026-03-02T08:00:00.000Z')
    expect(triggers.take('U1')).toBeUndefined()
  })
})

describe('the address of private answers', () => {
  const url = 'https://hooks.slack.com/commands/1'

  it('takes five answers', () => {
    const time = new ManualTime(begin)
    const urls = new ResponseUrls(time, null)
    urls.remember('reply/U1/1', url, time.now())
    const given = Array.from({ length: 6 }, () => urls.take('reply/U1/1'))
    expect(given).toEqual([url, url, url, url, url, undefined])
  })

  it('serves for half an hour', async () => {
    const time = new ManualTime(begin)
    const urls = new ResponseUrls(time, null)
    urls.remember('reply/U1/1', url, time.now())
    await pass(time, 30 * 60_000)
    expect(urls.take('reply/U1/1')).toBeUndefined()
  })

  it.each([
    'https://hooks.slack.com.evil.example/1',
    'http://hooks.slack.com/1',
    'https://evil.example/?https://hooks.slack.com',
    'no address',
  ])('is never anybody else’s: %s', (foreign) => {
    const time = new ManualTime(begin)
    const urls = new ResponseUrls(time, 'http://127.0.0.1:4000/api/')
    urls.remember('reply/U1/1', foreign, time.now())
    expect(urls.take('reply/U1/1')).toBeUndefined()
    urls.remember('reply/U1/1', 'http://127.0.0.1:4000/response/1', time.now())
    expect(urls.take('reply/U1/1')).toBe('http://127.0.0.1:4000/response/1')
  })
})

describe('a submitted window', () => {
  const form: Form = {
    form: 'reply',
    context: '42',
    title: 'Rispondi',
    submitLabel: 'Invia',
    fields: [{ id: 'text', type: 'text', label: 'Testo', required: true, multiline: true, maxLength: 1_000 }],
    errors: { text: 'Scrivi qualcosa.' },
  }
  const waiting = () => {
    const time = new ManualTime(begin)
    const submissions = new PendingSubmissions(time, time)
    return { time, submissions, answer: submissions.wait('user/U1', 'V1', 'reply', time.now()) }
  }

  it('stays open with the errors of its form', async () => {
    const { time, submissions, answer } = waiting()
    expect(submissions.refuse('user/U1', form)).toBe('V1')
    await expect(answer).resolves.toEqual({
      response_action: 'errors',
      errors: { 'field:text': expect.stringContaining('Scrivi qualcosa.') },
    })
    expect(submissions.refusals('V1')).toBe(1)
    expect(time.waiting).toBe(0)
  })

  it('closes when the core says something else', async () => {
    const { submissions, answer } = waiting()
    submissions.accept('user/U1')
    await expect(answer).resolves.toBeUndefined()
    expect(submissions.refuse('user/U1', form)).toBeUndefined()
  })

  it('does not take another form, one without errors, or what is said elsewhere for its answer', async () => {
    const { time, submissions, answer } = waiting()
    expect(submissions.refuse('user/U1', { ...form, form: 'decline' })).toBeUndefined()
    expect(submissions.refuse('user/U1', { ...form, errors: {} })).toBeUndefined()
    expect(submissions.refuse('user/U2', form)).toBeUndefined()
    submissions.accept('user/U2')
    expect(time.waiting).toBe(1)
    await pass(time, 2_000)
    await expect(answer).resolves.toBeUndefined()
  })

  it('closes in time where the core says nothing, and the earlier one of two', async () => {
    const { time, submissions, answer } = waiting()
    const second = submissions.wait('user/U1', 'V2', 'reply', time.now())
    await expect(answer).resolves.toBeUndefined()
    await pass(time, 2_000)
    await expect(second).resolves.toBeUndefined()
  })
})

describe('who somebody is', () => {
  it('is asked of Slack once in ten minutes, however many want to know', async () => {
    const time = new ManualTime(begin)
    const asked: string[] = []
    const userInfo = async (id: string) => {
      asked.push(id)
      return { id }
    }
    const identity = new Identity({ userInfo }, time)
    await Promise.all([identity.lookUp('U1'), identity.lookUp('U1'), identity.lookUp('U2')])
    await pass(time, 599_999)
    await identity.lookUp('U1')
    expect(asked).toEqual(['U1', 'U2'])
    await pass(time, 1)
    await identity.lookUp('U1')
    expect(asked).toEqual(['U1', 'U2', 'U1'])
  })

  it('is asked again after a failure, and is nobody where Slack says so', async () => {
    const failures = ['delivery/temporary', 'delivery/permanent'] as const
    let at = 0
    const userInfo = async () => {
      throw new DeliveryError(failures[at++] ?? 'delivery/permanent', 'no')
    }
    const identity = new Identity({ userInfo }, new ManualTime(begin))
    await expect(identity.lookUp('U1')).rejects.toMatchObject({ code: 'delivery/temporary' })
    await expect(identity.lookUp('U1')).resolves.toEqual({})
  })
})
