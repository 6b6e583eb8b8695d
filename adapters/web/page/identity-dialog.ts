import type { Activity, WebIdentity } from '../wire.ts'
import { byId, el, icon } from './dom.ts'
import { browserMemory } from './memory.ts'
import { filterBy } from './option-filter.ts'
import { getActivity } from './server.ts'
import type { Texts } from './texts.ts'

export interface IdentityDialog {
  open(current: WebIdentity): void
}

/** The list of people one can play, by group, searchable, with those who have unread messages marked. */
export function createIdentityDialog(
  identities: readonly WebIdentity[],
  choose: (identity: WebIdentity) => void,
  texts: Texts,
): IdentityDialog {
  const dialog = byId('identity-dialog', HTMLDialogElement)
  const filter = byId('identity-filter', HTMLInputElement)
  const list = byId('identity-list', HTMLElement)
  const count = byId('identity-count', HTMLElement)
  let current: WebIdentity | undefined
  let activity: Activity = {}

  const hasNews = ({ id }: WebIdentity) => {
    const last = activity[id] ?? 0
    return id !== current?.id && last > 0 && String(last) !== browserMemory.get(`read.${id}`)
  }

  const row = (identity: WebIdentity) => {
    const isCurrent = identity.id === current?.id
    const button = el(
      'button',
      { type: 'button', class: 'person', ...(isCurrent ? { 'aria-current': 'true' } : {}) },
      el('span', { class: 'person-name' }, identity.name),
      el('span', { class: 'person-description' }, identity.description),
    )
    if (isCurrent) button.append(el('span', { class: 'person-flag' }, icon('it-check'), texts.whoCurrent))
    if (hasNews(identity))
      button.append(el('span', { class: 'person-flag is-news' }, icon('it-mail'), texts.whoNewMessages))
    button.addEventListener('click', () => {
      dialog.close()
      if (!isCurrent) choose(identity)
    })
    const link = el(
      'a',
      {
        class: 'person-tab',
        href: `/?${new URLSearchParams({ identity: identity.id })}`,
        target: '_blank',
        rel: 'noopener',
        title: texts.whoNewTabAs(identity.name),
      },
      icon('it-external-link'),
      el('span', { 'aria-hidden': 'true' }, texts.whoNewTab),
      el('span', { class: 'visually-hidden' }, texts.whoNewTabAs(identity.name)),
    )
    return el('li', {}, button, link)
  }

  const render = () => {
    const found = filterBy(
      identities,
      filter.value,
      ({ name, description, group }) => `${name} ${description} ${group}`,
    )
    const groups = [...new Set(identities.map(({ group }) => group))]
    const sections = groups.flatMap((group) => {
      const people = found.filter((identity) => identity.group === group)
      if (people.length === 0) return []
      return [el('h3', { class: 'panel-title' }, group), el('ul', { class: 'people' }, ...people.map(row))]
    })
    list.replaceChildren(...(sections.length > 0 ? sections : [el('p', {}, texts.whoNone)]))
    return found.length
  }

  filter.addEventListener('input', () => {
    const found = render()
    count.textContent = found === 0 ? texts.whoNone : texts.whoCount(found)
  })

  return {
    async open(identity) {
      current = identity
      filter.value = ''
      count.textContent = ''
      render()
      dialog.showModal()
      const answer = await getActivity()
      if (!answer.ok || !dialog.open) return
      activity = answer.value
      const focused = document.activeElement
      if (!list.contains(focused)) render()
    },
  }
}
