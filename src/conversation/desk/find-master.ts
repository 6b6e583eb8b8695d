import { foldText } from '../../knowledge/normalise.ts'
import type { Master } from '../../knowledge/schema.ts'

/** The master with that id, name or address. */
export function findExactMaster(words: string, masters: readonly Master[]): Master | undefined {
  const folded = foldText(words)
  return masters.find(
    ({ id, name, contacts }) => id === words.trim() || foldText(name) === folded || foldText(contacts.email) === folded,
  )
}

/** The one master that some words name; undefined where none or several do. */
export function findMaster(words: string, masters: readonly Master[]): Master | undefined {
  const wanted = foldText(words).split(' ').filter(Boolean)
  const near = masters.filter(({ name }) => {
    const named = foldText(name).split(' ')
    return wanted.length > 0 && wanted.every((word) => named.includes(word))
  })
  return findExactMaster(words, masters) ?? (near.length === 1 ? near[0] : undefined)
}
