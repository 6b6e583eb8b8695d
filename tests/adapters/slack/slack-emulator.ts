import { execFile, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import type { AddressInfo } from 'node:net'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'

const run = promisify(execFile)

/** The emulator wants Node 22.15 or later; with one of its own it runs beside any. */
const packages = ['--package=node@24.21.0', '--package=emulate@0.12.2']

/** Downloads the emulator, which no test does by itself. */
const preparation = `npm exec --yes ${packages.join(' ')} -- emulate --version`

interface Program {
  readonly node: string
  readonly emulate: string
}

/** Where npm keeps the emulator; or why it cannot be used. */
export const emulator: Program | { readonly missing: string } = await run(
  'npm',
  ['exec', '--yes', '--offline', ...packages, '-c', 'command -v node; command -v emulate'],
  { timeout: 30_000 },
).then(
  ({ stdout }) => {
    const [node = '', emulate = ''] = stdout.trim().split('\n')
    return { node, emulate }
  },
  () => ({ missing: `the emulator is not there; this brings it: ${preparation}` }),
)

/** In CI a missing emulator is a failure, not a reason to skip. */
export const mayBeSkipped = process.env['CI'] !== 'true'

/** Starts the emulator with that workspace. Resolves to its address and how to end it. */
export async function startEmulator(
  seed: object,
): Promise<{ readonly origin: string; readonly stop: () => Promise<void> }> {
  if ('missing' in emulator) throw new Error(emulator.missing)
  const folder = await mkdtemp(join(tmpdir(), 'centralino-emulator-'))
  const seedFile = join(folder, 'seed.json')
  await writeFile(seedFile, JSON.stringify({ slack: seed }))
  const port = await freePort()
  const args = [emulator.emulate, 'start', '--service', 'slack', '--port', String(port), '--seed', seedFile]
  const program = spawn(emulator.node, args, { stdio: ['ignore', 'pipe', 'pipe'] })
  const ended = once(program, 'exit')
  let said = ''
  await new Promise<void>((resolve, reject) => {
    const hear = (words: Buffer) => {
      said += words
      if (said.includes('Ready.')) resolve()
    }
    program.stdout.on('data', hear)
    program.stderr.on('data', hear)
    program.once('error', reject)
    program.once('exit', () => reject(new Error(`The emulator ended at once: ${said}`)))
  })
  return {
    origin: `http://127.0.0.1:${port}`,
    async stop() {
      program.kill()
      await ended
      await rm(folder, { recursive: true, force: true })
    },
  }
}

async function freePort(): Promise<number> {
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  await new Promise<void>((resolve) => server.close(() => resolve()))
  return port
}
