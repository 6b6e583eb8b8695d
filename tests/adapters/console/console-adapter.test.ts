import { PassThrough } from 'node:stream'
import { describe, expect, test } from 'vitest'
import type { IncomingMessage } from '../../../src/channel/message.ts'
import { openTerminal } from './terminal.ts'

const hello = { language: 'it', text: 'Ciao.', blocks: [] } as const

describe('a terminal', () => {
  test('takes each line as a message of the person who sits there', async () => {
    const { adapter, input } = openTerminal()
    const taken: IncomingMessage[] = []
    await adapter.start(async (message) => void taken.push(message))
    input.end('chi si occupa dei boschi?\n\n   \n  grazie  \n')
    await adapter.left
    expect(taken).toEqual([
      {
        eventId: 'id-1',
        address: { channel: 'console', conversation: 'ada' },
        scope: 'personal',
        sender: { channel: 'console', userId: 'ada' },
        content: { type: 'text', text: 'chi si occupa dei boschi?' },
      },
      expect.objectContaining({ eventId: 'id-2', content: { type: 'text', text: 'grazie' } }),
    ])
  })

  test('takes one line after the other, in order', async () => {
    const { adapter, input } = openTerminal()
    const steps: string[] = []
    await adapter.start(async ({ content }) => {
      const text = content.type === 'text' ? content.text : ''
      steps.push(`begin ${text}`)
      await new Promise((resolve) => setImmediate(resolve))
      steps.push(`end ${text}`)
    })
    input.end('uno\ndue\n')
    await adapter.left
    expect(steps).toEqual(['begin uno', 'end uno', 'begin due', 'end due'])
  })

  test.each(['esci', 'ESCI', ' quit '])('is left with "%s"; what follows is not taken', async (word) => {
    const { adapter, input } = openTerminal()
    const taken: IncomingMessage[] = []
    await adapter.start(async (message) => void taken.push(message))
    input.end(`ciao\n${word}\nancora\n`)
    await adapter.left
    expect(taken).toHaveLength(1)
  })

  test('is left when taking a line fails', async () => {
    const { adapter, input } = openTerminal()
    await adapter.start(() => Promise.reject(new Error('full')))
    input.write('ciao\n')
    await expect(adapter.left).resolves.toBeUndefined()
  })

  test('is left when it is stopped', async () => {
    const { adapter } = openTerminal()
    await adapter.start(() => Promise.resolve())
    await adapter.stop()
    await expect(adapter.left).resolves.toBeUndefined()
  })

  test('can be typed into', async () => {
    const { adapter } = openTerminal()
    const taken: IncomingMessage[] = []
    await adapter.start(async (message) => void taken.push(message))
    await adapter.type('il mio ufficio è boschi')
    expect(taken[0]?.content).toEqual({ type: 'text', text: 'il mio ufficio è boschi' })
    await adapter.stop()
  })

  test('shows nothing to anybody else', async () => {
    const { adapter, written } = openTerminal()
    for (const address of [
      { channel: 'web', conversation: 'ada' },
      { channel: 'console', conversation: 'bruno' },
    ]) {
      await expect(adapter.send(address, hello, 'k', 'first')).rejects.toMatchObject({ code: 'delivery/permanent' })
    }
    expect(written()).toBe('')
  })

  test('is prompted for the next line', async () => {
    const output = new PassThrough()
    const { adapter, input } = openTerminal({ output })
    await adapter.start(() => Promise.resolve())
    input.end('ciao\n')
    await adapter.left
    expect(String(output.read())).toContain('> ')
  })
})
