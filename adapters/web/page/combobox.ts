import type { Option } from '../../../src/channel/message.ts'
import { el, freshId, icon } from './dom.ts'
import { filterBy } from './option-filter.ts'
import type { Texts } from './texts.ts'

export interface Combobox {
  readonly element: HTMLElement
  readonly input: HTMLInputElement
  /** The chosen option's value; undefined where what is written is none of them; '' where nothing is written. */
  value(): string | undefined
  set(value: string): void
}

/** More would only slow the page down; writing narrows the list. */
const shownAtOnce = 60

/** A field for choosing one of many options by writing a part of it: the editable combobox of ARIA 1.2. */
export function combobox(options: readonly Option[], id: string, labelId: string, texts: Texts): Combobox {
  const listId = freshId('options')
  const input = el('input', {
    type: 'text',
    id,
    class: 'text-input',
    role: 'combobox',
    autocomplete: 'off',
    autocapitalize: 'off',
    spellcheck: 'false',
    'aria-autocomplete': 'list',
    'aria-expanded': 'false',
    'aria-controls': listId,
    placeholder: texts.choose,
  })
  const list = el('ul', { id: listId, role: 'listbox', class: 'options', 'aria-labelledby': labelId })
  const more = el('p', { class: 'options-more', hidden: true })
  const count = el('p', { class: 'visually-hidden', role: 'status' })
  const opener = el('button', {
    type: 'button',
    class: 'options-opener',
    tabindex: '-1',
    'aria-label': texts.showOptions,
  })
  opener.append(icon('it-expand'))
  const popup = el('div', { class: 'options-popup', hidden: true }, list, more)
  const element = el('div', { class: 'combobox' }, input, opener, popup, count)

  let shown: readonly Option[] = []
  let active = -1
  // Kept apart from the text: two options may read the same.
  let chosen: Option | undefined

  const isOpen = () => !popup.hidden

  const close = () => {
    input.setAttribute('aria-expanded', 'false')
    input.removeAttribute('aria-activedescendant')
    popup.hidden = true
    active = -1
  }

  const activate = (index: number) => {
    active = index
    for (const [at, item] of [...list.children].entries()) {
      item.setAttribute('aria-selected', String(at === index))
      if (at === index) {
        input.setAttribute('aria-activedescendant', item.id)
        item.scrollIntoView({ block: 'nearest' })
      }
    }
    if (index < 0) input.removeAttribute('aria-activedescendant')
  }

  const choose = (option: Option) => {
    chosen = option
    input.value = option.label
    close()
    input.dispatchEvent(new Event('change', { bubbles: true }))
  }

  const show = (written: string) => {
    const found = filterBy(options, written, (option) => `${option.label} ${option.hint ?? ''}`)
    shown = found.slice(0, shownAtOnce)
    list.replaceChildren(...shown.map((option) => optionItem(option)))
    const opening = popup.hidden
    popup.hidden = false
    list.hidden = shown.length === 0
    more.hidden = found.length > 0 && found.length <= shownAtOnce
    more.textContent = found.length === 0 ? texts.comboNone : texts.comboMore(found.length - shownAtOnce)
    count.textContent = found.length === 0 ? texts.comboNone : texts.comboCount(found.length)
    input.setAttribute('aria-expanded', String(shown.length > 0))
    activate(-1)
    if (opening) popup.scrollIntoView({ block: 'nearest' })
  }

  const move = (to: number) => {
    if (!isOpen()) show(matching() === undefined ? input.value : '')
    if (shown.length > 0) activate((to + shown.length) % shown.length)
  }

  const keys: Readonly<Record<string, () => void>> = {
    ArrowDown: () => move(active + 1),
    ArrowUp: () => move(active < 0 ? -1 : active - 1),
    Enter: () => {
      const option = shown[active]
      if (option !== undefined) choose(option)
      else if (shown.length === 1 && shown[0] !== undefined) choose(shown[0])
    },
    Escape: close,
  }

  input.addEventListener('keydown', (event) => {
    if (event.isComposing || event.altKey || event.ctrlKey || event.metaKey) return
    const opensOrMoves = event.key === 'ArrowDown' || event.key === 'ArrowUp'
    const key = opensOrMoves || isOpen() ? keys[event.key] : undefined
    if (key === undefined) return
    event.preventDefault()
    // Escape that closes the list must not close the dialog or form around it as well.
    event.stopPropagation()
    key()
  })
  input.addEventListener('input', () => show(input.value))
  input.addEventListener('click', () => {
    if (!isOpen()) show(matching() === undefined ? input.value : '')
  })
  input.addEventListener('blur', close)
  // The pointer must not take the focus out of the field: that would close the list before the click arrives.
  popup.addEventListener('pointerdown', (event) => event.preventDefault())
  opener.addEventListener('pointerdown', (event) => event.preventDefault())
  opener.addEventListener('click', () => {
    if (isOpen()) close()
    else show('')
    input.focus()
  })

  const optionItem = (option: Option) => {
    const item = el('li', { id: freshId('option'), role: 'option', 'aria-selected': 'false' }, option.label)
    if (option.hint !== undefined) item.append(el('span', { class: 'option-hint' }, option.hint))
    item.addEventListener('click', () => choose(option))
    return item
  }

  const matching = () => {
    const written = input.value.trim().toLowerCase()
    if (chosen?.label.trim().toLowerCase() === written) return chosen
    return options.find(({ label }) => label.trim().toLowerCase() === written)
  }

  return {
    element,
    input,
    value: () => (input.value.trim() === '' ? '' : matching()?.value),
    set(value) {
      chosen = options.find((option) => option.value === value)
      input.value = chosen?.label ?? ''
    },
  }
}
