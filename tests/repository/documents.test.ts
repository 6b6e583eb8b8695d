import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { commands } from '../../src/commands/command-list.ts'
import { packageRoot } from '../../src/config.ts'

const root = packageRoot()
const { scripts } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))
const documents = execFileSync('git', ['ls-files', '-z', '*.md'], { cwd: root, encoding: 'utf8' })
  .split('\0')
  .filter((path) => path !== '' && existsSync(join(root, path)))

const textOf = (path: string) => readFileSync(join(root, path), 'utf8')

function found(pattern: RegExp, text: string): string[] {
  return [...text.matchAll(pattern)].map((match) => match[1] ?? '')
}

describe.each(documents)('%s', (path) => {
  const text = textOf(path)

  it('names only scripts that exist', () => {
    const named = [...found(/npm run (?:-s )?([a-z:-]+)/g, text), ...found(/npm (start|test)\b/g, text)]
    expect(named.filter((name) => !(name in scripts))).toEqual([])
  })

  it('names only commands of centralino that exist', () => {
    const known = new Set(commands.map((command) => command.name))
    const named = [
      ...found(/`(?:npx )?centralino ([a-z]+(?: [a-z]+)?)/g, text),
      ...found(/dist\/src\/main\.js ([a-z]+(?: [a-z]+)?)/g, text),
    ]
    expect(named.filter((name) => !known.has(name) && !known.has(name.split(' ')[0] ?? ''))).toEqual([])
  })

  it('links only to files that are there', () => {
    const links = found(/\]\(([^)#\s]+)[^)]*\)/g, text).filter((link) => !/^[a-z]+:/.test(link))
    expect(links.filter((link) => !existsSync(join(root, dirname(path), decodeURI(link))))).toEqual([])
  })
})
