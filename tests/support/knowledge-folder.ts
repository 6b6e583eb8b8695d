import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { smallBaseSources } from '../knowledge/small-base.ts'

/** Writes the small made-up body, changed, as the files that an administrator keeps. */
export async function writeSmallBase(folder: string, change?: Parameters<typeof smallBaseSources>[0]): Promise<void> {
  await mkdir(folder, { recursive: true })
  for (const [name, text] of Object.entries(smallBaseSources(change))) await writeFile(join(folder, name), text)
}
