import { beforeAll, describe, expect, it } from 'vitest'
import { renderForm } from '../../../adapters/slack/render-form.ts'
import { renderHome } from '../../../adapters/slack/render-home.ts'
import { renderMessage } from '../../../adapters/slack/render-message.ts'
import type { Form, OutgoingMessage } from '../../../src/channel/message.ts'
import type { KnowledgeBase } from '../../../src/knowledge/schema.ts'
import { loadTorino } from '../../knowledge/torino-base.ts'
import { checkMessage, checkView } from '../../support/block-kit/check-block-kit.ts'
import { everyAnswer, everythingInAStory } from '../../support/everything-said.ts'
import { sampleTexts } from './sample-texts.ts'

let base: KnowledgeBase

beforeAll(async () => {
  base = await loadTorino()
})

describe('everything that the bot says with the base that comes with it', () => {
  it('about every record fits into Slack, whole', () => {
    const answers = everyAnswer(base, '2026-06-01')
    expect(answers.length).toBeGreaterThan(1_000)
    expect(answers.flatMap(unsound)).toEqual([])
    expect(answers.filter(isShortened)).toEqual([])
  })

  it('in a story of requests fits into Slack: cards, notices, digests, forms, the Home', async () => {
    const said = await everythingInAStory(base)
    const forms = formsOf(said)
    expect(said.length).toBeGreaterThan(300)
    expect(new Set(forms.map(({ form }) => form)).size).toBeGreaterThan(5)
    expect(said.flatMap(unsound)).toEqual([])
    expect(said.flatMap((message) => checkView(renderHome(message, sampleTexts)))).toEqual([])
    expect(forms.flatMap((form) => checkView(windowOf(form)))).toEqual([])
  })
})

const unsound = (message: OutgoingMessage) =>
  checkMessage(renderMessage(message, sampleTexts)).map((problem) => `${message.text.slice(0, 80)}: ${problem}`)

const isShortened = (message: OutgoingMessage) =>
  JSON.stringify(renderMessage(message, sampleTexts).blocks).includes(sampleTexts[message.language].shortened)

const formsOf = (messages: readonly OutgoingMessage[]): Form[] =>
  messages.flatMap(({ blocks }) => blocks.flatMap((block) => (block.type === 'form' ? [block.form] : [])))

const windowOf = (form: Form) => renderForm(form, { language: 'it', texts: sampleTexts.it, conversation: 'user/U1' })
