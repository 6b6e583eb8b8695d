import { systemClock } from '../clock.ts'
import { createResponder } from '../conversation/responder.ts'
import { type CheckComparison, compareChecks, runChecks } from '../evaluation/checks.ts'
import { finishInterrupted, writeKnowledge } from '../knowledge/editing/write-files.ts'
import { differenceLines, summaryLines } from '../knowledge/exchange/difference-text.ts'
import type { ImportResult } from '../knowledge/exchange/import-sheets.ts'
import { formatImportProblem } from '../knowledge/exchange/sheet.ts'
import { loadProblems, parseKnowledge, readSources, type Sources } from '../knowledge/load.ts'
import type { KnowledgeBase } from '../knowledge/schema.ts'
import { localDay } from '../requests/local-time.ts'
import type { CommandContext } from './command.ts'

/** A sound knowledge folder that is about to be changed. */
export interface OpenFolder {
  readonly folder: string
  readonly sources: Sources
  readonly base: KnowledgeBase
}

export interface SaveOptions {
  /** Only say what would change. */
  readonly dryRun: boolean
  /** Every change, not only how many there are. */
  readonly details: boolean
  /** Save even where right answers become wrong. */
  readonly anyway: boolean
}

/** Mistakes beyond these are only counted. */
const maxProblemsShown = 100

/** @throws CentralinoError `knowledge/invalid` where the base is broken already */
export async function openForChange(folder: string): Promise<OpenFolder> {
  await finishInterrupted(folder)
  const sources = await readSources(folder)
  const parsed = parseKnowledge(sources)
  if ('problems' in parsed) throw loadProblems(folder, parsed.problems)
  return { folder, sources, base: parsed.base }
}

/** Says what an import changes and, unless it is only tried out, saves it. Resolves to the exit code. */
export async function saveImport(
  context: CommandContext,
  { folder, sources, base }: OpenFolder,
  result: ImportResult,
  { dryRun, details, anyway }: SaveOptions,
): Promise<number> {
  if ('problems' in result) {
    for (const problem of result.problems.slice(0, maxProblemsShown)) context.err(formatImportProblem(problem))
    const more = result.problems.length - maxProblemsShown
    if (more > 0) context.err(`… e altri ${more}.`)
    const count = result.problems.length
    context.err(`${count === 1 ? 'Un errore' : `${count} errori`}: non è cambiato nulla.`)
    return 1
  }
  for (const note of result.notes) context.err(note)
  for (const line of summaryLines(result.differences)) context.out(line)
  if (details) for (const line of differenceLines(result.differences)) context.out(line)
  if (result.differences.length === 0) return 0
  const broken = brokenAnswers(base, result.sources)
  for (const { check, after } of broken) {
    context.err(`Non avrebbe più la risposta giusta: «${check.question}» (ora: ${after.text.split('\n')[0] ?? ''})`)
  }
  if (broken.length > 0 && !anyway && !dryRun) {
    context.err(`${broken.length === 1 ? 'Una domanda' : `${broken.length} domande`}: non è stato salvato nulla.`)
    context.err('Correggi il file, o ripeti il comando con --anyway per salvare lo stesso.')
    return 1
  }
  if (dryRun) {
    context.out('Prova: non è stato salvato nulla.')
    return 0
  }
  const written = await writeKnowledge(folder, sources, result.sources)
  switch (written.type) {
    case 'written':
      context.out(`Salvato in ${folder}: ${written.files.join(', ')}.`)
      return 0
    case 'changed-meanwhile':
      context.err(`Qualcuno ha appena cambiato ${written.files.join(', ')}: non è stato salvato nulla. Riprova.`)
      return 1
    case 'busy':
      context.err('Qualcuno sta salvando in questo momento: non è stato salvato nulla. Riprova fra poco.')
      return 1
  }
}

/** The base's own questions that are answered rightly now and would not be any more. */
function brokenAnswers(base: KnowledgeBase, sources: Sources): CheckComparison['broken'] {
  const parsed = parseKnowledge(sources)
  if ('problems' in parsed || base.checks.length === 0) return []
  const today = localDay(base.calendar.timeZone, systemClock.now())
  const ask = (asked: KnowledgeBase) => runChecks(createResponder(asked, today), asked.checks)
  return compareChecks(ask(base), ask(parsed.base)).broken
}

/** The day before, `YYYY-MM-DD`, in the organisation's own time zone. */
export function dayBefore(timeZone: string, now: Date): string {
  const today = new Date(`${localDay(timeZone, now)}T12:00:00Z`)
  return new Date(today.getTime() - 24 * 60 * 60 * 1000).toISOString().slice(0, 10)
}
