import type { Form, OutgoingMessage } from '../../channel/message.ts'
import { composeMessage } from '../../channel/plain-text.ts'
import type { Knowledge } from '../../knowledge/knowledge.ts'
import type { Master } from '../../knowledge/schema.ts'
import { isInForce } from '../../knowledge/tree.ts'
import type { Absence } from '../../requests/absences.ts'
import { absenceTexts } from '../texts/absence-texts.ts'
import type { AbsenceWords } from './absence-words.ts'
import type { DeskVoice } from './names.ts'

export const absenceFormName = 'absence'

/** Asks for the days and the deputy; what was understood is filled in, what was not has its error. */
export function absenceForm(
  words: AbsenceWords,
  errors: Readonly<Partial<Record<keyof AbsenceWords, string>>>,
  deputies: readonly Master[],
  voice: DeskVoice,
): Form {
  const texts = absenceTexts(voice.language)
  const filledIn = (name: keyof AbsenceWords) =>
    words[name] === '' || errors[name] !== undefined ? {} : { value: words[name] }
  const day = { type: 'date', hint: texts.dayHint, required: true } as const
  return {
    form: absenceFormName,
    context: '',
    title: texts.title,
    submitLabel: texts.submit,
    fields: [
      { id: 'from', label: texts.from, ...day, ...filledIn('from') },
      { id: 'to', label: texts.to, ...day, ...filledIn('to') },
      {
        id: 'deputy',
        type: 'choice',
        label: texts.deputy,
        hint: texts.deputyHint,
        required: false,
        options: deputies.map(({ id, name }) => ({ value: id, label: name })),
        ...filledIn('deputy'),
      },
    ],
    ...(Object.keys(errors).length === 0 ? {} : { errors }),
  }
}

/** Who may stand in for somebody who is these masters. */
export function possibleDeputies(own: readonly string[], { base, day }: Knowledge): readonly Master[] {
  return base.masters.filter((master) => isInForce(master, day) && !own.includes(master.id))
}

/** What a noted absence leads to, for the sentences that say so. */
export interface NotedAbsence {
  readonly absence: Absence
  /** Who stands in on the first day; null: nobody. */
  readonly deputy: Master | null
  readonly deputyIsAway: boolean
  /** Requests that have passed on, and those in charge that stay. */
  readonly moved: number
  readonly kept: number
}

export function absenceNoted(noted: NotedAbsence, voice: DeskVoice): OutgoingMessage {
  const texts = absenceTexts(voice.language)
  const { absence, deputy, deputyIsAway, moved, kept } = noted
  const lines = [
    deputy === null ? texts.nobodyStandsIn : texts.standsIn(deputy.name),
    ...(deputy !== null && deputyIsAway ? [texts.alsoAway(deputy.name)] : []),
    ...(moved === 0 ? [] : [texts.moved(moved)]),
    ...(kept === 0 ? [] : [texts.kept(kept)]),
  ]
  return composeMessage(voice.language, [
    { type: 'notice', tone: 'success', text: texts.set(...daysOf(absence, voice)) },
    ...lines.map((text) => ({ type: 'paragraph' as const, text })),
    { type: 'paragraph', text: texts.howToReturn },
  ])
}

/** What the master who is back reads. `calledOff`: the absences had not begun yet. */
export function absenceEnded(ended: readonly Absence[], calledOff: boolean, voice: DeskVoice): OutgoingMessage {
  const texts = absenceTexts(voice.language)
  const say = calledOff ? texts.calledOff : texts.back
  const lines = ended.length === 0 ? [texts.notAway] : ended.map((absence) => say(...daysOf(absence, voice)))
  return composeMessage(
    voice.language,
    lines.map((text) => ({ type: 'paragraph', text })),
  )
}

export function standInMessage(master: string, absence: Absence, voice: DeskVoice): OutgoingMessage {
  const text = absenceTexts(voice.language).youStandIn(master, ...daysOf(absence, voice))
  return composeMessage(voice.language, [{ type: 'paragraph', text }])
}

export function stoodInMessage(master: string, voice: DeskVoice): OutgoingMessage {
  const text = absenceTexts(voice.language).youStoodIn(master)
  return composeMessage(voice.language, [{ type: 'paragraph', text }])
}

/** First and last day as people read them; null where they are one. */
function daysOf({ from, to }: Absence, voice: DeskVoice): [string, string | null] {
  const format = new Intl.DateTimeFormat(voice.language === 'en' ? 'en-GB' : 'it', {
    dateStyle: 'full',
    timeZone: 'UTC',
  })
  const read = (day: string) => format.format(new Date(`${day}T00:00:00Z`))
  return [read(from), from === to ? null : read(to)]
}
