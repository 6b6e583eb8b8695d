import type { Field, Form } from '../../channel/message.ts'
import type { Knowledge } from '../../knowledge/knowledge.ts'
import { isInForce } from '../../knowledge/tree.ts'
import type { DeskVoice } from './names.ts'

/** Buttons that need words before they can be carried out. */
export const wordyButtons = [
  'add',
  'reopen',
  'answer',
  'ask',
  'note',
  'forward',
  'decline',
  'resolve',
  'supplier',
] as const
export type WordyButton = (typeof wordyButtons)[number]

export function isWordy(name: string): name is WordyButton {
  return (wordyButtons as readonly string[]).includes(name)
}

/** Name of the form of a button; the number of the request is its context and carries no authority. */
export function formNameOf(name: WordyButton): string {
  return `request-${name}`
}

/** To whom, in words, and why; empty where it was not said. */
export interface ForwardWords {
  readonly to: string
  readonly reason: string
}

/** The form that asks for the words. `target`: id of what the words given name; null where they name nothing. */
export function buttonForm(
  name: WordyButton,
  number: number,
  knowledge: Knowledge,
  voice: DeskVoice,
  given?: ForwardWords & { readonly target: string | null },
): Form {
  const { labels } = voice.texts
  const { label } = voice.buttonOf(name)
  const needsReason = name === 'forward' || name === 'decline' || name === 'supplier'
  const words: Field = {
    id: 'text',
    type: 'text',
    label: needsReason ? labels.reason : labels.text,
    required: name !== 'resolve' && name !== 'reopen',
    multiline: true,
    maxLength: 5000,
    ...(given === undefined || given.reason === '' ? {} : { value: given.reason }),
  }
  return {
    form: formNameOf(name),
    context: String(number),
    title: `${label} – #${number}`,
    submitLabel: label,
    fields: name === 'forward' ? [targetField(given?.target ?? null, knowledge, voice), words] : [words],
    ...(given === undefined || given.to === '' || given.target !== null
      ? {}
      : { errors: { to: voice.texts.forwardUnknown(given.to) } }),
  }
}

function targetField(target: string | null, knowledge: Knowledge, voice: DeskVoice): Field {
  const { base, day } = knowledge
  const { supplier } = base.organization
  return {
    id: 'to',
    type: 'choice',
    label: voice.texts.labels.forwardTo,
    required: true,
    ...(target === null ? {} : { value: target }),
    options: [
      ...base.organization.units
        .filter((unit) => isInForce(unit, day) && (unit.desk !== null || unit.id === supplier))
        .map((unit) => ({ value: unit.id, label: unit.name })),
      ...base.masters
        .filter((master) => isInForce(master, day))
        .map((master) => ({ value: master.id, label: master.name })),
    ],
  }
}
