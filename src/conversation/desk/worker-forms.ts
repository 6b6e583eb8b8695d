import type { Field, Form } from '../../channel/message.ts'
import type { Knowledge } from '../../knowledge/knowledge.ts'
import { isInForce } from '../../knowledge/tree.ts'
import type { RequestButton } from '../texts/request-texts.ts'
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

/** The form that asks for the words. */
export function buttonForm(name: WordyButton, number: number, knowledge: Knowledge, voice: DeskVoice): Form {
  const { labels, buttons } = voice.texts
  const needsReason = name === 'forward' || name === 'decline' || name === 'supplier'
  const words: Field = {
    id: 'text',
    type: 'text',
    label: needsReason ? labels.reason : labels.text,
    required: name !== 'resolve' && name !== 'reopen',
    multiline: true,
    maxLength: 5000,
  }
  return {
    form: formNameOf(name),
    context: String(number),
    title: `${buttons[name as RequestButton].label} – #${number}`,
    submitLabel: buttons[name as RequestButton].label,
    fields: name === 'forward' ? [targetField(knowledge, voice), words] : [words],
  }
}

function targetField(knowledge: Knowledge, voice: DeskVoice): Field {
  const { base, day } = knowledge
  const { supplier } = base.organization
  return {
    id: 'to',
    type: 'choice',
    label: voice.texts.labels.forwardTo,
    required: true,
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
