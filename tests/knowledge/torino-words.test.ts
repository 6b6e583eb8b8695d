import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { packageRoot } from '../../src/config.ts'
import { foldText } from '../../src/knowledge/normalise.ts'
import { torinoFolder } from './torino-base.ts'

interface Text {
  /** File and place inside it. */
  readonly place: string
  readonly text: string
}

const files = readdirSync(torinoFolder).filter((name) => name.endsWith('.json'))
const texts = files.flatMap((name) => textsIn(JSON.parse(readFileSync(join(torinoFolder, name), 'utf8')), name))

function textsIn(value: unknown, place: string): Text[] {
  if (typeof value === 'string') return [{ place, text: value }]
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([key, inner]) => textsIn(inner, `${place} ${key}`))
}

const shown = ({ place, text }: Text) => `${place}: ${text}`

describe('the knowledge base names roles and no people', () => {
  /** What is out of scope is shown by questions about made-up colleagues. */
  const told = texts.filter(({ place }) => !place.startsWith('vocabulary.json outOfScope '))

  it('has no title of courtesy before a name', () => {
    expect(courtesyAndName.test('la dott.ssa Bianchi')).toBe(true)
    expect(told.filter(({ text }) => courtesyAndName.test(text)).map(shown)).toEqual([])
  })

  it('has no first name before a surname', () => {
    expect(firstNameAndSurname.test('Maria Bianchi')).toBe(true)
    const named = told.filter(({ text }) => firstNameAndSurname.test(text) && !text.includes('Giovanni Battista'))
    expect(named.map(shown)).toEqual([])
  })

  it('has no mailbox of a person', () => {
    const mailboxes = told.flatMap(({ place, text }) =>
      (text.match(/[\w.+-]+@[\w-]+(\.[\w-]+)+/g) ?? []).map((mail) => ({ place, text: mail })),
    )
    const allowed = (mail: string) => mail.endsWith('@example.org') || mail === 'rpd-privacy@comune.torino.it'
    expect(mailboxes.filter(({ text }) => !allowed(text)).map(shown)).toEqual([])
  })
})

const courtesyAndName =
  /\b(?:[Dd]ott|[Dd]r|[Ii]ng|[Gg]eom|[Aa]rch|[Aa]vv|[Pp]rof|[Rr]ag|[Ss]ig)(?:\.?ssa|\.?ra)?\.? \p{Lu}\p{Ll}+/u

/** The commonest Italian first names of people at work. */
const firstNames = `Alessandra Alessandro Alessia Andrea Angela Angelo Anna Antonella Antonio Barbara Carla Carlo Chiara
  Claudia Claudio Cristina Daniela Daniele Davide Elena Elisa Emilio Enrico Fabio Federica Federico Filippo Francesca
  Francesco Franco Gabriella Giacomo Gianfranco Gianluca Giorgia Giorgio Giovanna Giovanni Giulia Giuseppe Ilaria Laura
  Lorenzo Luca Lucia Luciano Luigi Luisa Marco Maria Mario Marta Martina Massimo Matteo Maurizio Michele Monica Nicola
  Paola Paolo Patrizia Piero Pietro Renato Riccardo Roberta Roberto Rosa Sandra Sara Sergio Silvia Simona Simone
  Stefania Stefano Teresa Tiziana Valentina Valeria Vincenzo`.split(/\s+/)
const firstNameAndSurname = new RegExp(`\\b(${firstNames.join('|')}) \\p{Lu}\\p{Ll}+`, 'u')

/** A question set of this name beside the checkout measures the product: what is copied from it measures nothing. */
const questionSet = join(packageRoot(), '../shared/evaluation/questions-dev.jsonl')
const missing = existsSync(questionSet) ? '' : ' (skipped: there is no question set beside the checkout)'

/** Shorter questions are names and terms that anybody writes. */
const wordsOfSentence = 3

describe.skipIf(missing !== '')(`the question set${missing}`, () => {
  it('has not lent a sentence to the knowledge base', () => {
    const known = new Map(texts.map((one) => [foldText(one.text), one]))
    const copied = readFileSync(questionSet, 'utf8')
      .split('\n')
      .filter((line) => line.trim() !== '')
      .map((line) => foldText((JSON.parse(line) as { q: string }).q))
      .filter((question) => question.split(' ').length >= wordsOfSentence)
      .flatMap((question) => known.get(question) ?? [])
    expect(copied.map(shown)).toEqual([])
  })
})
