import { byId } from './dom.ts'
import { tabMemory } from './memory.ts'
import type { Texts } from './texts.ts'

/** What the server takes at most. Far shorter texts are refused kindly by the bot itself. */
const longest = 100_000

export interface Composer {
  focus(): void
  /** Stops listening, keeps the draft. */
  close(): void
}

/** The box for writing. What is being written stays in the tab, for each person apart. */
export function createComposer(identity: string, send: (text: string) => void, texts: Texts): Composer {
  const form = byId('composer', HTMLFormElement)
  const box = byId('message', HTMLTextAreaElement)
  const error = byId('composer-error', HTMLElement)
  const draft = `draft.${identity}`
  const listening = new AbortController()
  const { signal } = listening

  const fit = () => {
    box.style.height = 'auto'
    box.style.height = `${box.scrollHeight + box.offsetHeight - box.clientHeight}px`
  }

  const refuse = (text: string) => {
    error.textContent = text
    if (text === '') box.removeAttribute('aria-invalid')
    else box.setAttribute('aria-invalid', 'true')
  }

  const submit = () => {
    const text = box.value.trim()
    if (text === '') {
      box.focus()
      return
    }
    if (text.length > longest) {
      refuse(texts.tooLong(longest.toLocaleString()))
      box.focus()
      return
    }
    box.value = ''
    tabMemory.set(draft, null)
    refuse('')
    fit()
    box.focus()
    send(text)
  }

  box.value = tabMemory.get(draft) ?? ''
  fit()
  box.addEventListener(
    'input',
    () => {
      fit()
      refuse('')
      tabMemory.set(draft, box.value === '' ? null : box.value)
    },
    { signal },
  )
  box.addEventListener(
    'keydown',
    (event) => {
      if (event.key !== 'Enter' || event.shiftKey || event.isComposing) return
      event.preventDefault()
      if (!event.repeat) submit()
    },
    { signal },
  )
  form.addEventListener(
    'submit',
    (event) => {
      event.preventDefault()
      submit()
    },
    { signal },
  )
  return { focus: () => box.focus(), close: () => listening.abort() }
}
