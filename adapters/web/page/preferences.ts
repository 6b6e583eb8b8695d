import type { Language } from '../../../src/channel/message.ts'
import { el } from './dom.ts'
import { browserMemory } from './memory.ts'
import type { Texts } from './texts.ts'

/** Colours, text size and language, as the person likes to read; remembered by the browser. */
export function preferences(language: Language, texts: Texts): readonly HTMLElement[] {
  const restyle = () => dispatchEvent(new Event('centralino:appearance'))
  return [
    choiceOf('theme', texts.theme, texts.themes, browserMemory.get('theme') ?? 'system', restyle),
    choiceOf('size', texts.size, texts.sizes, browserMemory.get('size') ?? 'normal', restyle),
    choiceOf('language', texts.language, { it: 'Italiano', en: 'English' }, language, () => location.reload()),
  ]
}

/** The language the person has chosen here, else the one the office has set. */
export function chosenLanguage(usual: Language): Language {
  const chosen = browserMemory.get('language')
  return chosen === 'it' || chosen === 'en' ? chosen : usual
}

function choiceOf(
  name: string,
  label: string,
  options: Readonly<Record<string, string>>,
  current: string,
  changed: () => void,
): HTMLElement {
  const rows = Object.entries(options).map(([value, text]) => {
    const input = el('input', { type: 'radio', name, value, checked: value === current })
    input.addEventListener('change', () => {
      browserMemory.set(name, value)
      changed()
    })
    return el('label', { class: 'choice' }, input, el('span', name === 'language' ? { lang: value } : {}, text))
  })
  return el('fieldset', { class: 'preference' }, el('legend', {}, label), el('div', { class: 'choices' }, ...rows))
}
