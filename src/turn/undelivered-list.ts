import type { OutgoingMessage } from '../channel/message.ts'
import { composeMessage } from '../channel/plain-text.ts'
import { formatInstant, numberText } from '../conversation/desk/cards.ts'
import type { DeskVoice } from '../conversation/desk/names.ts'
import { type UndeliveredTexts, undeliveredTexts } from '../conversation/texts/undelivered-texts.ts'
import type { UndeliveredRow } from '../store/outbox-row.ts'
import { actorOf } from './desk-context.ts'
import type { DeskTurnContext } from './desk-turned.ts'

/** Rows shown; the earlier ones are counted. */
const maxShown = 20

/** The messages given up, with what was done about each, for administrators. */
export async function undeliveredList(context: DeskTurnContext, voice: DeskVoice): Promise<OutgoingMessage> {
  const { person, desk, tx } = context
  const texts = undeliveredTexts(voice.language)
  const say = (text: string) => composeMessage(voice.language, [{ type: 'paragraph', text }])
  if (!actorOf(person, desk).administrator) return say(texts.onlyAdministrators)
  const rows = await tx.outbox.undelivered()
  if (rows.length === 0) return say(texts.none)
  const shown = rows.slice(-maxShown).toReversed()
  const items: string[] = []
  for (const row of shown) items.push(await rowText(row, texts, context, voice))
  return composeMessage(voice.language, [
    { type: 'paragraph', text: texts.lead(rows.length, shown.length) },
    { type: 'list', items },
  ])
}

async function rowText(
  row: UndeliveredRow,
  texts: UndeliveredTexts,
  { tx }: DeskTurnContext,
  voice: DeskVoice,
): Promise<string> {
  const person = row.to === null ? undefined : await tx.people.get(row.to)
  const name = person?.displayName ?? person?.email ?? row.to ?? texts.nobody
  const request = row.request === null ? null : numberText(row.request)
  const passedOn = row.remedy === null ? undefined : /^reassigned\/(\d+)$/.exec(row.remedy)?.[1]
  const done = passedOn === undefined ? (row.remedy ?? texts.nothingDone) : texts.reassigned(`#${passedOn}`)
  return texts.row(formatInstant(row.undeliveredAt, voice), name, request, texts.why[row.error], done)
}
