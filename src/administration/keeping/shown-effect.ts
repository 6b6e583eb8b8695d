import { plainText } from '../../channel/plain-text.ts'
import { isSameEntry, valueAt } from '../../conversation/administration/entry-fields.ts'
import { currentName, entryTitle, type ShownEffect } from '../../conversation/administration/proposal-cards.ts'
import type { DeskVoice } from '../../conversation/desk/names.ts'
import type { Responder } from '../../conversation/responder.ts'
import { administrationTexts } from '../../conversation/texts/administration-texts.ts'
import type { Replied } from '../../evaluation/checks.ts'
import type { Problem } from '../../knowledge/problem.ts'
import type { ChangedEntry, Proposal } from '../changes/proposal.ts'
import type { Examined } from './examine.ts'

type Sound = Extract<Examined, { type: 'sound' }>

/** Characters of an answer that a preview shows. */
const maxAnswer = 900

/** What a change does to the answers, ready to be shown. */
export function effectOf({ entries }: Proposal, { responder, checks }: Sound, voice: DeskVoice): ShownEffect {
  return {
    preview: previewOf(entries, responder, voice),
    broken: checks.broken.map(({ check, before, after }) => ({
      question: check.question,
      before: subjectOf(before, responder, voice),
      after: subjectOf(after, responder, voice),
    })),
    mended: checks.mended.length,
  }
}

function subjectOf(replied: Replied | undefined, { knowledge }: Responder, voice: DeskVoice): string {
  const [id] = replied?.records ?? []
  if (replied === undefined || replied.outcome === 'unknown' || id === undefined) return ''
  const { roles, history, faq } = knowledge.base
  const named =
    [...roles, ...history].find((entry) => entry.id === id)?.name ?? faq.find((one) => one.id === id)?.question
  return named ?? voice.nameOf(id)
}

function previewOf(entries: readonly ChangedEntry[], responder: Responder, voice: DeskVoice): ShownEffect['preview'] {
  for (const entry of entries) {
    const asked = questionAbout(entry, voice)
    if (asked === undefined) continue
    const context = { unit: asked.unit, lastRecord: null, language: voice.language }
    const { message } = responder.ask(asked.question, context)
    const text = plainText(message.blocks.filter(({ type }) => type !== 'actions'))
    return { question: asked.question, answer: text.length > maxAnswer ? `${text.slice(0, maxAnswer)}…` : text }
  }
  return null
}

interface Asked {
  readonly question: string
  readonly unit: string | null
}

/** A question whose answer shows the change; undefined where none does. */
function questionAbout(entry: ChangedEntry, voice: DeskVoice): Asked | undefined {
  const { kind, before, after } = entry
  const { proposal: texts } = administrationTexts(voice.language)
  if (after === null) return kind === 'synonyms' ? undefined : asked(entryTitle(entry))
  const gained = ['examples', 'keywords', 'aliases', 'words'].flatMap((path) => newWords(path, before, after))
  switch (kind) {
    case 'masters': {
      const units: unknown = after['units']
      const [unit] = Array.isArray(units) ? units : []
      return { question: texts.masterQuestion, unit: typeof unit === 'string' ? unit : null }
    }
    case 'units':
      if (gained[0] !== undefined) return asked(gained[0])
      return isSameEntry({ is: valueAt(before ?? {}, 'contacts') }, { is: after['contacts'] })
        ? asked(firstExample(after) ?? entryTitle(entry))
        : asked(texts.contactQuestion(entryTitle(entry)))
    case 'checks':
      return asked(currentName(entry))
    default:
      return asked(gained[0] ?? firstExample(after) ?? entryTitle(entry))
  }
}

function asked(question: string): Asked {
  return { question, unit: null }
}

function firstExample(entry: Readonly<Record<string, unknown>>): string | undefined {
  const [first] = Array.isArray(entry['examples']) ? entry['examples'] : []
  return typeof first === 'string' ? first : undefined
}

function newWords(path: string, before: ChangedEntry['before'], after: ChangedEntry['after']): readonly string[] {
  const [old, next] = [before?.[path], after?.[path]]
  const known: readonly unknown[] = Array.isArray(old) ? old : []
  return (Array.isArray(next) ? next : []).filter((one) => typeof one === 'string' && !known.includes(one))
}

/** A problem of the base, without the places of the files: whoever fills in a form knows no files. */
export function problemText({ message, remedy }: Problem): string {
  return `${message} ${remedy}`
}
