import { writeFile } from 'node:fs/promises'
import { platforms } from '../app.ts'
import { CentralinoError } from '../errors.ts'
import { loadKnowledgeOrThrow } from '../knowledge/load.ts'
import type { CommandContext } from './command.ts'

/** `centralino manifest`: what introduces the bot to a platform. What follows the platform's name is its own. */
export async function manifest({ args, config, out }: CommandContext): Promise<number> {
  const [name, ...rest] = args
  const platform = platforms.find((one) => one.name === name)
  if (platform === undefined) {
    const names = platforms.map((one) => one.name).join(' or ')
    throw new CentralinoError('usage/invalid', `manifest needs a platform, ${names}; see "centralino manifest --help".`)
  }
  const { content, file } = await platform.manifest(rest, await loadKnowledgeOrThrow(config.knowledgeFolder))
  if (file !== null) {
    await write(file, content)
    out(`${file} is written.`)
    return 0
  }
  if (typeof content !== 'string') {
    throw new CentralinoError('usage/invalid', `the manifest for ${platform.title} is no text: name a file with --out.`)
  }
  out(content.trimEnd())
  return 0
}

async function write(file: string, content: string | Uint8Array): Promise<void> {
  try {
    await writeFile(file, content)
  } catch (cause) {
    const code = cause instanceof Error && 'code' in cause ? cause.code : 'fault'
    throw new CentralinoError('usage/invalid', `${file} cannot be written (${String(code)}).`, { cause })
  }
}
