import { readFileSync } from 'node:fs'
import { hostname } from 'node:os'

/** A process told apart from any later one with the same number. */
export interface ProcessIdentity {
  readonly pid: number
  readonly host: string
  /** Of the running system; null where it does not say. */
  readonly boot: string | null
  /** When the process began, in the system's own measure; null where it does not say. */
  readonly started: string | null
}

export function identifyProcess(): ProcessIdentity {
  return { pid: process.pid, host: hostname(), boot: bootId(), started: startOf(process.pid)?.started ?? null }
}

/** `unknown`: it ran on another machine. */
export function whetherAlive(other: ProcessIdentity): 'alive' | 'dead' | 'unknown' {
  if (other.host !== hostname()) return 'unknown'
  if (other.boot !== bootId()) return 'dead'
  if (!exists(other.pid)) return 'dead'
  const now = startOf(other.pid)
  if (now === undefined) return 'alive'
  return now.state === 'Z' || now.started !== other.started ? 'dead' : 'alive'
}

function exists(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM'
  }
}

function bootId(): string | null {
  return readIfThere('/proc/sys/kernel/random/boot_id')?.trim() ?? null
}

/** Linux only. The name in brackets may itself hold brackets and blanks: what follows the last one is counted. */
function startOf(pid: number): { readonly state: string; readonly started: string } | undefined {
  const text = readIfThere(`/proc/${pid}/stat`)
  const [state, ...rest] = text?.slice(text.lastIndexOf(')') + 2).split(' ') ?? []
  const started = rest[18]
  return state === undefined || started === undefined ? undefined : { state, started }
}

function readIfThere(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    return undefined
  }
}
