import { describe, expect, it } from 'vitest'
import { contactCard } from '../../../adapters/teams/contact-card.ts'
import { renderMessage } from '../../../adapters/teams/render-message.ts'
import { composeMessage } from '../../../src/channel/plain-text.ts'
import { hostile } from '../../contracts/channel-adapter.contract.ts'
import { checkedCard } from '../../support/adaptive-cards/adaptive-card-schema.ts'
import { shownCard } from '../../support/adaptive-cards/shown-card.ts'
import { plainMessage, printerAnswer, requestCard } from '../web/sample-messages.ts'
import { sampleTexts } from './sample-texts.ts'

const render = (message: Parameters<typeof renderMessage>[0]) => renderMessage(message, sampleTexts)

describe('a message', () => {
  it('of one sentence is written as people write', () => {
    expect(render(plainMessage('Fatto: la richiesta 42 è chiusa.'))).toEqual({
      type: 'message',
      textFormat: 'plain',
      text: 'Fatto: la richiesta 42 è chiusa.',
      locale: 'it',
    })
    expect(render({ language: 'en', text: 'Done', blocks: [] })).toMatchObject({ text: 'Done' })
  })

  it.each([...hostile, 'due\nrighe', 'scrivi a ced@example.org'])('with signs in it is a card: %s', (text) => {
    const { text: plain, attachments } = render(plainMessage(text))
    expect(plain).toBeUndefined()
    const shown = shownCard(checkedCard(attachments?.[0]))
    expect(shown.text).toBe(text.replaceAll(/[\u202A-\u202E\u2066-\u2069]/g, ''))
    expect(shown.links).toEqual([])
  })

  it('with more to show is a card, and the notification says what it is about', () => {
    const { attachments, summary, text } = render(requestCard('open'))
    expect(text).toBeUndefined()
    expect(attachments).toHaveLength(1)
    expect(summary).toBe('Richiesta 42: open')
  })

  it('is announced without its buttons', () => {
    const { summary } = render(
      composeMessage('it', [
        { type: 'paragraph', text: 'Ho trovato\ndue uffici.' },
        { type: 'actions', actions: [{ action: 'a', value: '1', label: 'Primo', typed: 'primo', style: 'primary' }] },
      ]),
    )
    expect(summary).toBe('Ho trovato due uffici.')
  })
})

describe('the contact card', () => {
  it('says who it is about and how to reach them, with nothing to press', () => {
    const { preview, ...attachment } = contactCard(printerAnswer, sampleTexts)
    const shown = shownCard(checkedCard(attachment))
    expect(shown.text).toContain('Il tuo master: Master informatico')
    expect(shown.text).not.toContain('Apri una richiesta')
    expect(shown.text).not.toContain('Fonte')
    expect(shown.links).toContain('mailto:master.educativi@example.org')
    expect(preview?.content).toEqual({
      title: 'Stampanti e scanner',
      text: 'Il primo riferimento è il master informatico del tuo ufficio. Se serve, sarà lui a coinvolgere i tecnici.',
    })
  })

  it('shows no HTML in the list, which would read it', () => {
    const { preview } = contactCard(plainMessage('<b>forte</b> &lt;'), sampleTexts)
    expect(preview?.content).toEqual({ title: '‹b›forte‹/b› ＆lt;', text: '' })
  })
})
