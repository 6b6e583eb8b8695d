import { PassThrough } from 'node:stream'
import { type ConsoleAdapterOptions, createConsoleAdapter } from '../../../adapters/console/console-adapter.ts'

/** An adapter at a terminal that a test types into and reads from. */
export function openTerminal(options: Partial<Pick<ConsoleAdapterOptions, 'output'>> = {}) {
  const input = new PassThrough()
  const collected: string[] = []
  const output = options.output ?? new PassThrough().on('data', (chunk: Buffer) => collected.push(chunk.toString()))
  let ids = 0
  const adapter = createConsoleAdapter({
    input,
    output,
    userId: 'ada',
    newId: () => `id-${++ids}`,
    leave: ['esci', 'quit'],
    prompt: '> ',
  })
  return { adapter, input, written: () => collected.join('') }
}
