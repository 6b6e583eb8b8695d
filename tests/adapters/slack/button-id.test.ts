import fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import { readButton, writeButtonId } from '../../../adapters/slack/button-id.ts'

describe('what a button carries', () => {
  it('comes back as it was, and holds nothing that Slack would change', () => {
    const text = fc.string({ unit: 'binary', maxLength: 30 })
    const name = fc.string({ unit: 'binary', minLength: 1, maxLength: 30 })
    fc.assert(
      fc.property(fc.nat(), name, text, (place, action, value) => {
        const id = writeButtonId(place, { action, value })
        expect(`${id?.action_id}${id?.value ?? ''}`).not.toMatch(/[&<>]|\p{Surrogate}|\p{Cc}/u)
        expect(readButton(id ?? {})).toEqual({ action, value })
      }),
    )
  })

  it('differs from place to place', () => {
    const action = { action: 'request:take', value: '42' }
    expect(writeButtonId(1, action)).not.toEqual(writeButtonId(2, action))
  })

  it('has no value where there is none', () => {
    expect(writeButtonId(1, { action: 'help', value: '' })).toEqual({ action_id: '1:help' })
  })

  it('is never cut: what does not fit is no button', () => {
    expect(writeButtonId(1, { action: 'ask', value: 'a'.repeat(2_000) })?.value).toHaveLength(2_000)
    expect(writeButtonId(1, { action: 'ask', value: 'a'.repeat(2_001) })).toBeUndefined()
    expect(writeButtonId(1, { action: 'a'.repeat(254), value: '' })).toBeUndefined()
    expect(writeButtonId(1, { action: '', value: '' })).toBeUndefined()
  })

  test.each([
    [{}],
    [{ action_id: 'ask' }],
    [{ action_id: ':ask' }],
    [{ action_id: '1:' }],
    [{ action_id: '1:%zz' }],
    [{ action_id: '1:ask', value: '%' }],
  ])('is not read from what the adapter has not written: %j', (pressed) => {
    expect(readButton(pressed)).toBeUndefined()
  })
})
