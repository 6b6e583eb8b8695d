import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { commands } from '../../src/commands/command-list.ts'
import { packageRoot } from '../../src/config.ts'
import { readKnowledgeWords } from '../../src/conversation/administration/knowledge-words.ts'
import { administrationTexts } from '../../src/conversation/texts/administration-texts.ts'
import { reportTexts } from '../../src/conversation/texts/report-texts.ts'
import { unansweredTexts } from '../../src/conversation/texts/unanswered-texts.ts'
import { loadTorino } from '../knowledge/torino-base.ts'

const docs = join(packageRoot(), 'docs')
const text = readFileSync(join(docs, 'guida-amministratori.md'), 'utf8')
const prose = text.replace(/\s+/g, ' ')

function found(pattern: RegExp, where = text): string[] {
  return [...new Set([...where.matchAll(pattern)].map((match) => match[1] ?? ''))]
}

describe('the guide for administrators', () => {
  it('shows every picture that was taken for it, and no other', () => {
    const taken = readdirSync(join(docs, 'images')).filter((name) => name.startsWith('admin-'))
    expect(found(/\]\(images\/([^)]+)\)/g).sort()).toEqual(taken.sort())
  })

  it('shows commands whose options exist', () => {
    const shown = found(/^ *npx centralino (.+)$/gm)
    expect(shown.length).toBeGreaterThan(10)
    for (const line of shown) {
      const command = commands.find(({ name }) => line === name || line.startsWith(`${name} `))
      const options = found(/(--[a-z-]+)/g, line)
      expect(
        options.filter((option) => !command?.help.includes(option)),
        line,
      ).toEqual([])
    }
  })

  it('names variables and folders that exist', () => {
    const example = readFileSync(join(packageRoot(), '.env.example'), 'utf8')
    const named = found(/\b(CENTRALINO_[A-Z_]+)\b/g)
    expect(named.filter((name) => !example.includes(`\n${name}=`))).toEqual([])
  })

  it('teaches orders that the bot understands', async () => {
    const base = await loadTorino()
    const taught = found(
      /«((?:gestisci|cerca voce|voce|modifica voce|storia voce|chiudi voce|aggiungi|modifiche in corso|salva|correggi modifica|annulla modifica|imposta|prova come)\b[^»]*)»/g,
      prose,
    ).filter((order) => order !== 'modifica voce')
    expect(taught.length).toBeGreaterThan(15)
    expect(taught.filter((order) => readKnowledgeWords(order, base, true) === undefined)).toEqual([])
  })

  it('calls buttons and lists as they are called', () => {
    const { buttons, forms } = administrationTexts('it')
    const { list, buttons: ways } = unansweredTexts('it')
    const reports = reportTexts('it')
    const names = [
      ...[
        buttons.save,
        buttons.saveAnyway,
        buttons.rework,
        buttons.drop,
        buttons.undo,
        buttons.approve,
        buttons.refuse,
      ],
      ...[buttons.rightAnswer, reports.buttons.done, reports.buttons.decline],
    ].map(({ label }) => `«${label}»`)
    const solutions = [ways.example, ways.synonym, ways.add, ways.ignore].map(({ label }) => `**${label}**`)
    const lists = [list.typed, reports.all.typed, ways.show.typed('1'), forms.submit].map((name) => `«${name}»`)
    const plain = prose.replaceAll('’', "'")
    expect([...names, ...solutions, ...lists].filter((name) => !plain.includes(name.replaceAll('’', "'")))).toEqual([])
  })
})
