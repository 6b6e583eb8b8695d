import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readButton } from '../../../adapters/slack/button-id.ts'
import { readView } from '../../../adapters/slack/read-view.ts'
import { formErrors, renderForm } from '../../../adapters/slack/render-form.ts'
import { renderHome } from '../../../adapters/slack/render-home.ts'
import { renderMessage } from '../../../adapters/slack/render-message.ts'
import { renderWindow } from '../../../adapters/slack/render-window.ts'
import { specialActions } from '../../../src/channel/special-actions.ts'
import { anyForm, anyMessage } from '../../support/any-message.ts'
import { checkMessage, checkView } from '../../support/block-kit/check-block-kit.ts'
import { buttonsOf } from './rendered-blocks.ts'
import { sampleTexts } from './sample-texts.ts'
import { submit } from './submitted-view.ts'

describe('whatever the bot says, Slack takes it', () => {
  it('as a message', () => {
    fc.assert(
      fc.property(anyMessage, (message) => {
        expect(checkMessage(renderMessage(message, sampleTexts))).toEqual([])
      }),
      { numRuns: 300 },
    )
  })

  it('with buttons that bring back what they stand for, each its own', () => {
    fc.assert(
      fc.property(anyMessage, (message) => {
        const offered = message.blocks.flatMap((block) => (block.type === 'actions' ? block.actions : []))
        for (const button of buttonsOf(renderMessage(message, sampleTexts).blocks)) {
          const pressed = readButton(button)
          expect(pressed).toBeDefined()
          if (pressed?.action === specialActions.form) continue
          expect(offered).toContainEqual(expect.objectContaining(pressed))
        }
      }),
      { numRuns: 100 },
    )
  })

  it('as the Home and as a window', () => {
    fc.assert(
      fc.property(fc.array(anyMessage, { minLength: 1, maxLength: 2 }), (messages) => {
        for (const message of messages) expect(checkView(renderHome(message, sampleTexts))).toEqual([])
        expect(checkView(renderWindow(messages, sampleTexts, 'window/U1/x'))).toEqual([])
      }),
      { numRuns: 100 },
    )
  })

  it('as a form, whose values come back', () => {
    fc.assert(
      fc.property(anyForm, (form) => {
        const view = renderForm(form, { language: 'it', texts: sampleTexts.it, conversation: 'user/U1' })
        expect(checkView(view)).toEqual([])
        const values = readView(submit(view))
        expect(Object.keys(values)).toEqual(form.fields.map(({ id }) => id))
        for (const field of form.fields) {
          if (field.type !== 'choice' || field.value === undefined || field.value.length > 40) continue
          expect(values[field.id]).toBe(field.value)
        }
        const blocks = view.blocks.map((block) => block.block_id)
        for (const block of Object.keys(formErrors(form))) expect(blocks).toContain(block)
      }),
      { numRuns: 200 },
    )
  })
})
