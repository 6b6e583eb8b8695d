/** Signs that may have to go: most texts have none. */
const suspicious = /[^\n\t -~\u00A0-\u2029\u202F-\u2065\u206A-\uD7FF\uE000-\uFFFF]/

/**
 * A text that a platform can take as it is wherever nothing is interpreted: without control characters, without
 * overrides of the direction of writing, without halves of characters. Lines end with a line feed.
 */
export function cleanText(text: string): string {
  if (!suspicious.test(text)) return text
  return text
    .replace(/\r\n?/g, '\n')
    .replace(/[^\P{Cc}\n\t]/gu, '')
    .replace(/[\u202A-\u202E\u2066-\u2069]/g, '')
    .replace(/\p{Surrogate}/gu, '\uFFFD')
}
