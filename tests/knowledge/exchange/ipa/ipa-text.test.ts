import { describe, expect, it } from 'vitest'
import { cleanName, cleanValue, withAccents } from '../../../../src/knowledge/exchange/ipa/ipa-text.ts'

describe('a value of the registry', () => {
  it.each(['', '  ', 'null', 'NULL', 'da_indicare', 'Da indicare', 'non indicato', 'n.d.', '-'])(
    '%j says nothing',
    (cell) => {
      expect(cleanValue(cell)).toBeUndefined()
    },
  )

  it('loses blanks around and within', () => {
    expect(cleanValue('  Ufficio\u00A0 Tributi ')).toBe('Ufficio Tributi')
  })
})

describe('accents written as apostrophes', () => {
  it.each([
    ["Attivita' Produttive", 'Attività Produttive'],
    ["Comune di Cuorgne'", 'Comune di Cuorgnè'],
    ["Liberta', dignita' e pari opportunita'", 'Libertà, dignità e pari opportunità'],
    ["perche' no", 'perché no'],
    ["la piu' grande", 'la più grande'],
    ["E' chiuso", 'È chiuso'],
    ["Via dell'Universita' 3", "Via dell'Università 3"],
    ["SANITA'", 'SANITÀ'],
  ])('%s becomes %s', (text, right) => {
    expect(withAccents(text)).toBe(right)
  })

  it.each([
    "un po' di tutto",
    "Ca' Foscari",
    "Reggio nell'Emilia",
    "l'ufficio",
    "anni '60",
    "detto 'la scatola' da tutti",
    "de' Medici",
    "Santa Maria a mo' di",
  ])('%s stays as it is', (text) => {
    expect(withAccents(text)).toBe(text)
  })
})

describe('names in capitals', () => {
  it.each([
    ["SERVIZIO IGIENE E SANITA' PUBBLICA", 'Servizio Igiene e Sanità Pubblica'],
    ['UFFICIO RELAZIONI CON IL PUBBLICO - URP', 'Ufficio Relazioni con il Pubblico - URP'],
    ["UFFICIO DELL'ANAGRAFE", "Ufficio dell'Anagrafe"],
    ['SETTORE III LL.PP.', 'Settore III LL.PP.'],
    ['S.C. RADIOLOGIA', 'S.C. Radiologia'],
    ['CUP', 'CUP'],
    ['Ufficio SUAP del Comune', 'Ufficio SUAP del Comune'],
  ])('%s becomes %s', (text, right) => {
    expect(cleanName(text)).toBe(right)
  })
})
