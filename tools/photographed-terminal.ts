// A terminal whose pictures the documents show: xterm on a screen that nobody sees, a real shell in it, keys pressed one
// by one. Nothing is drawn here: what is photographed is what the commands wrote.
import { type ChildProcess, execFileSync, spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { stripVTControlCharacters } from 'node:util'
import { images, stopProgram } from './photographed-chat.ts'

/** Of what is photographed few lines are longer, and at the width of a page it can still be read. */
const columns = 126
const rows = 60
const border = 24
const prompt = '$ '
const patience = 120_000
/** Programs that are not packages of npm, by the Debian package each comes in. */
const needed = { Xvfb: 'xvfb', xterm: 'xterm', xdotool: 'xdotool', import: 'imagemagick', 'fc-list': 'fontconfig' }
const font = 'DejaVu Sans Mono'

/** @throws Error naming the packages that are missing. */
export function requireTerminal(): void {
  const missing: string[] = Object.entries(needed)
    .filter(([program]) => spawnSync('which', [program]).status !== 0)
    .map(([, name]) => name)
  const fonts = spawnSync('fc-list', [font], { encoding: 'utf8' }).stdout
  if (!missing.includes('fontconfig') && fonts.trim() === '') missing.push('fonts-dejavu')
  if (missing.length === 0) return
  throw new Error(`A terminal cannot be photographed here. This helps: apt-get install ${missing.join(' ')}`)
}

export interface Terminal {
  /** Types a command and waits until the shell asks for the next one, or until those words are there. */
  type(command: string, until?: string): Promise<void>
  /** Takes what was written so far into a picture of the documents. */
  take(name: string): Promise<void>
  close(): Promise<void>
}

/** Opens a terminal in that folder, which is home as well, so that nothing of whoever takes the pictures is in them. */
export async function openTerminal(folder: string, log: string): Promise<Terminal> {
  const screen = spawn('Xvfb', ['-displayfd', '1', '-screen', '0', '2400x2400x24', '-nolisten', 'tcp'], {
    stdio: ['ignore', 'pipe', 'ignore'],
  })
  const [display] = (await once(screen.stdout, 'data', { signal: AbortSignal.timeout(patience) })) as [Buffer]
  const look = ['-geometry', `${columns}x${rows}+0+0`, '-fa', font, '-fs', '20', '-b', String(border), '+sb']
  const colours = ['-bg', '#1b1f24', '-fg', '#e6edf3']
  const shell = ['-e', 'bash', '--noprofile', '--norc', '-i']
  const xterm = spawn('xterm', [...look, ...colours, '-l', '-lf', log, ...shell], {
    cwd: folder,
    stdio: ['ignore', 'ignore', 'inherit'],
    env: {
      DISPLAY: `:${String(display).trim()}`,
      HOME: folder,
      LANG: 'C.UTF-8',
      PATH: `${dirname(process.execPath)}:/usr/bin:/bin`,
      PS1: prompt,
      HISTFILE: '',
      npm_config_update_notifier: 'false',
      npm_config_progress: 'false',
    },
  })
  const terminal = new XTerm(`:${String(display).trim()}`, log, [xterm, screen])
  try {
    await terminal.ready()
  } catch (error) {
    await terminal.close()
    throw error
  }
  return terminal
}

class XTerm implements Terminal {
  readonly #display: string
  readonly #log: string
  readonly #programs: readonly ChildProcess[]

  constructor(display: string, log: string, programs: readonly ChildProcess[]) {
    this.#display = display
    this.#log = log
    this.#programs = programs
  }

  ready(): Promise<void> {
    return this.#until(() => this.#written() === prompt)
  }

  async type(command: string, until?: string): Promise<void> {
    const before = this.#written().length
    this.#press('type', '--delay', '20', `${command}\n`)
    const after = () => this.#written().slice(before)
    await this.#until(() =>
      until === undefined
        ? after().startsWith(`${command}\n`) && after().endsWith(`\n${prompt}`)
        : after().includes(until),
    )
    // What was written last is also seen.
    await wait(300)
  }

  async take(name: string): Promise<void> {
    const lines = this.#written().split('\n')
    const used = lines.reduce((sum, line) => sum + Math.max(1, Math.ceil(line.length / columns)), 0)
    if (used > rows) throw new Error(`${name}: the top of what was written has left the terminal.`)
    const [window = ''] = this.#press('search', '--class', 'xterm').split('\n')
    const size = this.#press('getwindowgeometry', '--shell', window)
    const pixels = (side: string) => Number(new RegExp(`^${side}=(\\d+)`, 'm').exec(size)?.[1])
    const line = (pixels('HEIGHT') - 2 * border) / rows
    const height = Math.round(used * line + 2 * border)
    const file = join(images, `${name}.png`)
    const crop = ['-crop', `${pixels('WIDTH')}x${height}+0+0`, '+repage', '-colors', '32', '-strip']
    execFileSync('import', ['-display', this.#display, '-window', window, ...crop, `PNG8:${file}`])
    console.log(`docs/images/${name}.png`)
  }

  async close(): Promise<void> {
    for (const program of this.#programs) await stopProgram(program)
  }

  #press(...args: readonly string[]): string {
    return execFileSync('xdotool', args, { env: { DISPLAY: this.#display, PATH: '/usr/bin:/bin' }, encoding: 'utf8' })
  }

  #written(): string {
    try {
      return stripVTControlCharacters(readFileSync(this.#log, 'utf8')).replaceAll('\r', '')
    } catch {
      return ''
    }
  }

  async #until(isSo: () => boolean): Promise<void> {
    for (const end = Date.now() + patience; !isSo(); await wait(100)) {
      if (Date.now() > end) throw new Error(`The terminal shows something else:\n${this.#written()}`)
    }
  }
}
