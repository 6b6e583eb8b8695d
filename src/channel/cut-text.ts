/** At most `length` UTF-16 units; what is cut ends with an ellipsis and never in the middle of a character. */
export function cutText(text: string, length: number): string {
  if (text.length <= length) return text
  if (length < 1) return ''
  const end = text.codePointAt(length - 2)
  const whole = end !== undefined && end > 0xffff ? length - 2 : length - 1
  return `${text.slice(0, whole)}…`
}

/** The same, cut after a whole word where one ends in the second half of what fits. */
export function cutAtWord(text: string, length: number): string {
  const cut = cutText(text, length)
  if (cut === text) return text
  const space = cut.lastIndexOf(' ')
  return space < length / 2 ? cut : `${cut.slice(0, space).trimEnd()}…`
}
