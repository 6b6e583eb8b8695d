import type { EntryListName } from '../entry-lists.ts'
import type { Difference, FieldDifference } from './differences.ts'
import { tables } from './tables.ts'

const otherNames: Partial<Record<EntryListName, string>> = { kinds: 'Tipi di ufficio', checks: 'Domande di prova' }

const typeWords = { added: 'aggiunte', changed: 'cambiate', retired: 'chiuse', removed: 'tolte' } as const
const marks = { added: '+', changed: '~', retired: '×', removed: '-' } as const
const maxText = 160

/** One line for each kind of entries: `Uffici: 3 aggiunte, 1 cambiata`. */
export function summaryLines(differences: readonly Difference[]): string[] {
  if (differences.length === 0) return ['Nessuna differenza.']
  const kinds = [...new Set(differences.map(({ kind }) => kind))]
  return kinds.map((kind) => {
    const own = differences.filter((difference) => difference.kind === kind)
    const counts = (Object.keys(typeWords) as (keyof typeof typeWords)[]).flatMap((type) => {
      const count = own.filter((difference) => difference.type === type).length
      return count === 0 ? [] : [`${count} ${count === 1 ? typeWords[type].replace(/e$/, 'a') : typeWords[type]}`]
    })
    return `${kindName(kind)}: ${counts.join(', ')}`
  })
}

/** Each difference on a line, its fields below it. */
export function differenceLines(differences: readonly Difference[]): string[] {
  return differences.flatMap(({ kind, id, name, type, fields }) => [
    `${marks[type]} ${kindName(kind)}: ${name === id ? name : `${name} (${id})`}`,
    ...fields.map((field) => `    ${fieldText(field)}`),
  ])
}

function fieldText({ field, from, to }: FieldDifference): string {
  const [added, gone] = [onlyIn(to, from), onlyIn(from, to)]
  const label = field === '' ? '' : `${field}: `
  if (added === undefined || gone === undefined) return `${label}${shown(from)} → ${shown(to)}`
  return (
    label +
    [...gone.map((text) => `tolto ${shown(text)}`), ...added.map((text) => `aggiunto ${shown(text)}`)].join(', ')
  )
}

/** Of two lists as cells show them, what only the first one has; undefined where they are no lists, or only reordered. */
function onlyIn(cell: string, other: string): string[] | undefined {
  if (!cell.includes(' | ') && !other.includes(' | ')) return undefined
  const [texts, others] = [cell.split(' | '), other.split(' | ')]
  const same = texts.length === others.length && texts.every((text) => others.includes(text))
  return same ? undefined : texts.filter((text) => text !== '' && !others.includes(text))
}

function shown(text: string): string {
  if (text === '') return '(vuoto)'
  return `«${text.length > maxText ? `${text.slice(0, maxText)}…` : text}»`
}

function kindName(kind: Difference['kind']): string {
  if (kind in tables) return tables[kind as keyof typeof tables].it
  return otherNames[kind as EntryListName] ?? kind
}
