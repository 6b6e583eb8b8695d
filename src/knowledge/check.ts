import { foldText } from './normalise.ts'
import type { FileName, KnowledgeBase } from './schema.ts'

/** A problem between files, before it is given its line. */
export interface ReferenceProblem {
  readonly file: FileName
  readonly path: readonly PropertyKey[]
  readonly message: string
  readonly remedy: string
}

/** Everything that no single file can know about itself: ids, references, the tree, aliases, dates. Reports all at once. */
export function checkReferences(base: KnowledgeBase): ReferenceProblem[] {
  const entries = listEntries(base)
  return [
    ...duplicateIds(entries),
    ...collidingAliases(entries),
    ...entries.flatMap(datesInOrder),
    ...deadReferences(base, entries),
    ...cycles(base, 'organization.json', 'units', base.organization.units),
    ...cycles(base, 'topics.json', 'topics', base.topics),
    ...calendarProblems(base),
  ]
}

interface Entry {
  readonly file: FileName
  readonly path: readonly PropertyKey[]
  readonly id: string
  readonly name?: string
  readonly aliases?: readonly string[]
  readonly source?: string
  readonly validFrom?: string | undefined
  readonly validTo?: string | undefined
}

function listEntries(base: KnowledgeBase): Entry[] {
  const place = <T extends { id: string }>(file: FileName, key: string, list: readonly T[]) =>
    list.map((entry, at) => ({ ...entry, file, path: [key, at] }))
  return [
    ...place('organization.json', 'units', base.organization.units),
    ...base.organization.kinds.map((kind, at) => ({
      file: 'organization.json' as const,
      path: ['kinds', at],
      id: kind.collection,
    })),
    ...place('roles.json', 'roles', base.roles),
    ...place('topics.json', 'topics', base.topics),
    ...place('applications.json', 'applications', base.applications),
    ...place('history.json', 'history', base.history),
    ...place('faq.json', 'faq', base.faq),
    ...place('masters.json', 'masters', base.masters).map(({ name: _, ...master }) => master),
    ...place('checks.json', 'checks', base.checks),
  ]
}

function duplicateIds(entries: readonly Entry[]): ReferenceProblem[] {
  const first = new Map<string, Entry>()
  return entries.flatMap((entry) => {
    const other = first.get(entry.id)
    if (other === undefined) {
      first.set(entry.id, entry)
      return []
    }
    return {
      file: entry.file,
      path: [...entry.path, 'id'],
      message: `L'identificativo "${entry.id}" è già usato in ${other.file}.`,
      remedy: 'Scegline un altro.',
    }
  })
}

function collidingAliases(entries: readonly Entry[]): ReferenceProblem[] {
  const owner = new Map<string, Entry>()
  for (const entry of entries) if (entry.name !== undefined) owner.set(foldText(entry.name), entry)
  return entries.flatMap((entry) =>
    (entry.aliases ?? []).flatMap((alias, at) => {
      const folded = foldText(alias)
      const other = owner.get(folded)
      if (other === undefined) owner.set(folded, entry)
      if (other === undefined || other.id === entry.id) return []
      return {
        file: entry.file,
        path: [...entry.path, 'aliases', at],
        message: `"${alias}" indica già "${other.id}".`,
        remedy: 'Un alias deve indicare una sola voce: toglilo da una delle due, oppure mettilo fra le keywords.',
      }
    }),
  )
}

function datesInOrder(entry: Entry): ReferenceProblem[] {
  if (entry.validFrom === undefined || entry.validTo === undefined || entry.validFrom <= entry.validTo) return []
  return [
    {
      file: entry.file,
      path: [...entry.path, 'validTo'],
      message: `La voce finisce (${entry.validTo}) prima di cominciare (${entry.validFrom}).`,
      remedy: 'Scambia o correggi le due date.',
    },
  ]
}

function deadReferences(base: KnowledgeBase, entries: readonly Entry[]): ReferenceProblem[] {
  const problems: ReferenceProblem[] = []
  const idsOf = (list: readonly { id: string }[]) => new Set(list.map((entry) => entry.id))
  const units = idsOf(base.organization.units)
  const kinds = idsOf(base.organization.kinds)
  const roles = idsOf(base.roles)
  const topics = idsOf(base.topics)
  const masters = idsOf(base.masters)
  const skills = new Set([...topics, ...idsOf(base.applications)])

  const demand = (
    known: ReadonlySet<string>,
    what: string,
    file: FileName,
    path: readonly PropertyKey[],
    value: string | null | undefined,
  ) => {
    if (value === null || value === undefined || known.has(value)) return
    problems.push({
      file,
      path,
      message: `Non esiste ${what} con identificativo "${value}".`,
      remedy: 'Correggi l’identificativo o aggiungi la voce che manca.',
    })
  }

  const sources = new Set(Object.keys(base.organization.sources))
  for (const entry of entries) demand(sources, 'una fonte', entry.file, [...entry.path, 'source'], entry.source)

  demand(units, "un'unità", 'organization.json', ['itOffice'], base.organization.itOffice)
  demand(units, "un'unità", 'organization.json', ['supplier'], base.organization.supplier)
  base.organization.demoPeople.forEach((person, at) => {
    demand(units, "un'unità", 'organization.json', ['demoPeople', at, 'unit'], person.unit)
  })
  base.organization.kinds.forEach((kind, at) => {
    demand(roles, 'un ruolo', 'organization.json', ['kinds', at, 'headRole'], kind.headRole)
  })
  base.organization.units.forEach((unit, at) => {
    demand(units, "un'unità", 'organization.json', ['units', at, 'parent'], unit.parent)
    demand(kinds, 'un tipo di unità', 'organization.json', ['units', at, 'kind'], unit.kind)
    unit.functions.forEach((fn, n) => {
      demand(sources, 'una fonte', 'organization.json', ['units', at, 'functions', n, 'source'], fn.source)
    })
    demand(sources, 'una fonte', 'organization.json', ['units', at, 'contacts', 'source'], unit.contacts.source)
  })
  base.topics.forEach((topic, at) => {
    if (topic.firstContact !== 'master') {
      demand(units, "un'unità", 'topics.json', ['topics', at, 'firstContact'], topic.firstContact)
    }
    demand(units, "un'unità", 'topics.json', ['topics', at, 'secondLevel'], topic.secondLevel)
    demand(topics, 'un argomento', 'topics.json', ['topics', at, 'parent'], topic.parent)
    topic.selfHelp.forEach((help, n) => {
      demand(sources, 'una fonte', 'topics.json', ['topics', at, 'selfHelp', n, 'source'], help.source)
    })
  })
  base.applications.forEach((application, at) => {
    application.owner.forEach((owner, n) => {
      demand(units, "un'unità", 'applications.json', ['applications', at, 'owner', n], owner)
    })
    demand(units, "un'unità", 'applications.json', ['applications', at, 'secondLevel'], application.secondLevel)
  })
  base.faq.forEach((faq, at) => {
    demand(topics, 'un argomento', 'faq.json', ['faq', at, 'topic'], faq.topic)
  })
  base.masters.forEach((master, at) => {
    master.units.forEach((unit, n) => {
      demand(units, "un'unità", 'masters.json', ['masters', at, 'units', n], unit)
    })
    master.skills.forEach((skill, n) => {
      demand(skills, 'un argomento o un applicativo', 'masters.json', ['masters', at, 'skills', n], skill)
    })
    demand(masters, 'un master', 'masters.json', ['masters', at, 'deputy'], master.deputy)
    master.absences.forEach((absence, n) => {
      demand(masters, 'un master', 'masters.json', ['masters', at, 'absences', n, 'deputy'], absence.deputy)
      if (absence.from <= absence.to) return
      problems.push({
        file: 'masters.json',
        path: ['masters', at, 'absences', n, 'to'],
        message: `L'assenza finisce (${absence.to}) prima di cominciare (${absence.from}).`,
        remedy: 'Scambia o correggi le due date.',
      })
    })
  })
  const answerable = new Set(
    entries.flatMap(({ file, id }) => (file === 'masters.json' || file === 'checks.json' ? [] : [id])),
  )
  const nameable = new Set([...units, ...masters])
  base.checks.forEach(({ unit, expect }, at) => {
    demand(units, "un'unità", 'checks.json', ['checks', at, 'unit'], unit)
    if (!('subjects' in expect)) return
    expect.subjects.forEach((subject, n) => {
      demand(answerable, 'una voce', 'checks.json', ['checks', at, 'expect', 'subjects', n], subject)
    })
    if (!('names' in expect)) return
    expect.names.forEach((named, n) => {
      demand(nameable, "un'unità o un master", 'checks.json', ['checks', at, 'expect', 'names', n], named)
    })
  })
  return problems
}

function cycles(
  _base: KnowledgeBase,
  file: FileName,
  key: string,
  list: readonly { id: string; parent: string | null }[],
): ReferenceProblem[] {
  const parents = new Map(list.map((entry) => [entry.id, entry.parent]))
  return list.flatMap((entry, at) => {
    const seen = new Set<string>()
    let next: string | null | undefined = entry.parent
    while (next !== null && next !== undefined && next !== entry.id && !seen.has(next)) {
      seen.add(next)
      next = parents.get(next)
    }
    if (next !== entry.id) return []
    return {
      file,
      path: [key, at, 'parent'],
      message: `"${entry.id}" sta sotto sé stessa: ${[entry.id, ...seen].join(' → ')} → ${entry.id}.`,
      remedy: 'Correggi il campo "parent" di una delle voci del giro.',
    }
  })
}

function calendarProblems(base: KnowledgeBase): ReferenceProblem[] {
  const problems: ReferenceProblem[] = []
  try {
    new Intl.DateTimeFormat('it', { timeZone: base.calendar.timeZone })
  } catch {
    problems.push({
      file: 'calendar.json',
      path: ['timeZone'],
      message: `"${base.calendar.timeZone}" non è un fuso orario.`,
      remedy: 'Usa un nome come "Europe/Rome".',
    })
  }
  base.calendar.closures.forEach((closure, at) => {
    if (closure.from <= closure.to) return
    problems.push({
      file: 'calendar.json',
      path: ['closures', at, 'to'],
      message: `La chiusura finisce (${closure.to}) prima di cominciare (${closure.from}).`,
      remedy: 'Scambia o correggi le due date.',
    })
  })
  for (const [day, spans] of Object.entries(base.calendar.hours)) {
    spans?.forEach((span, at) => {
      if (span.from < span.to) return
      problems.push({
        file: 'calendar.json',
        path: ['hours', day, at, 'to'],
        message: `L'orario finisce (${span.to}) prima di cominciare (${span.from}).`,
        remedy: 'Scambia o correggi i due orari.',
      })
    })
  }
  return problems
}
