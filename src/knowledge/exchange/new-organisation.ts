import { foldText } from '../normalise.ts'
import type { KnowledgeBase, Topic, Vocabulary } from '../schema.ts'
import { newKinds, newRoles } from './new-organisation-kinds.ts'
import { slugOf } from './slug.ts'

const source = 'modello'
const itOffice = 'ufficio-informatica'

/**
 * The files of a base to begin with, by name without `.json`: the words of everyday language, the general IT topics and
 * the working calendar of a base that is kept already, without what is that body's own; the kinds of offices that public
 * bodies have; one IT office and one demonstration master. Nothing in it is verified.
 */
export function newOrganisation(name: string, day: string, model: KnowledgeBase): Record<string, object> {
  const isLocal = localText(model)
  const root = slugOf(name) || 'ente'
  const { organization } = model
  const from = { source, verified: false }
  return {
    organization: {
      name,
      asOf: day,
      sources: { [source]: { title: 'Modello di Centralino, da verificare', date: day } },
      suggestions: {
        it: ['Chi mi aiuta con la stampante?', 'Chi è il mio master informatico?', 'Ho dimenticato la password'],
        en: ['Who helps me with the printer?', 'Who is my master informatico?', 'I forgot my password'],
      },
      kinds: newKinds,
      itOffice,
      supplier: null,
      units: [
        { id: root === itOffice ? 'ente' : root, name, kind: 'ente', parent: null, ...from },
        {
          id: itOffice,
          name: 'Ufficio Informatica',
          kind: 'ufficio',
          parent: root === itOffice ? 'ente' : root,
          aliases: ['sistemi informativi', 'CED', 'servizi informatici'],
          keywords: ['computer', 'rete', 'server', 'sistema informativo'],
          examples: ['chi si occupa dei computer?', 'a chi chiedo per la rete?'],
          ...from,
          en: { name: 'IT Office', keywords: ['computers', 'network'], examples: ['who looks after the computers?'] },
        },
      ],
    },
    roles: { roles: newRoles.map((role) => ({ ...role, ...from })) },
    topics: {
      topics: generalTopics(model.topics, isLocal, organization.supplier !== null).map((topic) => ({
        ...topic,
        ...from,
      })),
    },
    applications: { applications: [] },
    history: { history: [] },
    faq: { faq: [] },
    masters: {
      masters: [
        {
          id: 'master-dimostrativo',
          name: 'Master informatico (esempio da sostituire)',
          units: [root === itOffice ? 'ente' : root],
          contacts: { email: 'informatica@example.org' },
          demo: true,
        },
      ],
    },
    vocabulary: generalVocabulary(model.vocabulary, isLocal),
    calendar: {
      ...model.calendar,
      source,
      verified: false,
      holidays: model.calendar.holidays
        .filter((holiday) => !isLocal(holiday.name))
        .map((holiday) => ({ ...holiday, source })),
      closures: [],
    },
    checks: { checks: [] },
  }
}

type IsLocal = (text: string) => boolean

/** Whether a text names the body of the model, its supplier or one of its programs. */
function localText({ organization, applications, vocabulary }: KnowledgeBase): IsLocal {
  const common = [
    'comune',
    'citta',
    'ente',
    'azienda',
    'regione',
    'provincia',
    'unione',
    'consorzio',
    'sanitaria',
    'locale',
  ]
  const ordinary = new Set([...vocabulary.stopWords.it, ...vocabulary.ordinaryWords.it].map(foldText))
  const supplier = organization.units.find(({ id }) => id === organization.supplier)
  const names = [organization.name, ...(supplier === undefined ? [] : [supplier.name, ...supplier.aliases])]
  // Proper names are written with a capital.
  const words = names
    .flatMap((text) => text.match(/\p{Lu}[\p{L}\p{N}]+/gu) ?? [])
    .map(foldText)
    .filter((word) => word.length > 2 && !common.includes(word))
  const programs = applications.flatMap(({ name, aliases }) => [
    name,
    ...aliases.filter((alias) => /^[A-Z]\S*$/.test(alias)),
  ])
  const phrases = [...words, ...programs.map(foldText).filter((program) => !ordinary.has(program))].filter(
    (phrase) => phrase !== '',
  )
  const pattern = new RegExp(`(?<![\\p{L}\\p{N}])(${phrases.map(literally).join('|')})(?![\\p{L}\\p{N}])`, 'u')
  return (text) => phrases.length > 0 && pattern.test(foldText(text))
}

function literally(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
}

/** Those that go to the master first: what other offices answer for, only the body itself knows. */
function generalTopics(topics: readonly Topic[], isLocal: IsLocal, hadSupplier: boolean): object[] {
  const kept = new Set<string>()
  for (const topic of topics) {
    const isGeneral = topic.firstContact === 'master' && topic.answer === null && !isLocal(topic.name)
    const belowKept = topic.parent === null || kept.has(topic.parent)
    const isOfSupplier =
      hadSupplier && [...topic.aliases, ...topic.keywords].some(isLocal) && topic.keywords.filter(isLocal).length > 1
    if (isGeneral && belowKept && !isOfSupplier) kept.add(topic.id)
  }
  const without = (texts: readonly string[]) => texts.filter((text) => !isLocal(text))
  return topics
    .filter(({ id }) => kept.has(id))
    .map(({ id, parent, name, aliases, keywords, examples, secondLevel, offeredWhenVague, en }) => ({
      id,
      parent,
      name,
      aliases: without(aliases),
      keywords: without(keywords),
      examples: without(examples),
      firstContact: 'master',
      secondLevel: secondLevel === null ? null : itOffice,
      ...(offeredWhenVague ? { offeredWhenVague } : {}),
      en: { ...en, keywords: without(en.keywords), examples: without(en.examples) },
    }))
}

function generalVocabulary({ $schema: _, ...vocabulary }: Vocabulary, isLocal: IsLocal): object {
  const without = <T>(value: T): T => {
    if (Array.isArray(value)) return value.filter((one) => typeof one !== 'string' || !isLocal(one)).map(without) as T
    if (typeof value !== 'object' || value === null) return value
    const members = Object.entries(value).filter(([, inner]) => typeof inner !== 'string' || !isLocal(inner))
    return Object.fromEntries(members.map(([key, inner]) => [key, without(inner)])) as T
  }
  const { outOfScope, synonyms, ...rest } = vocabulary
  return {
    synonyms: without(synonyms).filter(({ words, en }) => words.length + en.length > 1 && words.length > 0),
    ...without(rest),
    outOfScope: outOfScope.map(({ id, name, ...outside }) => ({ id, name, ...without(outside) })),
  }
}
