import type { EditableKind } from './entry-fields.ts'
import type { FormSubject } from './entry-form.ts'
import type { FormValues } from './entry-values.ts'
import type { EntryRef } from './find-entry.ts'

/** What a message means for the keeping of the knowledge base; whether it may be is another question. */
export type KnowledgeStep =
  | { readonly type: 'menu' }
  /** No words: asks for them. */
  | { readonly type: 'search'; readonly words: string }
  | { readonly type: 'show' | 'edit' | 'history'; readonly ref: EntryRef }
  | { readonly type: 'add'; readonly kind: EditableKind }
  /** `from`: the first day on which it no longer holds, in words; empty: asks. */
  | { readonly type: 'retire'; readonly ref: EntryRef; readonly from: string }
  | { readonly type: 'retire-on'; readonly ref: EntryRef; readonly to: string }
  | { readonly type: 'submit'; readonly subject: FormSubject; readonly values: FormValues }
  | { readonly type: 'save' | 'save-anyway' | 'rework' | 'approve' | 'refuse'; readonly number: number }
  /** Drops a change that is not made yet, undoes one that is. */
  | { readonly type: 'take-back'; readonly number: number }
  /** `number`: null for the last one. `day`: in words. */
  | { readonly type: 'schedule'; readonly number: number | null; readonly day: string }
  | { readonly type: 'pending' }
  /** Empty: asks. */
  | { readonly type: 'trial'; readonly unit: string; readonly question: string }
  /** No question: the last answer. */
  | { readonly type: 'right-answer'; readonly unit: string; readonly question: string }
  /** A button or form that there is not, or that is not as the bot made it. */
  | { readonly type: 'unknown' }
