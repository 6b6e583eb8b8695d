import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'

/** Milliseconds of each call, in the order of the inputs. */
export function timeEach<T>(inputs: readonly T[], run: (input: T) => unknown): number[] {
  return inputs.map((input) => {
    const begun = performance.now()
    run(input)
    return performance.now() - begun
  })
}

/**
 * Milliseconds of each call, the median of several rounds, so that what else the machine does counts for little.
 * Every round asks anew made answers: nothing is remembered from the one before.
 */
export function timeEachInRounds<T>(rounds: number, inputs: readonly T[], make: () => (input: T) => unknown): number[] {
  const times = Array.from({ length: rounds }, () => timeEach(inputs, make()))
  return inputs.map((_, at) =>
    percentile(
      times.map((round) => round[at] ?? Number.NaN),
      0.5,
    ),
  )
}

/** The value that the given share of the values does not exceed; `percentile(v, 0.5)` is the median. */
export function percentile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.ceil(share * sorted.length) - 1)] ?? Number.NaN
}

export function milliseconds(value: number): string {
  return `${value < 10 ? value.toFixed(2) : value.toFixed(0)} ms`
}

export function megabytes(bytes: number): string {
  return `${(bytes / 1024 / 1024).toFixed(0)} MB`
}

/** A goal and whether it holds. */
export function goal(holds: boolean, text: string): string {
  return `${holds ? 'holds' : 'MISSED'}: ${text}`
}

/** Columns under their titles; the first one to the left, the others to the right. */
export function formatTable(titles: readonly string[], rows: readonly (readonly string[])[]): string {
  const widths = titles.map((title, at) => Math.max(title.length, ...rows.map((row) => (row[at] ?? '').length)))
  return [titles, ...rows]
    .map((row) =>
      row.map((cell, at) => (at === 0 ? cell.padEnd(widths[at] ?? 0) : cell.padStart(widths[at] ?? 0))).join('  '),
    )
    .join('\n')
}

/** Bytes of the heap in use once everything that nobody needs is gone. */
export function heapAfterCollection(): number {
  setFlagsFromString('--expose-gc')
  const collect: unknown = runInNewContext('gc')
  if (typeof collect === 'function') collect()
  return process.memoryUsage().heapUsed
}
