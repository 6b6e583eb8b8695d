import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { CentralinoError } from '../errors.ts'
import { entriesOf, exportTable } from '../knowledge/exchange/export-tables.ts'
import { findTable, type TableName, tableNames, tables } from '../knowledge/exchange/tables.ts'
import { loadProblems, parseKnowledge, readSources } from '../knowledge/load.ts'
import type { CommandContext } from './command.ts'

/** `centralino kb export`. */
export async function exportKnowledge(context: CommandContext): Promise<number> {
  const { values } = parseArgs({
    args: [...context.args],
    options: {
      format: { type: 'string', default: 'xlsx' },
      kind: { type: 'string', multiple: true, default: [] },
      out: { type: 'string' },
      delimiter: { type: 'string', default: ';' },
      'no-bom': { type: 'boolean', default: false },
      knowledge: { type: 'string' },
    },
  })
  const kinds = values.kind.length === 0 ? tableNames : values.kind.map(readKind)
  const folder = values.knowledge ?? context.config.knowledgeFolder
  const sources = await readSources(folder)
  const parsed = parseKnowledge(sources)
  if ('problems' in parsed) throw loadProblems(folder, parsed.problems)
  const count = kinds.reduce((sum, kind) => sum + entriesOf(sources, kind).length, 0)
  const rows = (kind: TableName) => exportTable(sources, kind)
  const written: string[] = []
  const write = async (path: string, content: string | Uint8Array) => {
    await writeNew(path, content)
    written.push(path)
  }
  switch (values.format) {
    case 'xlsx': {
      const { writeXlsx } = await import('../knowledge/exchange/xlsx.ts')
      const sheets = kinds.map((kind) => ({ sheet: tables[kind].it, rows: rows(kind) }))
      await write(values.out ?? 'centralino-kb.xlsx', await writeXlsx(sheets))
      break
    }
    case 'json': {
      const lists = Object.fromEntries(kinds.map((kind) => [kind, entriesOf(sources, kind)]))
      await write(values.out ?? 'centralino-kb.json', `${JSON.stringify(lists, null, 2)}\n`)
      break
    }
    case 'csv': {
      const { writeCsv } = await import('../knowledge/exchange/csv.ts')
      const options = { delimiter: readDelimiter(values.delimiter), bom: !values['no-bom'] }
      const out = values.out ?? 'centralino-kb'
      const [only] = kinds
      if (only !== undefined && kinds.length === 1 && out.endsWith('.csv')) {
        await write(out, writeCsv(rows(only), options))
        break
      }
      await mkdir(out, { recursive: true })
      for (const kind of kinds) {
        await write(
          join(out, `${tables[kind].it.toLowerCase().replaceAll(' ', '-')}.csv`),
          writeCsv(rows(kind), options),
        )
      }
      break
    }
    default:
      throw new CentralinoError('usage/invalid', `--format is xlsx, csv or json, not "${values.format}".`)
  }
  context.out(`${count} voci in ${written.join(', ')}.`)
  return 0
}

/** @throws CentralinoError `usage/invalid` */
export function readKind(name: string): TableName {
  const table = findTable(name)
  if (table !== undefined) return table
  throw new CentralinoError('usage/invalid', `--kind is one of ${tableNames.join(', ')}, not "${name}".`)
}

function readDelimiter(text: string): ';' | ',' | '\t' {
  if (text === ';' || text === ',' || text === '\t') return text
  throw new CentralinoError('usage/invalid', `--delimiter is ";" or ",", not "${text}".`)
}

async function writeNew(path: string, content: string | Uint8Array): Promise<void> {
  try {
    await writeFile(path, content, { flag: 'wx' })
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code ?? 'error'
    const why =
      code === 'EEXIST' ? `${path} is there already: name another file with --out.` : `Cannot write ${path} (${code}).`
    throw new CentralinoError('usage/invalid', why, { cause: error })
  }
}
