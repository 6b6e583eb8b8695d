import { describe, expect, it } from 'vitest'
import { fitMessage } from '../../../adapters/web/fit-message.ts'
import type { Block } from '../../../src/channel/message.ts'
import { plainMessage, printerAnswer, requestForm } from './sample-messages.ts'

const limits = { textLength: 10, actions: 2, actionLabel: 5, forms: 'inline', updates: true } as const

const fitBlock = (block: Block) => fitMessage({ language: 'it', text: '', blocks: [block] }, limits).blocks[0]

describe('fitting a message to the page', () => {
  it('leaves what fits as it is', () => {
    const roomy = { ...limits, textLength: 1_000, actions: 10, actionLabel: 100 }
    for (const message of [printerAnswer, requestForm()]) expect(fitMessage(message, roomy)).toEqual(message)
  })

  it('cuts long texts of every kind of block with an ellipsis', () => {
    const long = 'abcdefghijklmno'
    const cut = 'abcdefghi…'
    expect(fitMessage(plainMessage(long), limits)).toEqual(plainMessage(cut))
    expect(fitBlock({ type: 'quote', author: long, text: long })).toEqual({ type: 'quote', author: cut, text: cut })
    expect(fitBlock({ type: 'list', items: [long] })).toEqual({ type: 'list', items: [cut] })
    expect(fitBlock({ type: 'facts', facts: [{ label: 'a', text: long }] })).toEqual({
      type: 'facts',
      facts: [{ label: 'a', text: cut }],
    })
  })

  it('never cuts a character in two', () => {
    expect(fitMessage(plainMessage('12345678😀😀😀'), limits).text).toBe('12345678…')
    expect(fitMessage(plainMessage('1234567😀😀😀'), limits).text).toBe('1234567😀…')
  })

  it('keeps the first buttons and shortens their words', () => {
    const action = { action: 'a', value: 'v', label: 'Prendi in carico', typed: 'prendi', style: 'primary' } as const
    expect(fitBlock({ type: 'actions', actions: [action, action, action] })).toEqual({
      type: 'actions',
      actions: [
        { ...action, label: 'Pren…' },
        { ...action, label: 'Pren…' },
      ],
    })
  })

  it.each([
    ['https://example.org', true],
    ['HTTP://example.org', true],
    ['mailto:a@example.org', true],
    ['tel:+390110', true],
    ['javascript:alert(1)', false],
    [' javascript:alert(1)', false],
    ['data:text/html,<b>', false],
    ['//example.org', false],
    ['file:///etc/passwd', false],
  ])('keeps the link %s: %s', (url, kept) => {
    const block = fitBlock({ type: 'facts', facts: [{ label: 'a', text: 'b', url }] })
    expect(block).toEqual({ type: 'facts', facts: [kept ? { label: 'a', text: 'b', url } : { label: 'a', text: 'b' }] })
  })
})
