import type { Form, OutgoingMessage } from '../../channel/message.ts'
import { composeMessage } from '../../channel/plain-text.ts'
import { beginAttempt, byMatter } from '../attempt.ts'
import { buildCueReader } from '../cues.ts'
import type { DeskVoice } from '../desk/names.ts'
import { readQuestion } from '../question.ts'
import type { Responder } from '../responder.ts'
import { administrationTexts } from '../texts/administration-texts.ts'
import { entryFieldTexts } from '../texts/entry-field-texts.ts'
import { formNames } from './entry-form.ts'
import { buttons, generalButton, rightAnswerButton } from './knowledge-buttons.ts'

/** Entries of the ranking that are shown, and reasons of each. */
const maxRanked = 6
const maxReasons = 4

/** Asks for a question and the office from which to ask it. */
export function trialForm(responder: Responder, voice: DeskVoice): Form {
  const { forms, trial } = administrationTexts(voice.language)
  const { none } = entryFieldTexts(voice.language)
  const options = responder.knowledge.base.organization.units.map(({ id, name }) => ({ value: id, label: name }))
  return {
    form: formNames.trial,
    context: '',
    title: forms.trial,
    submitLabel: forms.trialSubmit,
    fields: [
      {
        id: 'unit',
        type: 'choice',
        label: forms.trialUnit,
        required: false,
        options: [{ value: '', label: trial.anywhere || none }, ...options],
      },
      { id: 'question', type: 'text', label: forms.trialQuestion, required: true, multiline: false, maxLength: 1_000 },
    ],
  }
}

/** The answer to a question as somebody of that unit gets it, then which entries came how near and why. */
export function trialMessages(
  unit: string | null,
  question: string,
  responder: Responder,
  voice: DeskVoice,
): readonly OutgoingMessage[] {
  const { trial } = administrationTexts(voice.language)
  const context = { unit, lastRecord: null }
  const { answer, message } = responder.ask(question, context)
  const { knowledge } = responder
  const read = readQuestion(question, knowledge, buildCueReader(knowledge))
  const attempt = beginAttempt(read, knowledge, context)
  const { index } = knowledge.language[read.language]
  const ranked = index.search(attempt.terms, byMatter).slice(0, maxRanked)
  const lines = ranked.map(({ record, score, coverage }) => {
    const reasons = index
      .explain(record.id, attempt.terms)
      .slice(0, maxReasons)
      .map(({ typed, phrase }) => trial.matched(typed, phrase))
    const why = reasons.length === 0 ? '' : ` – ${reasons.join('; ')}`
    return trial.line(nameOfRecord(record.id, responder, voice), score.toFixed(1), Math.round(coverage * 100), why)
  })
  const place = unit === null ? trial.anywhere : voice.nameOf(unit)
  return [
    composeMessage(voice.language, [{ type: 'heading', text: trial.title(place) }]),
    { ...message, blocks: message.blocks.filter(({ type }) => type !== 'actions') },
    composeMessage(voice.language, [
      ...(lines.length === 0
        ? [{ type: 'paragraph' as const, text: trial.none }]
        : [{ type: 'list' as const, title: trial.ranking, items: lines }]),
      buttons(
        ...(answer.outcome === 'answer' ? [rightAnswerButton(unit ?? '', question, voice)] : []),
        generalButton('trial', voice),
        generalButton('menu', voice),
      ),
    ]),
  ]
}

function nameOfRecord(id: string, { knowledge }: Responder, voice: DeskVoice): string {
  const { roles, history, faq, organization, vocabulary } = knowledge.base
  const named = [...roles, ...history, ...vocabulary.outOfScope].find((entry) => entry.id === id)?.name
  const asked = faq.find((entry) => entry.id === id)?.question
  return named ?? asked ?? organization.kinds.find(({ collection }) => collection === id)?.plural ?? voice.nameOf(id)
}
