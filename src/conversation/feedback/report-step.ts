import type { IncomingContent } from '../../channel/message.ts'
import { actionNames } from '../reply-context.ts'

/** What whoever keeps entries does about reports. */
export type ReportStep =
  | { readonly type: 'list' }
  | { readonly type: 'show' | 'done'; readonly number: number }
  /** `reason`: null where it is to be asked. */
  | { readonly type: 'decline'; readonly number: number; readonly reason: string | null }

/** Followed by what is done: the value is the number of the report. */
export const reportPrefix = 'report:'
export const declineFormName = 'report-decline'

const order =
  /^(?:segnalazione|report)\s+#?(?<number>[1-9]\d{0,8})(?:\s*[:,–-]?\s+(?:(?<done>corretta|già\s+corretta|corrected|done)|(?<decline>va\s+bene(?:\s+com['’]è)?|is\s+right|decline)(?:[\s,:–-]+(?:perch[eé]['’]?|because)?[\s:]*(?:…|\.{3})?(?<reason>[\s\S]*))?))?$/iu

/** Reads a message as one about reports; undefined where it is not. Pure. */
export function readReportStep(content: IncomingContent): ReportStep | undefined {
  switch (content.type) {
    case 'text':
      return onText(content.text)
    case 'action': {
      if (content.action === actionNames.ask) return onText(content.value)
      if (!content.action.startsWith(reportPrefix)) return undefined
      const name = content.action.slice(reportPrefix.length)
      const number = numberIn(content.value)
      if (name === 'list') return { type: 'list' }
      if (number === undefined) return undefined
      if (name === 'show' || name === 'done') return { type: name, number }
      return name === 'decline' ? { type: 'decline', number, reason: null } : undefined
    }
    case 'form': {
      const number = content.form === declineFormName ? numberIn(content.context) : undefined
      return number === undefined ? undefined : { type: 'decline', number, reason: content.values['text'] ?? '' }
    }
  }
}

function onText(text: string): ReportStep | undefined {
  const trimmed = text.trim()
  if (trimmed.length > 2_000) return undefined
  if (/^(?:le\s+)?segnalazioni$|^reports$/i.test(trimmed)) return { type: 'list' }
  const found = order.exec(trimmed)?.groups
  if (found === undefined) return undefined
  const number = Number(found['number'])
  if (found['done'] !== undefined) return { type: 'done', number }
  if (found['decline'] === undefined) return { type: 'show', number }
  return { type: 'decline', number, reason: found['reason']?.trim() || null }
}

function numberIn(text: string): number | undefined {
  return /^[1-9]\d{0,8}$/.test(text) ? Number(text) : undefined
}
