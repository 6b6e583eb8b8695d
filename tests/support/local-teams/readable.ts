import type { Activity, Attachment } from 'botbuilder'
import { checkedCard } from '../adaptive-cards/adaptive-card-schema.ts'
import { type ShownCard, shownCard } from '../adaptive-cards/shown-card.ts'

/** A message as a person reads it. Throws where Teams would not take its card. */
export function readableActivity({ text = '', attachments = [] }: Partial<Activity>): ShownCard {
  const cards = attachments.map(readableCard)
  return {
    text: [text, ...cards.map((card) => card.text)].join('\n').trim(),
    links: cards.flatMap(({ links }) => links),
  }
}

export function readableCard(attachment: Attachment): ShownCard {
  return shownCard(checkedCard(attachment))
}
