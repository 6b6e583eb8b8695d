import type { Action, Block, Fact, IncomingContent } from '../../../src/channel/message.ts'
import { el, freshId, icon } from './dom.ts'
import { type FormView, formView } from './form-view.ts'
import { safeLink } from './safe-link.ts'
import type { Texts } from './texts.ts'

export interface BlockContext {
  readonly texts: Texts
  /** Sends what a button or form says; resolves once it was answered or failed, to whether it arrived. */
  use(content: IncomingContent, shown: string): Promise<boolean>
  /** Told of each form, so that the message can later say it was sent. */
  onForm(view: FormView): void
}

/** One block as elements. All text goes in as text. */
export function blockView(block: Block, context: BlockContext): HTMLElement {
  switch (block.type) {
    case 'heading':
      return el('h3', { class: 'block-heading', dir: 'auto' }, block.text)
    case 'paragraph':
      return paragraph(block.text)
    case 'facts':
      return el('dl', { class: 'facts' }, ...block.facts.map((fact) => factView(fact, context.texts)))
    case 'list':
      return listView(block.items, block.title)
    case 'notice':
      return noticeView(block.tone, block.text, context.texts)
    case 'quote':
      return el(
        'figure',
        { class: 'quote' },
        el('figcaption', { dir: 'auto' }, block.author),
        el('blockquote', { dir: 'auto' }, block.text),
      )
    case 'details':
      return el('details', { class: 'fold' }, el('summary', { dir: 'auto' }, block.summary), listView(block.items))
    case 'actions':
      return actionsView(block.actions, context)
    case 'form': {
      const view = formView(block.form, (content, shown) => context.use(content, shown), context.texts)
      context.onForm(view)
      return view.element
    }
  }
}

export function paragraph(text: string): HTMLElement {
  return el('p', { class: 'block-text', dir: 'auto' }, text)
}

function factView({ label, text, url }: Fact, texts: Texts): HTMLElement {
  const link = url === undefined ? undefined : safeLink(url)
  const value =
    link === undefined
      ? text
      : link.leavesPage
        ? el(
            'a',
            { href: link.href, target: '_blank', rel: 'noopener noreferrer' },
            text,
            icon('it-external-link'),
            el('span', { class: 'visually-hidden' }, ` ${texts.newTab}`),
          )
        : el('a', { href: link.href }, text)
  return el('div', { class: 'fact' }, el('dt', { dir: 'auto' }, label), el('dd', { dir: 'auto' }, value))
}

function listView(items: readonly string[], title?: string): HTMLElement {
  const list = el('ul', { class: 'items' }, ...items.map((item) => el('li', { dir: 'auto' }, item)))
  if (title === undefined) return list
  const id = freshId('list')
  list.setAttribute('aria-labelledby', id)
  return el('div', { class: 'list-block' }, el('p', { class: 'list-title', id, dir: 'auto' }, title), list)
}

const toneIcons = { info: 'it-info-circle', warning: 'it-warning-circle', success: 'it-check-circle' } as const

function noticeView(tone: keyof typeof toneIcons, text: string, texts: Texts): HTMLElement {
  return el(
    'div',
    { class: `notice notice-${tone}` },
    icon(toneIcons[tone]),
    el('p', { dir: 'auto' }, el('strong', {}, `${texts.tone[tone]}: `), text),
  )
}

const buttonClasses = {
  primary: 'btn-primary',
  secondary: 'btn-outline-primary',
  danger: 'btn-outline-danger',
} as const

/** Buttons of one message wait for each other: whoever presses twice, or two of them, has pressed one once. */
function actionsView(actions: readonly Action[], { texts, use }: BlockContext): HTMLElement {
  let busy = false
  const buttons = actions.map((action) => {
    const saysItself = action.typed === '' || action.typed.toLowerCase() === action.label.toLowerCase()
    const hint = saysItself ? null : texts.typedHint(action.typed)
    const button = el('button', {
      type: 'button',
      class: `btn ${buttonClasses[action.style]}`,
      ...(hint === null ? {} : { title: hint, 'aria-description': hint }),
    })
    button.append(action.label)
    button.addEventListener('click', async () => {
      if (busy) return
      busy = true
      for (const each of buttons) each.setAttribute('aria-disabled', 'true')
      await use({ type: 'action', action: action.action, value: action.value }, action.label)
      for (const each of buttons) each.removeAttribute('aria-disabled')
      busy = false
    })
    return button
  })
  return el('div', { class: 'actions' }, ...buttons)
}
