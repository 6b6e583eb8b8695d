import { describe, expect, it } from 'vitest'
import { formReference, readFormReference } from '../../src/channel/special-actions.ts'

describe('the reference of a form', () => {
  it.each([
    { form: 'open-request', context: '' },
    { form: 'request-forward', context: '42' },
    { form: 'edit', context: 'two words' },
  ])('names it again: $form $context', (form) => {
    expect(readFormReference(formReference(form))).toEqual(form)
  })

  it('needs no context', () => {
    expect(readFormReference('own-unit')).toEqual({ form: 'own-unit', context: '' })
  })
})
