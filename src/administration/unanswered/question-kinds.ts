/** Kinds of documents in the store: what was asked in vain, what is not to be kept, what is said to be no longer so. */
export const questionKinds = {
  question: 'kb-question',
  ignored: 'kb-ignored',
  report: 'kb-report',
  counter: 'kb-counter',
} as const
