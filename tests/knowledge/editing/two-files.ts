import { changeEntries } from '../../../src/knowledge/editing/change-entries.ts'
import type { Sources } from '../../../src/knowledge/load.ts'

export const newTitle = 'Rinominato insieme'

/** A change that touches two files, of which one alone would be wrong. */
export function renamedInTwoFiles(before: Sources): Sources {
  const result = changeEntries(before, [
    { type: 'set', kind: 'units', id: 'boschi', fields: { name: newTitle } },
    { type: 'set', kind: 'masters', id: 'master-territorio', fields: { name: newTitle } },
  ])
  if ('refusals' in result) throw new Error('refused')
  return result.sources
}
