import { readFile } from 'node:fs/promises'
import { basename } from 'node:path'
import { parseArgs } from 'node:util'
import { systemClock } from '../clock.ts'
import { CentralinoError } from '../errors.ts'
import { readCsv } from '../knowledge/exchange/csv.ts'
import { importJson } from '../knowledge/exchange/import-json.ts'
import { type ImportResult, importSheets } from '../knowledge/exchange/import-sheets.ts'
import type { FileReading, Sheet } from '../knowledge/exchange/sheet.ts'
import { dayBefore, openForChange, saveImport } from './change-knowledge.ts'
import type { CommandContext } from './command.ts'
import { readKind } from './kb-export.ts'

/** `centralino kb import`. */
export async function importKnowledge(context: CommandContext): Promise<number> {
  const { values, positionals } = parseArgs({
    args: [...context.args],
    allowPositionals: true,
    options: {
      kind: { type: 'string' },
      'dry-run': { type: 'boolean', default: false },
      details: { type: 'boolean', default: false },
      anyway: { type: 'boolean', default: false },
      knowledge: { type: 'string' },
    },
  })
  if (positionals.length === 0) {
    throw new CentralinoError('usage/invalid', 'kb import needs a file; see "centralino kb import --help".')
  }
  const table = values.kind === undefined ? undefined : readKind(values.kind)
  const open = await openForChange(values.knowledge ?? context.config.knowledgeFolder)
  const files = await Promise.all(positionals.map(readInput))
  const [first] = files
  const result =
    first !== undefined && files.length === 1 && first.file.toLowerCase().endsWith('.json')
      ? importJson(open.sources, first.file, first.bytes)
      : await importTables(files)
  return saveImport(context, open, result, {
    dryRun: values['dry-run'],
    details: values.details,
    anyway: values.anyway,
  })

  async function importTables(inputs: readonly Input[]): Promise<ImportResult> {
    const readings = await Promise.all(inputs.map(readSheets))
    const problems = readings.flatMap((reading) => ('problems' in reading ? reading.problems : []))
    if (problems.length > 0) return { problems }
    const sheets: Sheet[] = readings.flatMap((reading) => ('sheets' in reading ? reading.sheets : []))
    const notes = readings.flatMap((reading) => ('notes' in reading ? reading.notes : []))
    const lastDay = dayBefore(open.base.calendar.timeZone, systemClock.now())
    const imported = importSheets(open.sources, sheets, { table, lastDay })
    return 'problems' in imported ? imported : { ...imported, notes: [...notes, ...imported.notes] }
  }
}

export interface Input {
  /** Its name without folders. */
  readonly file: string
  readonly bytes: Uint8Array
}

/** @throws CentralinoError `usage/invalid` where it cannot be read */
export async function readInput(path: string): Promise<Input> {
  try {
    return { file: basename(path), bytes: await readFile(path) }
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code ?? 'error'
    throw new CentralinoError('usage/invalid', `Cannot read ${path} (${code}).`, { cause: error })
  }
}

/** By what the file is, whatever it is called: workbooks begin with the mark of archives. */
export async function readSheets({ file, bytes }: Input): Promise<FileReading> {
  if (bytes[0] !== 0x50 || bytes[1] !== 0x4b) return readCsv(file, bytes)
  const { readXlsx } = await import('../knowledge/exchange/xlsx.ts')
  return readXlsx(file, bytes)
}
