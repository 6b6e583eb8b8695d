import type { Language } from '../../channel/message.ts'
import { foldText } from '../../knowledge/normalise.ts'
import type { KnowledgeBase } from '../../knowledge/schema.ts'
import type { EditableKind } from './entry-fields.ts'
import { findEntry } from './find-entry.ts'
import type { KnowledgeStep } from './knowledge-step.ts'

/** What a kind of entry is called, folded. */
const kindWords: Readonly<Record<EditableKind, readonly string[]>> = {
  units: ['ufficio', 'unita', 'servizio', 'office', 'unit'],
  topics: ['argomento', 'topic'],
  applications: ['applicazione', 'programma', 'applicativo', 'application', 'program'],
  masters: ['master', 'master informatico'],
  faq: ['domanda', 'domanda frequente', 'faq', 'question'],
  roles: ['ruolo', 'role'],
  synonyms: ['sinonimo', 'sinonimi', 'synonym', 'synonyms'],
}

/** Orders are short; only a trial has a whole question. In characters. */
const longest = 2_000

type Found = Readonly<Record<string, string | undefined>>
type Reader = (found: Found, base: KnowledgeBase, isKeeper: boolean) => KnowledgeStep | undefined

const entry = (type: 'show' | 'edit' | 'history'): Reader => {
  return ({ words = '' }, base) => {
    const ref = findEntry(words, base)
    return ref === undefined ? { type: 'search', words } : { type, ref }
  }
}
/** Words that may be a question too: taken only where they name an entry exactly, from whoever keeps entries. */
const perhaps = (type: 'edit' | 'history'): Reader => {
  return ({ words = '' }, base, isKeeper) => {
    const ref = isKeeper ? findEntry(words, base) : undefined
    return ref === undefined ? undefined : { type, ref }
  }
}
const numbered = (type: 'save' | 'save-anyway' | 'rework' | 'approve' | 'refuse' | 'take-back'): Reader => {
  return ({ number = '' }) => ({ type, number: Number(number) })
}
const of = String.raw`(?:\s+(?:la|modifica|change|la\s+modifica))?\s+#?(?<number>[1-9]\d{0,8})`

const orders: readonly (readonly [RegExp, Reader])[] = [
  [/^(?:gestisci|gestione|manage)(?:\s+(?:le\s+)?(?:voci|informazioni|entries))?$/i, () => ({ type: 'menu' })],
  [/^(?:cerca|trova|search|find)\s+(?:una\s+)?(?:voce|voci|entry|entries)$/i, () => ({ type: 'search', words: '' })],
  [
    /^(?:cerca|trova|search|find)\s+(?:voce|voci|entry|entries)\s+(?<words>.+)$/i,
    ({ words = '' }) => ({ type: 'search', words }),
  ],
  [/^(?:mostra\s+|show\s+)?(?:voce|entry)\s+(?<words>.+)$/i, entry('show')],
  [/^(?:modifica|cambia|edit|change)\s+(?:la\s+)?(?:voce|entry)\s+(?<words>.+)$/i, entry('edit')],
  [/^(?:storia|history)\s+(?:della\s+|of\s+)?(?:voce|entry)\s+(?<words>.+)$/i, entry('history')],
  [
    /^(?:chiudi|ritira|retire|close)\s+(?:la\s+)?(?:voce|entry)\s+(?<words>.+?)(?:\s+(?:dal(?:l['’])?|from)\s*(?<from>\S.*))?$/i,
    ({ words = '', from = '' }, base) => {
      const ref = findEntry(words, base)
      return ref === undefined ? { type: 'search', words } : { type: 'retire', ref, from }
    },
  ],
  [
    /^(?:aggiungi|nuov[oa]|add|new)\s+(?:un(?:o|a|['’])?\s*|an?\s+)?(?<words>.+)$/i,
    ({ words = '' }) => {
      const folded = foldText(words)
      const kind = Object.entries(kindWords).find(([, names]) => names.includes(folded))?.[0]
      return kind === undefined ? undefined : { type: 'add', kind: kind as EditableKind }
    },
  ],
  [new RegExp(`^(?:salva\\s+comunque|save\\s+anyway)${of}$`, 'i'), numbered('save-anyway')],
  [new RegExp(`^(?:salva|save)${of}$`, 'i'), numbered('save')],
  [new RegExp(`^(?:annulla|undo|drop)\\s+(?:la\\s+)?(?:modifica|change)${of}$`, 'i'), numbered('take-back')],
  [new RegExp(`^(?:correggi|rework)\\s+(?:la\\s+)?(?:modifica|change)${of}$`, 'i'), numbered('rework')],
  [new RegExp(`^(?:approva|approve)${of}$`, 'i'), numbered('approve')],
  [new RegExp(`^(?:rifiuta|refuse)\\s+(?:la\\s+)?(?:modifica|change)${of}$`, 'i'), numbered('refuse')],
  [
    /^(?:imposta|set)\s+(?:(?:la\s+)?(?:modifica\s+|change\s+)?#?(?<number>[1-9]\d{0,8})\s+)?(?:dal(?:l['’])?|da|from)\s*(?<day>\S.*)$/i,
    ({ number, day = '' }) => ({ type: 'schedule', number: number === undefined ? null : Number(number), day }),
  ],
  [
    /^(?:modifiche\s+(?:in\s+corso|programmate|in\s+attesa)|changes\s+under\s+way|planned\s+changes)$/i,
    () => ({ type: 'pending' }),
  ],
  [/^(?:prova\s+come|try\s+as)$/i, () => ({ type: 'trial', unit: '', question: '' })],
  [
    /^(?:prova\s+come|try\s+as)\s+(?<unit>[^:]{1,200}):\s*(?<question>\S[\s\S]*)$/i,
    ({ unit = '', question = '' }) => ({ type: 'trial', unit, question }),
  ],
  [/^(?:(?:questa\s+)?(?:è\s+la\s+)?risposta\s+(?:è\s+)?giusta|right\s+answer)$/i, rightAnswer],
  // Half an order leads to where it can be finished.
  [/^(?:aggiungi|nuova|add|new)(?:\s+(?:una?\s+|an?\s+)?(?:voce|entry))?$/i, forKeepers({ type: 'menu' })],
  [
    /^(?:modifica|cambia|ritira|storia|mostra|edit|change|retire|history|show)(?:\s+(?:una\s+|la\s+|an\s+)?(?:voce|entry))?$/i,
    forKeepers({ type: 'search', words: '' }),
  ],
  [/^(?:modifica|edit)\s+(?<words>.+)$/i, perhaps('edit')],
  [/^(?:storia|history)\s+(?:di|del|della|dello|of)\s+(?<words>.+)$/i, perhaps('history')],
]

function forKeepers(step: KnowledgeStep): Reader {
  return (_found, _base, isKeeper) => (isKeeper ? step : undefined)
}

function rightAnswer(_found: Found, _base: KnowledgeBase, isKeeper: boolean): KnowledgeStep | undefined {
  return isKeeper ? { type: 'right-answer', unit: '', question: '' } : undefined
}

/** Reads a text as an order about keeping the base; undefined where it is none. */
export function readKnowledgeWords(text: string, base: KnowledgeBase, isKeeper: boolean): KnowledgeStep | undefined {
  const trimmed = text.trim().replace(/[.!]$/, '')
  if (trimmed.length > longest) return undefined
  for (const [pattern, read] of orders) {
    const found = pattern.exec(trimmed)
    const step = found === null ? undefined : read(found.groups ?? {}, base, isKeeper)
    if (step !== undefined) return step
  }
  return undefined
}

const englishOrder =
  /^(?:manage|search|find|show|entry|edit|change|history|retire|close|add|new|save|undo|drop|rework|approve|refuse|set|changes|planned|try|right)\b/i

/** The language of an order; undefined where it begins like none of either. */
export function knowledgeOrderLanguage(text: string): Language {
  return englishOrder.test(text.trim()) ? 'en' : 'it'
}
