import { execFile, spawn } from 'node:child_process'
import { mkdir, readdir, rm, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { setTimeout as sleep } from 'node:timers/promises'
import { promisify } from 'node:util'

const run = promisify(execFile)
const stamp = 'dist/.built-for-tests'
const lock = 'dist/.building-for-tests'

/** Compiles the program where it is older than its sources. Several test files may ask at once: one builds. */
export async function buildProgram(): Promise<void> {
  await mkdir('dist', { recursive: true })
  while (!(await takeLock())) await sleep(200)
  try {
    if (await isUpToDate()) return
    const begun = new Date()
    await run('npm', ['run', 'build', '--silent']).catch(({ stdout }: { stdout: string }) => {
      throw new Error(`The program cannot be built:\n${stdout}`)
    })
    await writeFile(stamp, begun.toISOString())
  } finally {
    await rm(lock, { recursive: true, force: true })
  }
}

async function takeLock(): Promise<boolean> {
  try {
    await mkdir(lock)
    return true
  } catch {
    const since = await changedAt(lock)
    // Whoever held it so long was killed.
    if (since !== undefined && Date.now() - since > 90_000) await rm(lock, { recursive: true, force: true })
    return false
  }
}

async function isUpToDate(): Promise<boolean> {
  const built = await changedAt(stamp)
  const compiled = await changedAt('dist/src/main.js')
  if (built === undefined || compiled === undefined) return false
  for (const folder of ['src', 'adapters']) {
    for (const file of await readdir(folder, { recursive: true, withFileTypes: true })) {
      const changed = await changedAt(join(file.parentPath, file.name))
      if (changed === undefined || changed > built) return false
    }
  }
  return true
}

async function changedAt(path: string): Promise<number | undefined> {
  return stat(path).then(
    ({ mtimeMs }) => mtimeMs,
    () => undefined,
  )
}

export interface RunningProgram {
  /** Without the slash at the end. */
  readonly base: string
  readonly port: number
  /** What it has written for whoever runs it. */
  readonly log: readonly string[]
  stop(signal?: 'SIGTERM' | 'SIGKILL'): Promise<void>
}

/** Starts the compiled program as `npm start` does. `environment`: all of its variables. Default: those of the tests. */
export async function startProgram(
  dataFolder: string,
  port = 0,
  environment: Readonly<Record<string, string>> = {},
): Promise<RunningProgram> {
  const args = ['dist/src/main.js', 'start', '--port', String(port), '--data', dataFolder]
  const child = spawn(process.execPath, args, {
    ...(Object.keys(environment).length === 0 ? {} : { env: environment }),
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const ended = new Promise<void>((resolve) => child.once('close', () => resolve()))
  const log: string[] = []
  createInterface({ input: child.stderr }).on('line', (line) => log.push(line))
  const url = await new Promise<string>((resolve, reject) => {
    createInterface({ input: child.stdout }).on('line', (line) => {
      const [found] = /http:\/\/\S+/.exec(line) ?? []
      if (found !== undefined) resolve(found)
    })
    child.once('close', () => reject(new Error(`The program ended: ${log.join('\n')}`)))
  })
  return {
    base: new URL(url).origin,
    port: Number(new URL(url).port),
    log,
    async stop(signal = 'SIGTERM') {
      child.kill(signal)
      await ended
    },
  }
}
