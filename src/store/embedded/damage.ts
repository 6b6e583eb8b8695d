import { CentralinoError } from '../../errors.ts'

/** The version of the files' form. */
export const FORMAT = 1

/** Where a file stops making sense. Up to there it is good. */
export interface Damage {
  readonly file: string
  /** Counted from 1; null where the file as a whole is missing or out of place. */
  readonly line: number | null
  readonly what: 'unreadable' | 'cut-short' | 'out-of-order' | 'missing'
}

const WORDS: Readonly<Record<Damage['what'], string>> = {
  unreadable: 'does not match its checksum',
  'cut-short': 'ends before its end',
  'out-of-order': 'does not follow what comes before it',
  missing: 'is missing',
}

export function describeDamage({ file, line, what }: Damage): string {
  return `${file}${line === null ? '' : `, line ${line},`} ${WORDS[what]}`
}

/** Refuses to go on, and says how to. `backup`: what can be gone back to; undefined: nothing is good. */
export function corrupt(folder: string, damage: Damage, backup: string | undefined): CentralinoError {
  const wayOut =
    backup === undefined
      ? 'No good copy is left in the folder: look with `centralino store verify`, then put back a backup of your own.'
      : `The good copy is ${backup}: look with \`centralino store verify\`, go back to it with \`centralino store restore\`; the damaged file is kept aside.`
  return new CentralinoError(
    'store/corrupt',
    `The store in ${folder} is damaged: ${describeDamage(damage)}. Nothing was changed. ${wayOut}`,
    { data: { folder, ...damage, backup: backup ?? null } },
  )
}

/** Refuses files that a later version wrote: an older one would lose what it does not know. */
export function refuseNewer(file: string, format: unknown): void {
  if (typeof format !== 'number' || format <= FORMAT) return
  throw new CentralinoError('store/newer', `${file} was written by a newer version of Centralino: install that one`, {
    data: { file, format, known: FORMAT },
  })
}
