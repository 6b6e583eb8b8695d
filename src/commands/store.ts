import { stat } from 'node:fs/promises'
import { resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { restoreData, verifyData } from '../app.ts'
import { systemClock } from '../clock.ts'
import { CentralinoError } from '../errors.ts'
import type { CommandContext } from './command.ts'

/** `centralino store verify`. */
export async function verify(context: CommandContext): Promise<number> {
  const { sound, lines } = await verifyData(await dataFolder(context), systemClock)
  for (const line of lines) context.out(line)
  return sound ? 0 : 1
}

/** `centralino store restore`. */
export async function restore(context: CommandContext): Promise<number> {
  for (const line of await restoreData(await dataFolder(context), systemClock)) context.out(line)
  return 0
}

async function dataFolder({ args, config }: CommandContext): Promise<string> {
  const { values } = parseArgs({ args: [...args], options: { data: { type: 'string' } } })
  const folder = resolve(values.data ?? config.dataFolder)
  const found = await stat(folder).catch(() => undefined)
  if (found?.isDirectory() !== true) {
    throw new CentralinoError('usage/invalid', `there is no folder ${folder}; --data DIR says where the store is.`)
  }
  return folder
}
