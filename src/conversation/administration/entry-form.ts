import type { Field, Form, Option } from '../../channel/message.ts'
import type { RawEntry } from '../../knowledge/entry-lists.ts'
import type { Knowledge } from '../../knowledge/knowledge.ts'
import { isInForce } from '../../knowledge/tree.ts'
import type { DeskVoice } from '../desk/names.ts'
import { administrationTexts } from '../texts/administration-texts.ts'
import { type EntryFieldTexts, entryFieldTexts } from '../texts/entry-field-texts.ts'
import { type EditableKind, type EntryField, entryFields, formFieldId, stampOf } from './entry-fields.ts'
import { type FieldFault, type FormValues, formValuesOf } from './entry-values.ts'
import { type EntryRef, readRef, refText } from './find-entry.ts'

export const formNames = { edit: 'kb-edit', add: 'kb-add', retire: 'kb-retire', trial: 'kb-try', search: 'kb-search' }

/** Id of the field that says from when a change holds. */
export const fromField = 'from'

/** What a form of an entry is about. */
export interface FormSubject {
  readonly kind: EditableKind
  /** Null: a new entry. */
  readonly id: string | null
  /** The entry as the form shows it, to notice when somebody else changes it meanwhile. */
  readonly stamp: string
  /** Number of the proposal that this one takes the place of; null: none. */
  readonly instead: number | null
}

const newEntry = '+'

function subjectText({ kind, id, stamp, instead }: FormSubject): string {
  return `${stamp} ${instead ?? '-'} ${refText({ kind, id: id ?? newEntry })}`
}

/** Undefined: not one that the bot has made. */
export function readSubject(context: string): FormSubject | undefined {
  const found = /^(?<stamp>[a-z0-9]+) (?<instead>-|[1-9]\d{0,8}) (?<ref>.+)$/su.exec(context)?.groups
  const ref = readRef(found?.['ref'] ?? '')
  if (found === undefined || ref === undefined) return undefined
  const { stamp = '', instead = '-' } = found
  return {
    kind: ref.kind,
    id: ref.id === newEntry ? null : ref.id,
    stamp,
    instead: instead === '-' ? null : Number(instead),
  }
}

/** What a form holds besides the entry. */
export interface FormExtras {
  /** Filled in already, in place of what the entry has. */
  readonly values?: FormValues
  readonly faults?: Readonly<Record<string, FieldFault>>
  readonly instead?: number | null
}

/** The form to change an entry. */
export function editForm(
  ref: EntryRef,
  entry: RawEntry,
  knowledge: Knowledge,
  voice: DeskVoice,
  extras: FormExtras = {},
): Form {
  const subject = { ...ref, stamp: stampOf(entry), instead: extras.instead ?? null }
  const values = extras.values ?? formValuesOf(ref.kind, entry, knowledge)
  return formOf(formNames.edit, subject, values, knowledge, voice, extras)
}

/** The form to add an entry. */
export function addForm(kind: EditableKind, knowledge: Knowledge, voice: DeskVoice, extras: FormExtras = {}): Form {
  const subject = { kind, id: null, stamp: stampOf(null), instead: extras.instead ?? null }
  const [source = ''] = Object.keys(knowledge.base.organization.sources)
  const usual = { source, verified: 'yes', ...(kind === 'masters' ? { csiDirect: 'no' } : {}) }
  return formOf(formNames.add, subject, { ...usual, ...extras.values }, knowledge, voice, extras)
}

function formOf(
  name: string,
  subject: FormSubject,
  values: FormValues,
  knowledge: Knowledge,
  voice: DeskVoice,
  { faults = {} }: FormExtras,
): Form {
  const { forms, kinds } = administrationTexts(voice.language)
  const texts = entryFieldTexts(voice.language)
  const fields = entryFields[subject.kind].map((field) => fieldOf(field, values, knowledge, texts))
  const errors = Object.entries(faults).map(([id, fault]) => [
    id,
    fault.reason === 'missing' ? voice.texts.formRequired : forms.unknown(fault.said),
  ])
  const kind = kinds[subject.kind].one
  return {
    form: name,
    context: subjectText(subject),
    title: subject.id === null ? forms.add(kind) : forms.edit(kind),
    submitLabel: forms.submit,
    fields: [...fields, fromDay(values, texts)],
    ...(errors.length === 0 ? {} : { errors: Object.fromEntries(errors) }),
  }
}

function fromDay(values: FormValues, texts: EntryFieldTexts): Field {
  const value = values[fromField] ?? ''
  const [label = '', hint = ''] = [texts.labels['from'], texts.hints['from']]
  return { id: fromField, type: 'date', label, hint, required: false, ...(value === '' ? {} : { value }) }
}

const longest = { line: 300, text: 3_000 } as const

function fieldOf(field: EntryField, values: FormValues, knowledge: Knowledge, texts: EntryFieldTexts): Field {
  const id = formFieldId(field)
  const value = values[id] ?? ''
  const hint = texts.hints[field.path]
  const common = {
    id,
    label: texts.labels[field.path] ?? field.path,
    required: field.required,
    ...(hint === undefined ? {} : { hint }),
    ...(value === '' ? {} : { value }),
  }
  const options = optionsOf(field, value, knowledge, texts)
  if (options !== undefined) return { ...common, type: 'choice', options }
  const isLine = field.shape === 'line'
  // A list that is longer already stays whole.
  const maxLength = Math.max(isLine ? longest.line : longest.text, value.length)
  return { ...common, type: 'text', multiline: !isLine, maxLength }
}

/** The choices of a field; undefined where it is words. */
function optionsOf(
  { shape, required }: EntryField,
  value: string,
  knowledge: Knowledge,
  texts: EntryFieldTexts,
): readonly Option[] | undefined {
  const { base, day, tree } = knowledge
  const none: readonly Option[] = required ? [] : [{ value: '', label: texts.none }]
  const named = (entries: readonly { readonly id: string; readonly name: string }[]) =>
    entries.map(({ id, name }) => ({ value: id, label: name }))
  const units = (): readonly Option[] =>
    base.organization.units
      .filter((unit) => isInForce(unit, day) || unit.id === value)
      .map(({ id, name }) => {
        const [above] = tree.ancestors(id)
        return { value: id, label: name, ...(above === undefined ? {} : { hint: above.name }) }
      })
  switch (shape) {
    case 'unit':
      return [...none, ...units()]
    case 'contact':
      return [{ value: 'master', label: texts.theMaster }, ...units()]
    case 'unit-kind':
      return named(base.organization.kinds)
    case 'topic':
      return [...none, ...named(base.topics)]
    case 'master':
      return [...none, ...named(base.masters)]
    case 'source':
      return Object.entries(base.organization.sources).map(([id, { title }]) => ({ value: id, label: title }))
    case 'yes-no':
      return [
        { value: 'yes', label: texts.yes },
        { value: 'no', label: texts.no },
      ]
    default:
      return undefined
  }
}
