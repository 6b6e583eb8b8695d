import type { Language } from '../../channel/message.ts'
import { foldText } from '../../knowledge/normalise.ts'
import { type AbsenceWords, readAbsenceWords, saysReturn } from './absence-words.ts'

/** Something typed about requests: what a button does, in words. */
export type RequestWord =
  | { readonly verb: SentenceVerb }
  | { readonly verb: 'show' | 'take' | 'join'; readonly number: number }
  | { readonly verb: 'rate'; readonly number: number; readonly rating: 'up' | 'down' }
  | {
      readonly verb: 'add' | 'withdraw' | 'reopen' | 'answer' | 'ask' | 'note' | 'resolve' | 'decline'
      readonly number: number
      readonly text: string
    }
  | { readonly verb: 'forward'; readonly number: number; readonly to: string; readonly reason: string }
  | ({ readonly verb: 'absence' } & AbsenceWords)
  | { readonly verb: 'back' }

type SentenceVerb = 'mine' | 'queue' | 'taken' | 'cancel' | 'send' | 'edit' | 'open-anyway' | 'urgent' | 'undelivered'
type NumberedVerb = Extract<RequestWord, { number: number }>['verb']

/** Words before a number, folded, per verb; Italian and English. Longer ones come first. */
const verbs: readonly (readonly [verb: NumberedVerb, words: readonly string[]])[] = [
  ['decline', ['non e mia la', 'non e mia', 'non e per me', 'rifiuta', 'rifiuto', 'decline', 'not mine']],
  [
    'take',
    [
      'prendi in carico la',
      'prendo in carico la',
      'prendi in carico',
      'prendo in carico',
      'prendi la',
      'prendo la',
      'prendi',
      'prendo',
      'take',
    ],
  ],
  ['answer', ['rispondi alla', 'rispondo alla', 'rispondi', 'rispondo', 'answer', 'reply']],
  ['ask', ['chiedi per la', 'chiedi', 'domanda', 'ask']],
  ['note', ['annota', 'nota', 'note']],
  ['forward', ['inoltra la', 'inoltra', 'passa la', 'passa', 'forward', 'pass']],
  ['resolve', ['risolto la', 'ho risolto la', 'risolto', 'risolta', 'risolvi', 'solved', 'resolved']],
  ['withdraw', ['ritira la', 'ritiro la', 'ritira', 'ritiro', 'annulla la', 'withdraw', 'cancel']],
  ['reopen', ['riapri la', 'riapri', 'riapro', 'reopen']],
  ['add', ['aggiungi alla', 'aggiungi', 'aggiungo', 'add']],
  ['join', ['mi unisco alla', 'mi unisco', 'unisciti', 'join']],
  ['rate', ['voto', 'valuta', 'rate']],
  [
    'show',
    [
      'mostra la',
      'mostra',
      'mostrami la',
      'vedi la',
      'vedi',
      'apri la numero',
      'richiesta numero',
      'richiesta',
      'show',
      'request',
    ],
  ],
]

/** Whole sentences, folded. */
const sentences: Readonly<Record<string, SentenceVerb>> = {
  'le mie richieste': 'mine',
  'mie richieste': 'mine',
  'my requests': 'mine',
  'da prendere': 'queue',
  'cosa c e da prendere': 'queue',
  'to take': 'queue',
  'le mie in carico': 'taken',
  'in carico': 'taken',
  'mie in carico': 'taken',
  'in charge': 'taken',
  annulla: 'cancel',
  'lascia perdere': 'cancel',
  cancel: 'cancel',
  invia: 'send',
  'invia la richiesta': 'send',
  send: 'send',
  modifica: 'edit',
  change: 'edit',
  urgente: 'urgent',
  'e urgente': 'urgent',
  urgent: 'urgent',
  'it is urgent': 'urgent',
  'apri la mia': 'open-anyway',
  'open mine': 'open-anyway',
  'non consegnati': 'undelivered',
  'messaggi non consegnati': 'undelivered',
  undelivered: 'undelivered',
  'undelivered messages': 'undelivered',
}

const statusQuestion = /(?:a che punto|che fine|stato|novita|notizie|status|what happened)\D{0,40}?(\d{1,9})\b/

/** Characters at the beginning of a text in which an order is looked for. */
const maxOrder = 1_000

/** Reads a text as words about requests; undefined where it is none. */
export function readRequestWords(text: string): RequestWord | undefined {
  const trimmed = text.trim()
  const folded = foldText(trimmed.slice(0, maxOrder))
  const sentence = sentences[folded]
  if (sentence !== undefined) return { verb: sentence }
  const absence = readAbsenceWords(trimmed)
  if (absence !== undefined) return { verb: 'absence', ...absence }
  if (saysReturn(trimmed)) return { verb: 'back' }
  const numbered = /^(?<before>[^\d#]{1,40}?)\s*#?(?<number>\d{1,9})(?!\d)[\s:.,;–-]*(?<rest>[\s\S]*)$/u.exec(
    trimmed,
  )?.groups
  if (numbered !== undefined) {
    const before = foldText(numbered['before'] ?? '')
    const verb = verbs.find(([, words]) => words.includes(before))?.[0]
    if (verb !== undefined) return complete(verb, Number(numbered['number']), (numbered['rest'] ?? '').trim())
  }
  const alone = /^#(\d{1,9})$/.exec(trimmed)?.[1] ?? statusQuestion.exec(folded)?.[1]
  return alone === undefined ? undefined : { verb: 'show', number: Number(alone) }
}

function complete(verb: NumberedVerb, number: number, rest: string): RequestWord {
  switch (verb) {
    case 'show':
    case 'take':
    case 'join':
      return { verb, number }
    case 'rate':
      return { verb, number, rating: /^(?:👎|giu|giù|male|no|down|bad)/iu.test(rest) ? 'down' : 'up' }
    case 'forward': {
      const [target = '', reason = ''] = splitReason(rest)
      return {
        verb,
        number,
        to: target.replace(/^(?:alla|allo|all['’]|agli|alle|al|ai|a|to the|to)\s*/iu, '').trim(),
        reason,
      }
    }
    case 'decline': {
      const [before = '', reason = ''] = splitReason(rest)
      return { verb, number, text: reason === '' ? before : reason }
    }
    default:
      return { verb, number, text: rest }
  }
}

const reasonWord = /(?:^|[\s,;:–-])(?:perch[eé]['’]?|motivo:?|because|reason:?)\s+(?=\S)/iu

/** What stands before and after "perché", "because", "motivo:". */
function splitReason(text: string): readonly string[] {
  const found = reasonWord.exec(text)
  if (found === null) return [text, '']
  return [withoutEnd(text.slice(0, found.index)), text.slice(found.index + found[0].length).trim()]
}

/** Without the separators at its end. A pattern would try each run of separators from every one of its characters. */
function withoutEnd(text: string): string {
  let end = text.length
  while (end > 0 && /[\s,;:–-]/.test(text[end - 1] ?? '')) end--
  return text.slice(0, end).trim()
}

/** How an English order begins, folded. */
const englishOrder =
  /^(?:decline|not mine|take|answer|reply|ask|note|forward|pass|solved|resolved|withdraw|cancel|reopen|add|join|rate|show|request|status|what happened|my requests|to take|in charge|send|change|open mine|urgent|it is urgent|undelivered|away|absent|on leave|on holiday|out of office|i am|i m|i will be|back)(?: |$)/

/** The language of an order about requests; undefined where it is none, or the same in both. */
export function orderLanguage(text: string): Language | undefined {
  const order = readRequestWords(text)
  if (order === undefined || /^\s*#?\d+\s*$/.test(text)) return undefined
  return englishOrder.test(foldText(text)) ? 'en' : 'it'
}
