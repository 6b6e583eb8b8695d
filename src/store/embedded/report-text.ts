import { describeDamage } from './damage.ts'
import type { RestoreReport } from './restore.ts'
import type { StoreReport } from './verify.ts'

/** What was found in a store's folder, a line each, with what can be done. */
export function verifyLines(folder: string, { files, damage, backup, lost }: StoreReport): readonly string[] {
  if (files.length === 0) return [`There is no store in ${folder} yet.`]
  const found = files.map(({ file, rows, torn, damage: own }) => {
    const state =
      own !== null
        ? describeDamage(own)
            .slice(own.file.length)
            .replace(/^[ ,]+/, '')
        : 'sound'
    return `${file}: ${count(rows, 'row')}, ${torn ? `${state}, with a last line broken off that was never acknowledged` : state}`
  })
  const hurt = files.find(({ damage: own }) => own !== null)
  if (damage === null) {
    const last =
      hurt === undefined ? 'Sound.' : `The store starts, but ${hurt.file} is damaged: put back a backup of it.`
    return [...found, last]
  }
  return [
    ...found,
    `The store does not start: ${describeDamage(damage)}.`,
    backup === null
      ? 'No good copy is left here: put back a backup of your own.'
      : `"centralino store restore" goes back to ${backup}${losing(lost)}; what is damaged is kept aside.`,
  ]
}

/** What restoring has done, a line each. */
export function restoreLines(folder: string, { restored, aside, setAside, lost }: RestoreReport): readonly string[] {
  if (!restored) return [`The store in ${folder} starts as it is: nothing had to be restored.`]
  return [
    `The store in ${folder} is back at its last good state${losing(lost)}.`,
    ...(aside === null ? [] : [`Kept aside in ${aside}: ${setAside.join(', ')}.`]),
  ]
}

function losing(lost: number): string {
  return lost === 0 ? '' : ` and loses ${count(lost, 'transaction')}`
}

function count(number: number, what: string): string {
  return `${number} ${what}${number === 1 ? '' : 's'}`
}
