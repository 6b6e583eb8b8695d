import type { Fault } from './local-slack-types.ts'

/** What becomes of one request. */
export interface Fate {
  /** Whether what was asked is done all the same. */
  readonly done: boolean
  readonly answer:
    | { readonly type: 'normal' }
    | { readonly type: 'status'; readonly status: number; readonly retryAfter: string | undefined }
    | { readonly type: 'error'; readonly code: string }
    | { readonly type: 'hang' }
    | { readonly type: 'reset' }
}

const well: Fate = { done: true, answer: { type: 'normal' } }

/** What the tests have ordered to go wrong. */
export class Faults {
  readonly #waiting = new Map<string, Fault[]>()

  order(method: string, faults: readonly Fault[]): void {
    this.#waiting.set(method, [...(this.#waiting.get(method) ?? []), ...faults])
  }

  next(method: string): Fate {
    const fault = this.#waiting.get(method)?.shift() ?? this.#waiting.get('*')?.shift()
    return fault === undefined ? well : readFault(fault)
  }
}

function readFault(fault: Fault): Fate {
  const done = fault.startsWith('done-')
  const [what = '', retryAfter] = fault.replace(/^done-/, '').split(':')
  if (what === 'ok') return well
  if (what === 'hang' || what === 'reset') return { done, answer: { type: what } }
  if (/^\d{3}$/.test(what)) return { done, answer: { type: 'status', status: Number(what), retryAfter } }
  return { done, answer: { type: 'error', code: what } }
}
