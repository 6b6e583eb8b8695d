import type { ImportProblem, Sheet } from '../sheet.ts'
import { foldHeader } from '../tables.ts'
import { cleanName, cleanValue } from './ipa-text.ts'

/** An office as IndicePA has it, without its dirt. */
export interface IpaUnit {
  /** `Codice_uni_uo`. */
  readonly code: string
  /** Code of the office above; undefined where the registry says none. */
  readonly parent: string | undefined
  readonly name: string
  readonly email: string | undefined
  readonly phone: string | undefined
  readonly address: string | undefined
  readonly url: string | undefined
  /** Who is in charge; only where it was asked for. */
  readonly person: string | undefined
  /** `YYYY-MM-DD`; undefined where the registry does not say. */
  readonly updated: string | undefined
}

export type IpaReading =
  | { readonly units: readonly IpaUnit[]; readonly notes: readonly string[] }
  | { readonly problems: readonly ImportProblem[] }

/** Headers of the current files (XLSX, CSV) and of the older `ou.txt`: https://indicepa.gov.it/ipa-dati/ */
const headers = {
  body: ['Codice_IPA', 'cod_amm'],
  code: ['Codice_uni_uo', 'cod_uni_ou'],
  /** By which `ou.txt` names the office above. */
  oldCode: ['cod_ou'],
  parent: ['Codice_uni_uo_padre', 'cod_ou_padre'],
  name: ['Descrizione_uo', 'des_ou'],
  phone: ['Telefono', 'Tel'],
  address: ['Indirizzo'],
  postcode: ['CAP'],
  town: ['comune'],
  url: ['Url'],
  firstName: ['Nome_responsabile', 'nome_resp'],
  lastName: ['Cognome_responsabile', 'cogn_resp'],
  updated: ['Data_aggiornamento'],
  mail1: ['Mail1'],
  type1: ['Tipo_Mail1'],
  mail2: ['Mail2'],
  type2: ['Tipo_Mail2'],
  mail3: ['Mail3'],
  type3: ['Tipo_Mail3'],
} as const

type Field = keyof typeof headers

const needed: readonly Field[] = ['body', 'code', 'parent', 'name']
/** Every body has it for electronic invoices; no office. */
const pseudoOffices = new Set(['uffefatturapa', 'ufficiofatturazioneelettronicapa'])

/** The offices of one body in the units file of IndicePA. Names of people are only read `withPeople`. */
export function readIpaUnits(sheets: readonly Sheet[], body: string, withPeople: boolean): IpaReading {
  const [sheet] = sheets
  const [head, ...rows] = sheet?.rows ?? []
  if (sheet === undefined || head === undefined)
    return { problems: [{ file: 'IndicePA', message: 'Il file è vuoto.', remedy: 'Scaricalo di nuovo.' }] }
  const folded = head.cells.map(foldHeader)
  const places = new Map(
    (Object.keys(headers) as Field[]).map((field) => [
      field,
      Math.max(...headers[field].map((known) => folded.indexOf(foldHeader(known)))),
    ]),
  )
  const missing = needed.filter((field) => (places.get(field) ?? -1) < 0)
  if (missing.length > 0) {
    return {
      problems: [
        {
          file: sheet.file,
          sheet: sheet.sheet,
          row: head.number,
          message: `Mancano le colonne ${missing.map((field) => headers[field].join(' o ')).join(', ')}.`,
          remedy: 'Serve il file «unita-organizzative» di IndicePA, o il vecchio «ou.txt».',
        },
      ],
    }
  }
  const wanted = body.toLowerCase()
  const bodies = new Set<string>()
  const own: ((field: Field) => string | undefined)[] = []
  for (const { cells } of rows) {
    const get = (field: Field) => cleanValue(cells[places.get(field) ?? -1])
    const code = get('body')?.toLowerCase()
    if (code !== undefined) bodies.add(code)
    if (code === wanted) own.push(get)
  }
  if (own.length === 0) {
    return {
      problems: [
        {
          file: sheet.file,
          message: `Non ci sono uffici dell’ente "${body}" (il file ne ha di ${bodies.size} enti).`,
          remedy: 'Controlla il codice IPA dell’ente su indicepa.gov.it: per un Comune è come «c_l219».',
        },
      ],
    }
  }
  return { ...unitsOf(own, withPeople) }
}

function unitsOf(rows: readonly ((field: Field) => string | undefined)[], withPeople: boolean) {
  const byOldCode = new Map(rows.map((get) => [get('oldCode')?.toLowerCase(), get('code')]))
  const units = new Map<string, IpaUnit>()
  const notes: string[] = []
  let pseudo = 0
  for (const get of rows) {
    const [code, name] = [get('code'), get('name')]
    if (pseudoOffices.has(foldHeader(name ?? '')) || pseudoOffices.has(foldHeader(get('oldCode') ?? ''))) {
      pseudo++
      continue
    }
    if (code === undefined || name === undefined) {
      notes.push(
        `Una riga è senza ${code === undefined ? 'codice' : 'nome'} (${name ?? code ?? 'vuota'}): lasciata stare.`,
      )
      continue
    }
    if (units.has(code)) {
      notes.push(`Il codice ${code} (${name}) c’è due volte: vale la prima riga.`)
      continue
    }
    const parent = get('parent')
    const address = get('address')
    const place = [get('postcode'), get('town')].filter((part) => part !== undefined).join(' ')
    const person = [get('firstName'), get('lastName')].filter((part) => part !== undefined).join(' ')
    units.set(code, {
      code,
      // The older file names it by the body's own code.
      parent: parent === undefined ? undefined : (byOldCode.get(parent.toLowerCase()) ?? parent),
      name: cleanName(name),
      email: emailOf(get),
      phone: phoneOf(get('phone')),
      address:
        address === undefined
          ? undefined
          : [cleanName(address), ...(place === '' ? [] : [cleanName(place)])].join(', '),
      url: urlOf(get('url')),
      person: withPeople && person !== '' ? cleanName(person) : undefined,
      updated: /^\d{4}-\d\d-\d\d/.exec(get('updated') ?? '')?.[0],
    })
  }
  if (pseudo > 0) notes.push('L’ufficio fittizio per la fatturazione elettronica è stato lasciato stare.')
  return { units: [...units.values()], notes }
}

/** The office's ordinary mailbox, else the certified one. */
function emailOf(get: (field: Field) => string | undefined): string | undefined {
  const mails = ([1, 2, 3] as const).flatMap((n) => {
    const mail = get(`mail${n}`)?.toLowerCase()
    return mail !== undefined && /^[a-z0-9._%+-]+@[a-z0-9-]+(\.[a-z0-9-]+)*\.[a-z]{2,}$/.test(mail)
      ? [{ mail, type: get(`type${n}`) }]
      : []
  })
  return (mails.find(({ type }) => type?.toLowerCase() !== 'pec') ?? mails[0])?.mail
}

function phoneOf(text: string | undefined): string | undefined {
  return text !== undefined && text.replace(/\D/g, '').length >= 5 ? text : undefined
}

function urlOf(text: string | undefined): string | undefined {
  if (text === undefined) return undefined
  const url = /^https?:\/\//i.test(text) ? text : `https://${text}`
  return URL.canParse(url) && /^https?:\/\/[^/\s]+\.[^/\s]+/i.test(url) ? url : undefined
}
