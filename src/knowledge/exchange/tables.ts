import type { EntryListName } from '../entry-lists.ts'

/** What a cell of a column holds. */
export type CellType =
  | 'text'
  | 'flag'
  | 'day'
  /** Several texts. */
  | 'list'
  /** Objects with a `text`, of which the cell shows the texts alone. */
  | 'facts'
  /** An object's keys that are no fields of its own but names of chat channels, with the id of somebody there. */
  | 'channels'
  /** Spans of days with, where there is one, a deputy. */
  | 'absences'

/** A column of a table: a field of an entry. */
export interface Column {
  /** Where the value stands in the entry, e.g. `['contacts', 'email']`. */
  readonly path: readonly [string, ...string[]]
  readonly type: CellType
  /** Headers in Italian, as exported, and in English; other ways to write either. */
  readonly it: string
  readonly en: string
  readonly other?: readonly string[]
  /** The entries that it names: their names are taken for their ids. */
  readonly refersTo?: EntryListName
  /** What an empty cell stands for; absent: the field is left out. */
  readonly whenEmpty?: null
}

/** The kinds of entries that have a table. */
export type TableName = Exclude<EntryListName, 'kinds' | 'checks'>

export interface Table {
  /** Name of the sheet and of the CSV file. */
  readonly it: string
  readonly en: string
  readonly columns: readonly Column[]
}

const column = (
  path: string,
  it: string,
  en: string,
  type: CellType = 'text',
  more: Pick<Column, 'other' | 'refersTo' | 'whenEmpty'> = {},
): Column => ({ path: path.split('.') as [string, ...string[]], it, en, type, ...more })

const identity = column('id', 'Identificativo', 'Id', 'text', { other: ['codice', 'identifier', 'code'] })
const called = column('name', 'Nome', 'Name', 'text', { other: ['denominazione', 'descrizione', 'title'] })
const aliases = column('aliases', 'Altri nomi', 'Aliases', 'list', { other: ['alias'] })
const keywords = column('keywords', 'Parole chiave', 'Keywords', 'list')
const examples = column('examples', 'Esempi', 'Examples', 'list', { other: ['esempi di domande'] })
const verified = column('verified', 'Verificato', 'Verified', 'flag')
const verifiedOn = column('verifiedOn', 'Verificato il', 'Verified on', 'day')
const source = column('source', 'Fonte', 'Source')
const validity = [
  column('validFrom', 'Valido dal', 'Valid from', 'day', { other: ['dal', 'in vigore dal'] }),
  column('validTo', 'Valido fino al', 'Valid to', 'day', { other: ['al', 'fino al', 'cessato il', 'valid until'] }),
]
const english = [
  column('en.name', 'Nome in inglese', 'English name'),
  column('en.keywords', 'Parole chiave in inglese', 'English keywords', 'list'),
  column('en.examples', 'Esempi in inglese', 'English examples', 'list'),
]
const findable = [aliases, keywords, examples, verified, verifiedOn, source, ...validity, ...english]
const toUnit = { refersTo: 'units' } as const
const secondLevel = column('secondLevel', 'Secondo livello', 'Second level', 'text', toUnit)
const answer = [column('answer.it', 'Risposta', 'Answer'), column('answer.en', 'Risposta in inglese', 'English answer')]

export const tables: Readonly<Record<TableName, Table>> = {
  units: {
    it: 'Uffici',
    en: 'Units',
    columns: [
      identity,
      called,
      column('kind', 'Tipo', 'Kind', 'text', { other: ['tipo di ufficio'], refersTo: 'kinds' }),
      column('parent', 'Sta sotto', 'Parent', 'text', {
        other: ['padre', 'ufficio superiore', 'dipende da', 'parent unit'],
        whenEmpty: null,
        ...toUnit,
      }),
      column('head.title', 'Ruolo di chi lo guida', 'Head', 'text', { other: ['guida', 'head title'] }),
      column('head.en', 'Ruolo di chi lo guida in inglese', 'English head'),
      column('functions', 'Compiti', 'Functions', 'facts', { other: ['funzioni', 'competenze'] }),
      column('contacts.email', 'Email', 'E-mail', 'text', { other: ['posta', 'posta elettronica', 'mail'] }),
      column('contacts.phone', 'Telefono', 'Phone', 'text', { other: ['tel'] }),
      column('contacts.address', 'Indirizzo', 'Address'),
      column('contacts.hours', 'Orari', 'Hours', 'text', { other: ['orario'] }),
      column('contacts.url', 'Sito', 'Website', 'text', { other: ['url', 'pagina'] }),
      column('contacts.source', 'Fonte dei contatti', 'Source of contacts'),
      column('desk.email', 'Email per le richieste', 'Desk e-mail'),
      column('desk', 'Chat per le richieste', 'Desk chat', 'channels'),
      column('notes', 'Note', 'Notes', 'text', { other: ['nota'] }),
      column('en.notes', 'Note in inglese', 'English notes'),
      column('asOf', 'Aggiornato al', 'As of', 'day'),
      column('codes.ipa', 'Codice IndicePA', 'IPA code', 'text', {
        other: ['codice unità organizzativa', 'codice univoco', 'Codice_uni_uo'],
      }),
      ...findable,
    ],
  },
  topics: {
    it: 'Argomenti',
    en: 'Topics',
    columns: [
      identity,
      called,
      column('parent', 'Argomento più generale', 'Parent', 'text', {
        other: ['padre', 'sta sotto', 'parent topic', 'broader topic'],
        refersTo: 'topics',
      }),
      column('firstContact', 'Primo contatto', 'First contact', 'text', toUnit),
      secondLevel,
      ...answer,
      column('selfHelp', 'Fare da soli', 'Self help', 'facts'),
      column('whoMayAsk', 'Chi può chiederlo', 'Who may ask'),
      column('offeredWhenVague', 'Da proporre', 'Offered when vague', 'flag'),
      ...findable,
    ],
  },
  applications: {
    it: 'Programmi',
    en: 'Applications',
    columns: [
      identity,
      called,
      column('purpose', 'A che cosa serve', 'Purpose', 'text', { other: ['scopo'] }),
      column('owner', 'Appartiene a', 'Owner', 'list', { other: ['ufficio', 'uffici', 'owners'], ...toUnit }),
      column('ownerNote', 'Di chi è, a parole', 'Owner note'),
      secondLevel,
      column('csiArea', 'Area del fornitore', 'Supplier area', 'text', { other: ['area csi', 'csi area'] }),
      column('en.purpose', 'A che cosa serve in inglese', 'English purpose'),
      ...findable,
    ],
  },
  masters: {
    it: 'Master informatici',
    en: 'Masters',
    columns: [
      identity,
      called,
      column('units', 'Uffici serviti', 'Units', 'list', { other: ['uffici', 'units served'], ...toUnit }),
      column('skills', 'Esperto di', 'Skills', 'list', { other: ['competenze'] }),
      column('csiDirect', 'Tratta con il fornitore', 'Deals with supplier', 'flag', {
        other: ['csi diretto', 'csi direct'],
      }),
      column('contacts.email', 'Email', 'E-mail', 'text', { other: ['posta', 'posta elettronica', 'mail'] }),
      column('contacts.phone', 'Telefono', 'Phone', 'text', { other: ['tel'] }),
      column('contacts', 'Chat', 'Chat', 'channels'),
      column('deputy', 'Sostituto', 'Deputy', 'text', { other: ['vice'], refersTo: 'masters' }),
      column('absences', 'Assenze', 'Absences', 'absences'),
      column('workingDays', 'Giorni di lavoro', 'Working days', 'list'),
      column('demo', 'Dimostrativo', 'Demo', 'flag'),
      verifiedOn,
      ...validity,
    ],
  },
  faq: {
    it: 'Domande frequenti',
    en: 'Frequent questions',
    columns: [
      identity,
      column('topic', 'Argomento', 'Topic', 'text', { refersTo: 'topics' }),
      column('question', 'Domanda', 'Question'),
      examples,
      ...answer,
      source,
      verified,
      verifiedOn,
      ...validity,
    ],
  },
  roles: {
    it: 'Ruoli',
    en: 'Roles',
    columns: [
      identity,
      called,
      column('text', 'Che cos’è', 'Text', 'text', { other: ['testo', 'descrizione'] }),
      column('en.text', 'Che cos’è in inglese', 'English text'),
      ...findable,
    ],
  },
  history: {
    it: 'Storia',
    en: 'History',
    columns: [
      identity,
      called,
      column('when', 'Quando', 'When'),
      column('text', 'Testo', 'Text'),
      column('en.when', 'Quando in inglese', 'English when'),
      column('en.text', 'Testo in inglese', 'English text'),
      ...findable,
    ],
  },
  synonyms: {
    it: 'Sinonimi',
    en: 'Synonyms',
    columns: [
      column('words', 'Parole', 'Words', 'list', { other: ['sinonimi', 'parole che vogliono dire lo stesso'] }),
      column('en', 'Parole in inglese', 'English words', 'list'),
    ],
  },
  outOfScope: {
    it: 'Fuori tema',
    en: 'Out of scope',
    columns: [
      identity,
      called,
      keywords,
      examples,
      column('patterns.it', 'Schemi', 'Patterns', 'list'),
      column('patterns.en', 'Schemi in inglese', 'English patterns', 'list'),
      ...english,
    ],
  },
}

export const tableNames = Object.keys(tables) as readonly TableName[]

/** A header or the name of a sheet, without what people write in different ways: case, accents, blanks, marks. */
export function foldHeader(text: string): string {
  return text
    .normalize('NFD')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '')
}

/** Every way to write the header of a column, folded. */
export function headersOf({ path, it, en, other = [] }: Column): string[] {
  return [it, en, path.join('.'), ...other].map(foldHeader)
}

/** The table that a sheet, a file or an option names, in either language. */
export function findTable(name: string): TableName | undefined {
  const folded = foldHeader(name)
  return tableNames.find((key) => [key, tables[key].it, tables[key].en].some((known) => foldHeader(known) === folded))
}
