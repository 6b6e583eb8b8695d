import { beforeAll, describe, expect, it } from 'vitest'
import { renderInline } from '../../../adapters/teams/inline-form.ts'
import { renderForm } from '../../../adapters/teams/render-form.ts'
import { renderMessage } from '../../../adapters/teams/render-message.ts'
import { fitsCard } from '../../../adapters/teams/teams-limits.ts'
import type { Form, OutgoingMessage } from '../../../src/channel/message.ts'
import type { KnowledgeBase } from '../../../src/knowledge/schema.ts'
import { loadTorino } from '../../knowledge/torino-base.ts'
import { checkedCard } from '../../support/adaptive-cards/adaptive-card-schema.ts'
import { everyAnswer, everythingInAStory } from '../../support/everything-said.ts'
import { sampleTexts } from './sample-texts.ts'

let base: KnowledgeBase

beforeAll(async () => {
  base = await loadTorino()
})

describe('everything that the bot says with the base that comes with it', () => {
  it('about every record fits into a card, whole', () => {
    const answers = everyAnswer(base, '2026-06-01').map((message) => ({ message, card: cardOf(message) }))
    expect(answers.length).toBeGreaterThan(1_000)
    expect(answers.filter(({ card }) => card !== undefined && !fitsCard(card))).toEqual([])
    expect(answers.filter(({ message, card }) => isShortened(message, card))).toEqual([])
    // The form of all is the same; a part of them is looked at closely.
    for (const { message } of answers.filter((_, at) => at % 7 === 0)) check(message)
  })

  it('in a story of requests fits into cards and dialogs: cards, notices, digests, forms', async () => {
    const said = await everythingInAStory(base)
    expect(said.length).toBeGreaterThan(300)
    for (const message of said) check(message)
    const forms = said.flatMap(formsIn)
    expect(new Set(forms.map(({ form }) => form)).size).toBeGreaterThan(5)
    for (const form of forms) {
      const { task, searches } = renderForm(form, 'it', sampleTexts)
      checkedCard(task.card)
      const inline = renderInline({ language: 'it', text: '', blocks: [{ type: 'form', form }] }, sampleTexts)
      checkedCard(inline.activity.attachments?.[0])
      // All options are sent along: nobody has to wait for the bot while typing.
      expect([...searches.keys(), ...inline.written.keys()]).toEqual([])
    }
  })
})

function cardOf(message: OutgoingMessage): object | undefined {
  return renderMessage(message, sampleTexts).attachments?.[0]?.content
}

function check(message: OutgoingMessage): void {
  const { attachments, text } = renderMessage(message, sampleTexts)
  if (text === undefined) checkedCard(attachments?.[0])
}

function isShortened({ language }: OutgoingMessage, card: object | undefined): boolean {
  return card !== undefined && JSON.stringify(card).includes(sampleTexts[language].shortened)
}

function formsIn({ blocks }: OutgoingMessage): readonly Form[] {
  return blocks.flatMap((block) => (block.type === 'form' ? [block.form] : []))
}
