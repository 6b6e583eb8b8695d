import { z } from 'zod'
import type { Action, Block, Fact, Field, Form, OutgoingMessage } from '../../channel/message.ts'
import { composeMessage } from '../../channel/plain-text.ts'
import type { Knowledge } from '../../knowledge/knowledge.ts'
import { isInForce } from '../../knowledge/tree.ts'
import type { RequestDraft } from '../../requests/event.ts'
import type { RequestButton } from '../texts/request-texts.ts'
import type { DeskVoice } from './names.ts'
import { isWordy } from './worker-forms.ts'

/** A request being written: nothing is sent before the summary is confirmed. */
export const draftSchema = z.object({
  unit: z.string().nullable(),
  topic: z.string().nullable(),
  application: z.string().nullable(),
  /** Whether the person has said, or declined to say, what it is about. */
  matterChosen: z.boolean(),
  description: z.string(),
  phone: z.string().nullable(),
  urgency: z.enum(['normal', 'urgent']),
  onBehalfOf: z.string().nullable(),
  attachments: z.array(z.object({ name: z.string(), url: z.string() })),
})

export type Draft = z.infer<typeof draftSchema>

export const openFormName = 'open-request'

export function newDraft(unit: string | null): Draft {
  return {
    unit,
    topic: null,
    application: null,
    matterChosen: false,
    description: '',
    phone: null,
    urgency: 'normal',
    onBehalfOf: null,
    attachments: [],
  }
}

/** What is said after "apri una richiesta:" and the like; empty where that is all. */
export function beyondOrder(text: string): string {
  const rest =
    /^[^:.,;–]{0,80}?\b(?:richiesta|segnalazione|ticket|chiamata|request)\b[\s:.,;–-]+(?<rest>[\s\S]+)$/iu.exec(text)
  return rest?.groups?.['rest']?.trim() ?? ''
}

/** The draft about a record that an answer was about: a topic, a FAQ entry (its topic) or an application. */
export function aboutRecord(draft: Draft, record: string, knowledge: Knowledge): Draft {
  const { base } = knowledge
  const topic = base.faq.find((entry) => entry.id === record)?.topic ?? record
  if (base.topics.some((entry) => entry.id === topic)) return { ...draft, topic, application: null, matterChosen: true }
  if (base.applications.some((entry) => entry.id === record))
    return { ...draft, application: record, matterChosen: true }
  return draft
}

/** The form that asks what is still missing; with `everything`, also what is known, to change it. */
export function openForm(draft: Draft, knowledge: Knowledge, voice: DeskVoice, everything = false): Form {
  const { form } = voice.texts
  const text = (
    id: string,
    label: string,
    hint: string,
    value: string | null,
    more: { required: boolean; multiline: boolean; maxLength: number },
  ): Field => ({
    id,
    type: 'text',
    label,
    hint,
    ...more,
    ...(value === null || value === '' ? {} : { value }),
  })
  return {
    form: openFormName,
    context: '',
    title: form.title,
    submitLabel: form.submit,
    fields: [
      ...(everything || draft.unit === null ? [unitField(draft, knowledge, voice)] : []),
      ...(everything || !draft.matterChosen ? [matterField(draft, knowledge, voice)] : []),
      text('description', form.description, form.descriptionHint, draft.description, {
        required: true,
        multiline: true,
        maxLength: 5000,
      }),
      {
        id: 'urgency',
        type: 'choice',
        label: form.urgency,
        required: false,
        value: draft.urgency,
        options: (['normal', 'urgent'] as const).map((value) => ({ value, label: form.urgencies[value] })),
      },
      text('phone', form.phone, form.phoneHint, draft.phone, { required: false, multiline: false, maxLength: 100 }),
      text('onBehalfOf', form.onBehalfOf, form.onBehalfOfHint, draft.onBehalfOf, {
        required: false,
        multiline: false,
        maxLength: 100,
      }),
    ],
  }
}

function unitField({ unit: chosen }: Draft, knowledge: Knowledge, voice: DeskVoice): Field {
  const { base, day } = knowledge
  return {
    id: 'unit',
    type: 'choice',
    label: voice.texts.form.unit,
    hint: voice.texts.form.unitHint,
    required: true,
    ...(chosen === null ? {} : { value: chosen }),
    options: base.organization.units
      .filter((unit) => isInForce(unit, day) && unit.id !== base.organization.supplier)
      .map((unit) => ({ value: unit.id, label: unit.name })),
  }
}

function matterField(draft: Draft, knowledge: Knowledge, voice: DeskVoice): Field {
  const { topics, applications } = knowledge.base
  const chosen = draft.application ?? draft.topic
  return {
    id: 'matter',
    type: 'choice',
    label: voice.texts.form.matter,
    hint: voice.texts.form.matterHint,
    required: true,
    ...(draft.matterChosen ? { value: chosen ?? '' } : {}),
    options: [
      ...topics
        .filter((topic) => (topic.parent === null && topic.firstContact === 'master') || topic.id === chosen)
        .map((topic) => ({ value: topic.id, label: topic.name })),
      ...applications.map((application) => ({ value: application.id, label: application.name })),
      { value: '', label: voice.texts.form.other },
    ],
  }
}

/** The draft with what the form brought back. Values are data: ids that the base does not have are dropped. */
export function fillDraft(draft: Draft, values: Readonly<Record<string, string>>, knowledge: Knowledge): Draft {
  const unit = values['unit'] === undefined ? undefined : knowledge.tree.unit(values['unit'])
  const matter = values['matter']
  const described = {
    ...draft,
    unit: unit?.id ?? draft.unit,
    matterChosen: draft.matterChosen || matter !== undefined,
    description: uncut(values['description'], draft.description),
    urgency: values['urgency'] === 'urgent' ? ('urgent' as const) : ('normal' as const),
    phone: emptyToNull(values['phone']),
    onBehalfOf: emptyToNull(values['onBehalfOf']),
  }
  if (matter === undefined) return described
  return { ...aboutRecord({ ...described, topic: null, application: null }, matter, knowledge), matterChosen: true }
}

/** Platforms cut what is too long for a field: a text that comes back as it was shown is the whole one. */
function uncut(given: string | undefined, before: string): string {
  if (given === undefined) return before
  const isCut = given.endsWith('…') && given.length < before.length && before.startsWith(given.slice(0, -1))
  return isCut ? before : given
}

function emptyToNull(value: string | undefined): string | null {
  const trimmed = value?.trim() ?? ''
  return trimmed === '' ? null : trimmed
}

/** The draft as the domain takes it; undefined while the unit is missing. */
export function toRequestDraft(draft: Draft, title: string): RequestDraft | undefined {
  const { unit, topic, application, description, phone, urgency, onBehalfOf, attachments } = draft
  if (unit === null) return undefined
  return { unit, topic, application, title, description, phone, urgency, onBehalfOf, attachments }
}

/** What would be sent, with the buttons to send, change or drop it. */
export function summaryMessage(draft: Draft, voice: DeskVoice): OutgoingMessage {
  const { texts, nameOf } = voice
  const about = draft.application ?? draft.topic
  const facts: Fact[] = [
    ...(draft.unit === null ? [] : [{ label: texts.labels.unit, text: nameOf(draft.unit) }]),
    ...(about === null ? [] : [{ label: texts.labels.about, text: nameOf(about) }]),
    { label: texts.labels.urgency, text: texts.form.urgencies[draft.urgency] },
    ...(draft.phone === null ? [] : [{ label: texts.labels.phone, text: draft.phone }]),
    ...(draft.onBehalfOf === null ? [] : [{ label: texts.labels.onBehalfOf, text: draft.onBehalfOf }]),
    ...(draft.attachments.length === 0
      ? []
      : [{ label: texts.labels.attachments, text: draft.attachments.map((file) => file.name).join(', ') }]),
  ]
  const blocks: Block[] = [
    { type: 'paragraph', text: texts.summary },
    { type: 'facts', facts },
    { type: 'quote', author: texts.labels.text, text: draft.description },
    ...(draft.urgency === 'urgent' ? [] : [{ type: 'paragraph' as const, text: texts.urgentHint }]),
    {
      type: 'actions',
      actions: [button('send', 0, voice, 'primary'), button('edit', 0, voice), button('cancel', 0, voice)],
    },
  ]
  return composeMessage(voice.language, blocks)
}

/** Action name of every button of the desk: `request:` and the button. */
export function button(
  name: RequestButton,
  number: number,
  voice: DeskVoice,
  style: Action['style'] = 'secondary',
): Action {
  const { label, typed } = voice.buttonOf(name)
  return {
    action: `request:${name}`,
    value: number === 0 ? '' : String(number),
    label,
    typed: typed(number),
    style,
    ...(isWordy(name) || name === 'edit' ? { opens: 'form' } : {}),
  }
}
