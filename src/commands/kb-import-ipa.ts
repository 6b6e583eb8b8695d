import { parseArgs } from 'node:util'
import { systemClock } from '../clock.ts'
import { CentralinoError } from '../errors.ts'
import { applyImport, type ImportResult } from '../knowledge/exchange/import-sheets.ts'
import { readIpaUnits } from '../knowledge/exchange/ipa/ipa-file.ts'
import { planIpa } from '../knowledge/exchange/ipa/ipa-plan.ts'
import { localDay } from '../requests/local-time.ts'
import { openForChange, saveImport } from './change-knowledge.ts'
import type { CommandContext } from './command.ts'
import { readInput, readSheets } from './kb-import.ts'

/** `centralino kb import-ipa`. */
export async function importIpa(context: CommandContext): Promise<number> {
  const { values, positionals } = parseArgs({
    args: [...context.args],
    allowPositionals: true,
    options: {
      ente: { type: 'string' },
      'with-people': { type: 'boolean', default: false },
      'dry-run': { type: 'boolean', default: false },
      drift: { type: 'boolean', default: false },
      details: { type: 'boolean', default: false },
      anyway: { type: 'boolean', default: false },
      knowledge: { type: 'string' },
    },
  })
  const [path] = positionals
  if (path === undefined || positionals.length > 1 || values.ente === undefined) {
    throw new CentralinoError(
      'usage/invalid',
      'kb import-ipa needs one file and --ente CODE; see "centralino kb import-ipa --help".',
    )
  }
  const open = await openForChange(values.knowledge ?? context.config.knowledgeFolder)
  const options = { dryRun: values['dry-run'], details: values.details, anyway: values.anyway }
  const reading = await readSheets(await readInput(path))
  if ('problems' in reading) return saveImport(context, open, reading, options)
  const offices = readIpaUnits(reading.sheets, values.ente, values['with-people'])
  if ('problems' in offices) return saveImport(context, open, offices, options)
  const plan = planIpa(open.base, offices.units, localDay(open.base.calendar.timeZone, systemClock.now()))
  if (values.drift) {
    for (const line of plan.drift) context.out(line)
    if (plan.drift.length === 0) context.out('Registro e base dicono lo stesso.')
    return plan.drift.length === 0 ? 0 : 1
  }
  const notes = [...reading.notes, ...offices.notes, ...plan.notes]
  const result: ImportResult = applyImport(open.sources, plan.changes, notes, (problems) =>
    problems.map(({ file, path: place, message, remedy }) => ({ file, message: `${place}: ${message}`, remedy })),
  )
  return saveImport(context, open, result, options)
}
