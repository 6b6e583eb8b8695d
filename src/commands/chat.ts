import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir, userInfo } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { consoleChannel, startApp } from '../app.ts'
import { systemClock } from '../clock.ts'
import type { CommandContext } from './command.ts'

/** `centralino chat`: a conversation in the terminal. It leaves nothing behind unless a data folder is named. */
export async function chat(context: CommandContext): Promise<number> {
  const { values } = parseArgs({
    args: [...context.args],
    options: { unit: { type: 'string' }, knowledge: { type: 'string' }, data: { type: 'string' } },
  })
  const scratch = values.data === undefined ? await mkdtemp(join(tmpdir(), 'centralino-chat-')) : undefined
  const terminal = await consoleChannel(process.stdin, process.stdout, userInfo().username)
  try {
    const app = await startApp({
      config: {
        ...context.config,
        knowledgeFolder: values.knowledge ?? context.config.knowledgeFolder,
        dataFolder: values.data ?? scratch ?? context.config.dataFolder,
      },
      clock: systemClock,
      onFault: (fault) => context.err(`centralino: ${fault instanceof Error ? fault.message : 'fault'}`),
      channels: () => Promise.resolve([terminal]),
    })
    if (values.unit !== undefined) await terminal.type(`il mio ufficio è ${values.unit}`)
    await terminal.left
    await app.idle()
    await app.stop()
    return 0
  } finally {
    if (scratch !== undefined) await rm(scratch, { recursive: true, force: true })
  }
}
