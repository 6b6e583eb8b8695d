import type { Action, Block } from '../../channel/message.ts'
import type { DeskVoice } from '../desk/names.ts'
import { administrationTexts } from '../texts/administration-texts.ts'
import type { EditableKind } from './entry-fields.ts'
import { type EntryRef, refText } from './find-entry.ts'
import { actionPrefix } from './read-knowledge-step.ts'

type Style = Action['style']

function action(name: string, value: string, label: string, typed: string, style: Style = 'secondary'): Action {
  return { action: `${actionPrefix}${name}`, value, label, typed, style }
}

/** A button about no entry in particular. */
export function generalButton(name: 'menu' | 'search' | 'pending' | 'trial', voice: DeskVoice): Action {
  const { label, typed } = administrationTexts(voice.language).buttons[name]
  return action(name === 'trial' ? 'try' : name, '', label, typed())
}

export function addButton(kind: EditableKind, voice: DeskVoice): Action {
  const texts = administrationTexts(voice.language)
  const { label, typed } = texts.buttons.add(texts.kinds[kind].one)
  return action('add', kind, label, typed())
}

/** @param name the label says it, where the buttons of several entries stand together */
export function entryButton(
  name: 'show' | 'edit' | 'retire' | 'history',
  ref: EntryRef,
  voice: DeskVoice,
  called?: string,
  style?: Style,
): Action {
  const texts = administrationTexts(voice.language)
  const { label, typed } = texts.buttons[name]
  const words = ref.kind === 'synonyms' ? `${texts.synonymWord} ${ref.id}` : ref.id
  return action(name, refText(ref), called === undefined ? label : `${label}: ${called}`, typed(words), style)
}

const actionOf = {
  save: 'save',
  saveAnyway: 'save-anyway',
  drop: 'take-back',
  rework: 'rework',
  approve: 'approve',
  refuse: 'refuse',
  undo: 'take-back',
} as const

export function proposalButton(
  name: keyof typeof actionOf,
  number: number,
  voice: DeskVoice,
  style: Style = 'secondary',
): Action {
  const { label, typed } = administrationTexts(voice.language).buttons[name]
  return action(actionOf[name], String(number), label, typed(number), style)
}

export function rightAnswerButton(unit: string, question: string, voice: DeskVoice): Action {
  const { label, typed } = administrationTexts(voice.language).buttons.rightAnswer
  return action('right-answer', `${unit}\n${question}`, label, typed())
}

export function buttons(...actions: readonly Action[]): Block {
  return { type: 'actions', actions }
}
