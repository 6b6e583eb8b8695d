/** Lower case, without accents: how people write when they look for something. */
function plain(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').replace(/[’`´]/g, "'").toLowerCase()
}

/**
 * The items whose words begin with, or contain, every word written. Those whose label begins with what was written
 * come first, then those with a word that does; otherwise the order stays.
 */
export function filterBy<T>(items: readonly T[], written: string, textOf: (item: T) => string): readonly T[] {
  const wanted = plain(written).split(/\s+/).filter(Boolean)
  if (wanted.length === 0) return items
  const phrase = wanted.join(' ')
  const found = items.flatMap((item) => {
    const text = plain(textOf(item))
    if (!wanted.every((word) => text.includes(word))) return []
    const words = text.split(/[^\p{L}\p{N}]+/u)
    const starts = wanted.every((word) => words.some((candidate) => candidate.startsWith(word)))
    return [{ item, rank: text.startsWith(phrase) ? 0 : starts ? 1 : 2 }]
  })
  return found.sort((a, b) => a.rank - b.rank).map(({ item }) => item)
}
