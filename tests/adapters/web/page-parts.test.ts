import { readdir, readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { filterBy } from '../../../adapters/web/page/option-filter.ts'
import { safeLink } from '../../../adapters/web/page/safe-link.ts'
import { textsByLanguage } from '../../../adapters/web/page/texts.ts'

const page = new URL('../../../adapters/web/page/', import.meta.url)

const pageFile = (name: string) => readFile(new URL(name, page), 'utf8')

const filter = (items: readonly string[], written: string) => filterBy(items, written, (item) => item)

describe('looking for an option', () => {
  const offices = ['Servizio Qualità', 'Servizio Mobilità', 'Servizio Biblioteche', 'Bilancio', 'Ufficio dell’Anagrafe']

  it('finds it without accents, in any case, by parts of its words in any order', () => {
    expect(filter(offices, 'QUALITA')).toEqual(['Servizio Qualità'])
    expect(filter(offices, 'mob serv')).toEqual(['Servizio Mobilità'])
    expect(filter(offices, "dell'ana")).toEqual(['Ufficio dell’Anagrafe'])
  })

  it('puts first what begins with the words, then what has a word that does', () => {
    expect(filter(offices, 'bi')).toEqual(['Bilancio', 'Servizio Biblioteche', 'Servizio Mobilità'])
  })

  it('offers everything while nothing is written, and nothing for what is not there', () => {
    expect(filter(offices, '  ')).toEqual(offices)
    expect(filter(offices, 'zanzare')).toEqual([])
  })

  it('never invents, repeats or throws, whatever is written', () => {
    fc.assert(
      fc.property(fc.array(fc.string()), fc.string(), (items, written) => {
        const found = filterBy(
          items.map((text, at) => ({ text, at })),
          written,
          ({ text }) => text,
        )
        expect(new Set(found.map(({ at }) => at)).size).toBe(found.length)
        for (const { text, at } of found) expect(items[at]).toBe(text)
      }),
    )
  })
})

describe('links', () => {
  it('lead to the web, to mail and to the telephone, and nowhere else', () => {
    expect(safeLink('https://example.org/a')).toEqual({ href: 'https://example.org/a', leavesPage: true })
    expect(safeLink('mailto:a@example.org')).toEqual({ href: 'mailto:a@example.org', leavesPage: false })
    expect(safeLink('tel:+39011')).toEqual({ href: 'tel:+39011', leavesPage: false })
    for (const url of [
      'javascript:alert(1)',
      'JaVaScRiPt:alert(1)',
      'java\nscript:alert(1)',
      'data:text/html,x',
      '/api',
      '',
    ]) {
      expect(safeLink(url)).toBeUndefined()
    }
  })
})

describe('the page as it is written', () => {
  it('says in its first drawing what its Italian texts say', async () => {
    const html = await pageFile('index.html')
    const italian: Readonly<Record<string, unknown>> = textsByLanguage.it
    const named = [...html.matchAll(/data-text="(\w+)"\s*>([^<]*)</g)]
    expect(named.length).toBeGreaterThan(15)
    for (const [, key = '', text = ''] of named)
      expect([key, text.trim().replaceAll(/\s+/g, ' ')]).toEqual([key, italian[key]])
  })

  it('asks for the version of bootstrap-italia that is installed', async () => {
    const { version } = createRequire(import.meta.url)('bootstrap-italia/package.json') as { version: string }
    const sources = await Promise.all(['index.html', 'style.css', 'dom.ts'].map(pageFile))
    const asked = sources.flatMap((source) => [...source.matchAll(/\?v=([\d.]+)/g)].map(([, number]) => number))
    expect(new Set(asked)).toEqual(new Set([version]))
  })

  it('loads all its modules at once, not one after the other', async () => {
    const html = await pageFile('index.html')
    const named = [...html.matchAll(/(?:src|href)="\/([\w-]+)\.js"/g)].map(([, name]) => name)
    const modules = (await readdir(page))
      .filter((name) => name.endsWith('.ts'))
      .map((name) => name.slice(0, -'.ts'.length))
    expect(named.toSorted()).toEqual(modules.toSorted())
  })

  it('holds no script or style of its own, which the browser would refuse', async () => {
    const html = await pageFile('index.html')
    expect(html).not.toMatch(/<style|style=|<script>|\son\w+=|javascript:/i)
  })
})
