/** One key for several texts; different texts never give the same key. */
export function rowKey(...parts: readonly string[]): string {
  return JSON.stringify(parts)
}
