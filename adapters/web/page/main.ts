import type { WebConfig, WebIdentity } from '../wire.ts'
import { byId, el } from './dom.ts'
import { createIdentityDialog } from './identity-dialog.ts'
import { tabMemory } from './memory.ts'
import { chosenLanguage, preferences } from './preferences.ts'
import { getConfig } from './server.ts'
import { Session } from './session.ts'
import { type Texts, textsByLanguage } from './texts.ts'
import { Viewport } from './viewport.ts'

const retryEvery = 2_000

const config = await loadConfig()
const language = chosenLanguage(config.language)
const texts = textsByLanguage[language]
const viewport = new Viewport(byId('jump', HTMLButtonElement), byId('composer-area', HTMLElement))
let current = firstIdentity(config)
let session: Session | null = null

applyTexts(texts)
showShortcuts(config)
byId('preferences', HTMLElement).append(...preferences(language, texts))
setUpPanel()
setUpDialogs()

const identityDialog = createIdentityDialog(config.identities, play, texts)
byId('open-identities', HTMLButtonElement).addEventListener('click', () => identityDialog.open(current))
play(current)

/** Hands the page over to a person. */
function play(identity: WebIdentity): void {
  const changed = identity !== current
  current = identity
  tabMemory.set('identity', identity.id)
  byId('identity-name', HTMLElement).textContent = identity.name
  session?.close()
  session = new Session(identity, config, language, texts, viewport)
  void session.start()
  if (!changed) return
  byId('typing', HTMLElement).textContent = texts.nowYouAre(identity.name)
  byId('message', HTMLTextAreaElement).focus()
}

async function loadConfig(): Promise<WebConfig> {
  for (;;) {
    const answer = await getConfig()
    if (answer.ok) return answer.value
    byId('loading', HTMLElement).textContent = textsByLanguage[chosenLanguage('it')].unavailable
    await new Promise((resolve) => setTimeout(resolve, retryEvery))
  }
}

/** Whom the address names, else whom this tab played before, else the first of the list. */
function firstIdentity({ identities }: WebConfig): WebIdentity {
  const named = new URLSearchParams(location.search).get('identity')
  if (location.search !== '') history.replaceState(null, '', '/')
  const find = (id: string | null) => identities.find((identity) => identity.id === id)
  const identity = find(named) ?? find(tabMemory.get('identity')) ?? identities[0]
  if (identity === undefined) throw new Error('The server offers nobody to play')
  return identity
}

function applyTexts(all: Texts): void {
  document.documentElement.lang = language
  const textOf = (key: string | undefined) => {
    const text = Object.entries(all).find(([name]) => name === key)?.[1]
    return typeof text === 'string' ? text : ''
  }
  for (const element of document.querySelectorAll<HTMLElement>('[data-text]')) {
    element.textContent = textOf(element.dataset['text'])
  }
  for (const element of document.querySelectorAll<HTMLElement>('[data-label]')) {
    element.setAttribute('aria-label', textOf(element.dataset['label']))
  }
  byId('bot-name', HTMLElement).textContent = config.botName
  byId('organization-name', HTMLElement).textContent = config.organizationName
}

function showShortcuts({ shortcuts }: WebConfig): void {
  const items = shortcuts.map(({ label, text }) => {
    const button = el('button', { type: 'button', class: 'shortcut' }, label[language])
    button.addEventListener('click', () => {
      byId('panel-dialog', HTMLDialogElement).close()
      void session?.say(text[language])
      byId('message', HTMLTextAreaElement).focus()
    })
    return el('li', {}, button)
  })
  byId('shortcut-list', HTMLElement).append(...items)
  byId('shortcuts', HTMLElement).hidden = items.length === 0
}

/** Beside the conversation where there is room, behind the Menu button where there is not. */
function setUpPanel(): void {
  const dialog = byId('panel-dialog', HTMLDialogElement)
  const content = byId('panel-content', HTMLElement)
  const wide = matchMedia('(min-width: 62em)')
  const settle = () => {
    byId(wide.matches ? 'side' : 'panel-slot', HTMLElement).append(content)
    if (wide.matches) dialog.close()
  }
  settle()
  wide.addEventListener('change', settle)
  byId('open-panel', HTMLButtonElement).addEventListener('click', () => dialog.showModal())
}

function setUpDialogs(): void {
  for (const dialog of document.querySelectorAll('dialog')) {
    dialog.querySelector('[data-close]')?.addEventListener('click', () => dialog.close())
    dialog.addEventListener('click', (event) => {
      if (event.target === dialog) dialog.close()
    })
  }
}
