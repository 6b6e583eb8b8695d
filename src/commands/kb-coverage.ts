import { parseArgs } from 'node:util'
import { systemClock } from '../clock.ts'
import { CentralinoError } from '../errors.ts'
import { findGaps, type GapType } from '../knowledge/exchange/coverage.ts'
import { loadKnowledgeOrThrow } from '../knowledge/load.ts'
import { localDay } from '../requests/local-time.ts'
import type { CommandContext } from './command.ts'

const titles: Readonly<Record<GapType, string>> = {
  'unit-without-master': 'Uffici senza un master informatico',
  'unit-without-deputy': 'Uffici il cui master non ha chi lo sostituisca',
  'application-without-second-level': 'Programmi senza secondo livello',
  'not-verified-for-a-year': 'Voci che nessuno verifica da un anno',
  'unreachable-contact': 'Contatti che non si raggiungono',
  'master-with-too-many-units': 'Master con troppi uffici',
}

/** `centralino kb coverage`. */
export async function showCoverage(context: CommandContext): Promise<number> {
  const { values, positionals } = parseArgs({
    args: [...context.args],
    allowPositionals: true,
    options: {
      strict: { type: 'boolean', default: false },
      'max-units': { type: 'string', default: '25' },
      today: { type: 'string' },
      knowledge: { type: 'string' },
    },
  })
  const maxUnits = Number(values['max-units'])
  const isDay = values.today === undefined || /^\d{4}-\d\d-\d\d$/.test(values.today)
  if (positionals.length > 1 || !Number.isInteger(maxUnits) || maxUnits < 1 || !isDay) {
    throw new CentralinoError(
      'usage/invalid',
      'kb coverage takes one folder, --max-units N and --today 2027-01-01; see "centralino kb coverage --help".',
    )
  }
  const base = await loadKnowledgeOrThrow(positionals[0] ?? values.knowledge ?? context.config.knowledgeFolder)
  const day = values.today ?? localDay(base.calendar.timeZone, systemClock.now())
  const gaps = findGaps(base, day, maxUnits).filter(({ lines }) => lines.length > 0)
  if (gaps.length === 0) context.out('Non manca nulla.')
  for (const { type, lines } of gaps) {
    context.out(`${titles[type]}: ${lines.length}`)
    for (const line of lines) context.out(`  ${line}`)
  }
  return values.strict && gaps.length > 0 ? 1 : 0
}
