import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { commands } from '../../src/commands/command-list.ts'
import { runCommand } from '../../src/commands/run-command.ts'
import { packageRoot } from '../../src/config.ts'

const root = packageRoot()
const readme = readFileSync(join(root, 'README.md'), 'utf8')

/** Contents of the fenced blocks of one kind. */
function blocks(kind: string): string[] {
  return [...readme.matchAll(new RegExp(`^\`\`\`${kind}\\n(.*?)^\`\`\``, 'gms'))].map((match) => match[1] ?? '')
}

describe('the two commands', () => {
  it.each(['npm ci && npm start', 'npm ci && npm test'])('%s stands alone in a block', (command) => {
    expect(blocks('sh')).toContain(`${command}\n`)
  })
})

describe('the table of commands', () => {
  const rows = [...readme.matchAll(/^\| `centralino ([^`]+)` \|/gm)].map((match) => match[1] ?? '')

  it('has every command of the program', () => {
    const shown = commands.filter(({ name }) => rows.some((row) => row === name || row.startsWith(`${name} `)))
    expect(shown.map(({ name }) => name)).toEqual(commands.map(({ name }) => name))
  })

  it('shows only options that the help of the command explains', () => {
    const strange = rows.flatMap((row) => {
      const command = commands.find(({ name }) => row === name || row.startsWith(`${name} `))
      return (row.match(/--[a-z-]+/g) ?? []).filter((option) => command?.help.includes(option) !== true)
    })
    expect(strange).toEqual([])
  })
})

describe('what the command line is shown to say', () => {
  const examples = blocks('console').map((block) => {
    const [first = '', ...said] = block.trimEnd().split('\n')
    return { command: first.replace(/^\$ npx centralino /, ''), said }
  })

  it.each(examples)('$command', async ({ command, said }) => {
    const printed: string[] = []
    const print = (text: string) => void printed.push(text)
    await runCommand(splitArguments(command), { out: print, err: print }, {})
    const lines = printed.join('\n').split('\n')
    const wanted = said.at(-1) === '…' ? said.slice(0, -1) : said
    expect(said.at(-1) === '…' ? lines.slice(0, wanted.length) : lines).toEqual(wanted)
  })
})

describe('the tree', () => {
  const shown = treePaths(blocks('text')[0] ?? '')

  it('shows only what is there', () => {
    expect(shown.length).toBeGreaterThan(15)
    const missing = shown.filter((path) => {
      const whole = join(root, path)
      return !existsSync(whole) || statSync(whole).isDirectory() !== path.endsWith('/')
    })
    expect(missing).toEqual([])
  })

  it.each(['src', 'adapters', 'knowledge'])('shows every folder of %s', (parent) => {
    expect(foldersOf(parent).filter((folder) => !shown.includes(folder))).toEqual([])
  })
})

/** Splits at spaces outside double quotes. */
function splitArguments(command: string): string[] {
  return [...command.matchAll(/"([^"]*)"|(\S+)/g)].map((match) => match[1] ?? match[2] ?? '')
}

/** Paths of an indented list of names with what they are; folders end with a slash. */
function treePaths(tree: string): string[] {
  let folder = ''
  return tree
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => {
      const name = line.trim().split(/\s+/)[0] ?? ''
      if (line.startsWith(' ')) return `${folder}${name}`
      folder = name
      return name
    })
}

/** Folders with something in them. */
function foldersOf(parent: string): string[] {
  return readdirSync(join(root, parent), { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && readdirSync(join(root, parent, entry.name)).length > 0)
    .map((entry) => `${parent}/${entry.name}/`)
}
