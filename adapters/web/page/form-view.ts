import type { Form, IncomingContent } from '../../../src/channel/message.ts'
import { el, freshId, icon } from './dom.ts'
import { type FieldView, fieldView } from './field-view.ts'
import type { Texts } from './texts.ts'

export interface FormView {
  readonly form: Form
  readonly element: HTMLElement
  /** Shows that it was sent, and lets the person change it and send it again. */
  markSent(time: string): void
  /** Takes over what was being written in an earlier rendering of the same form. */
  takeOver(earlier: FormView): void
  /** What is written now, by field id; undefined where nothing was touched or it was already sent. */
  draft(): Readonly<Record<string, string>> | undefined
  /** Puts the focus on the first refused field; false where none is refused. */
  focusError(): boolean
}

/** Sends the content; resolves to whether it arrived. `shown` is how the person reads it in the conversation. */
export type SendForm = (content: IncomingContent, shown: string) => Promise<boolean>

export function formView(form: Form, send: SendForm, texts: Texts): FormView {
  const titleId = freshId('form')
  const views = form.fields.map((field) => fieldView(field, texts))
  const submit = el('button', { type: 'submit', class: 'btn btn-primary' }, form.submitLabel)
  const fields = el('fieldset', { class: 'form-fields' }, ...views.map(({ element }) => element), submit)
  const sentNote = el('div', { class: 'form-sent', hidden: true })
  const element = el(
    'form',
    { class: 'form-block', 'aria-labelledby': titleId, novalidate: true },
    el('h3', { class: 'form-title', id: titleId }, form.title),
    fields,
    sentNote,
  )
  let touched = false
  let busy = false

  for (const view of views) view.showError(form.errors?.[view.field.id] ?? null)
  element.addEventListener('input', () => {
    touched = true
  })
  element.addEventListener('change', (event) => {
    const view = views.find((candidate) => event.target instanceof Node && candidate.element.contains(event.target))
    if (view !== undefined && 'value' in view.read()) view.showError(null)
  })
  element.addEventListener('submit', async (event) => {
    event.preventDefault()
    if (busy || !check(views)) return
    busy = true
    submit.setAttribute('aria-disabled', 'true')
    const { content, shown } = collect(form, views)
    await send(content, shown)
    busy = false
    submit.removeAttribute('aria-disabled')
  })

  const markSent = (time: string) => {
    const again = el('button', { type: 'button', class: 'btn btn-outline-primary' }, texts.formAgain)
    again.addEventListener('click', () => {
      fields.disabled = false
      sentNote.hidden = true
      views[0]?.focus()
    })
    const hadFocus = element.contains(document.activeElement)
    sentNote.replaceChildren(el('p', {}, icon('it-check-circle'), ` ${texts.formSent(time)}`), again)
    sentNote.hidden = false
    fields.disabled = true
    touched = false
    if (hadFocus) again.focus({ preventScroll: true })
  }

  return {
    form,
    element,
    markSent,
    takeOver(earlier) {
      const draft =
        earlier.form.form === form.form && earlier.form.context === form.context ? earlier.draft() : undefined
      if (draft === undefined) return
      for (const view of views) view.fill(draft[view.field.id] ?? '')
      touched = true
    },
    draft() {
      if (!touched || fields.disabled) return undefined
      return Object.fromEntries(views.map((view) => [view.field.id, writtenIn(view) ?? '']))
    },
    focusError() {
      const refused = views.find(({ field }) => form.errors?.[field.id] !== undefined)
      refused?.focus()
      return refused !== undefined
    },
  }
}

/** Shows what is missing and goes to the first of it. */
function check(views: readonly FieldView[]): boolean {
  const refused = views.filter((view) => {
    const reading = view.read()
    view.showError('refusal' in reading ? reading.refusal : null)
    return 'refusal' in reading
  })
  refused[0]?.focus()
  return refused.length === 0
}

function collect(form: Form, views: readonly FieldView[]): { content: IncomingContent; shown: string } {
  const values = Object.fromEntries(views.map((view) => [view.field.id, writtenIn(view) ?? '']))
  const lines = views.flatMap((view) => {
    const reading = view.read()
    return 'shown' in reading && reading.shown.trim() !== '' ? [`${asked(view.field.label)} ${reading.shown}`] : []
  })
  const content: IncomingContent = { type: 'form', form: form.form, context: form.context, values }
  return { content, shown: [form.title, ...lines].join('\n').slice(0, 20_000) }
}

/** A question needs no colon. */
function asked(label: string): string {
  return label.endsWith('?') ? label : `${label}:`
}

function writtenIn(view: FieldView): string | undefined {
  const reading = view.read()
  return 'value' in reading ? reading.value : undefined
}
