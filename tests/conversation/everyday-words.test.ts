import { beforeAll, describe, expect, test } from 'vitest'
import { createResponder, type Responder } from '../../src/conversation/responder.ts'
import { loadTorino } from '../knowledge/torino-base.ts'

let responder: Responder

beforeAll(async () => {
  responder = createResponder(await loadTorino(), '2020-07-15')
})

const ask = (text: string) => responder.ask(text, { unit: 'd-educativi', lastRecord: null }).answer

describe('what people report in the plainest words', () => {
  test.each([
    ['la stampante non funziona', 'stampanti'],
    ['non mi funziona la stampante', 'stampanti'],
    ['la stampante del mio ufficio non funziona', 'stampanti'],
    ['il computer non funziona', 'postazione-lavoro'],
  ])('%s', (text, topic) => {
    expect(ask(text)).toMatchObject({ outcome: 'answer', intent: 'topic' })
    expect(ask(text).subjects[0]).toBe(topic)
  })

  test('asking for help with something opens a request about it', () => {
    expect(ask('mi serve aiuto con la stampante')).toMatchObject({ outcome: 'command', intent: 'open-request' })
  })
})
