import type { Action, Form, OutgoingMessage } from '../../channel/message.ts'
import { composeMessage } from '../../channel/plain-text.ts'
import type { Knowledge } from '../../knowledge/knowledge.ts'
import { isEditableKind } from '../administration/entry-fields.ts'
import { entryButton } from '../administration/knowledge-buttons.ts'
import type { DeskVoice } from '../desk/names.ts'
import { reportTexts } from '../texts/report-texts.ts'
import { type AnswerSubject, subjectName } from './answer-subject.ts'
import { declineFormName, reportPrefix } from './report-step.ts'

/** A report as whoever keeps the entry reads it. */
export interface ReportShown extends AnswerSubject {
  readonly number: number
  readonly text: string
  /** Id of the person. */
  readonly by: string
}

/** The report with the entry, and what one can do: correct it, say that it is done, say why it stays. */
export function reportCard(report: ReportShown, knowledge: Knowledge, voice: DeskVoice): OutgoingMessage {
  const texts = reportTexts(voice.language)
  const { kind, id, number } = report
  const isEditable = isEditableKind(kind)
  return composeMessage(voice.language, [
    { type: 'heading', text: texts.title(number) },
    { type: 'paragraph', text: texts.lead },
    {
      type: 'facts',
      facts: [{ label: texts.entry, text: subjectName(report, knowledge) }],
    },
    { type: 'quote', author: voice.nameOf(report.by), text: report.text },
    ...(isEditable ? [] : [{ type: 'paragraph' as const, text: texts.byFile }]),
    {
      type: 'actions',
      actions: [
        ...(isEditable ? [entryButton('edit', { kind, id }, voice, undefined, 'primary')] : []),
        reportButton('done', number, voice),
        reportButton('decline', number, voice),
      ],
    },
  ])
}

/** Reports named in one list; the others are counted by their numbers. */
const maxListed = 20

export function reportList(reports: readonly ReportShown[], knowledge: Knowledge, voice: DeskVoice): OutgoingMessage {
  const texts = reportTexts(voice.language)
  const shown = reports.slice(0, maxListed)
  return composeMessage(voice.language, [
    { type: 'paragraph', text: texts.list },
    { type: 'list', items: shown.map((report) => texts.row(report.number, subjectName(report, knowledge))) },
    {
      type: 'actions',
      actions: shown.slice(0, 5).map(({ number }) => {
        const show = reportButton('show', number, voice)
        return { ...show, label: `${show.label} ${number}` }
      }),
    },
  ])
}

/** Asks why an entry stays as it is. */
export function declineForm(number: number, voice: DeskVoice, isEmpty: boolean): Form {
  const texts = reportTexts(voice.language)
  return {
    form: declineFormName,
    context: String(number),
    title: texts.declineTitle,
    submitLabel: texts.buttons.decline.label,
    fields: [
      {
        id: 'text',
        type: 'text',
        label: texts.reason,
        hint: texts.reasonHint,
        required: true,
        multiline: false,
        maxLength: 500,
      },
    ],
    ...(isEmpty ? { errors: { text: texts.reasonEmpty } } : {}),
  }
}

export function reportsButton({ language }: DeskVoice): Action {
  const { label, typed } = reportTexts(language).all
  return { action: `${reportPrefix}list`, value: '', label, typed, style: 'secondary' }
}

function reportButton(name: 'show' | 'done' | 'decline', number: number, voice: DeskVoice): Action {
  const { label, typed } = reportTexts(voice.language).buttons[name]
  return { action: `${reportPrefix}${name}`, value: String(number), label, typed: typed(number), style: 'secondary' }
}
