import type { Language } from '../../channel/message.ts'
import type { Knowledge } from '../../knowledge/knowledge.ts'
import { type Assignee, workerOf } from '../../requests/assignee.ts'
import type { PersonId } from '../../requests/terms.ts'
import type { ButtonTexts, RequestButton, RequestTexts } from '../texts/request-texts.ts'
import { requestTextsEn } from '../texts/request-texts-en.ts'
import { requestTextsIt } from '../texts/request-texts-it.ts'

/** What sentences about requests need: the language, and the names behind ids. */
export interface DeskVoice {
  readonly language: Language
  readonly texts: RequestTexts
  /** Of the organisation: all times are its own. */
  readonly timeZone: string
  /** Name of a unit, master, topic, application or person; the id itself where nothing has it. */
  nameOf(id: string): string
  assigneeName(assignee: Assignee): string
  /** A button, and what can be typed instead. */
  buttonOf(name: RequestButton): ButtonTexts
}

/** @param people id → name, of everybody who appears in what is said */
export function deskVoice(language: Language, knowledge: Knowledge, people: ReadonlyMap<PersonId, string>): DeskVoice {
  const { base, tree } = knowledge
  const nameOf = (id: string) =>
    people.get(id) ??
    tree.unit(id)?.name ??
    [...base.masters, ...base.topics, ...base.applications].find((entry) => entry.id === id)?.name ??
    id
  const texts = requestTexts(language)
  const { supplier } = base.organization
  return {
    language,
    texts,
    timeZone: base.calendar.timeZone,
    nameOf,
    assigneeName(assignee) {
      const worker = workerOf(assignee)
      const name = nameOf(worker.kind === 'master' ? worker.master : worker.unit)
      return assignee.kind === 'supplier' ? texts.through(nameOf(assignee.unit), name) : name
    },
    buttonOf: (name) =>
      name === 'supplier' ? texts.passTo(supplier === null ? '' : nameOf(supplier)) : texts.buttons[name],
  }
}

export function requestTexts(language: Language): RequestTexts {
  return language === 'en' ? requestTextsEn : requestTextsIt
}
