import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { packageRoot } from '../../src/config.ts'

const root = packageRoot()

function foldersOf(path: string): string[] {
  return readdirSync(join(root, path), { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && readdirSync(join(root, path, entry.name)).length > 0)
    .map((entry) => entry.name)
}

/** A new folder is a decision: name it here and give it import rules in .dependency-cruiser.cjs. */
const known: Readonly<Record<string, readonly string[]>> = {
  src: [
    'administration',
    'channel',
    'commands',
    'conversation',
    'evaluation',
    'knowledge',
    'outbox',
    'requests',
    'store',
    'turn',
  ],
  'src/store': ['embedded', 'postgres'],
  adapters: ['console', 'slack', 'teams', 'web'],
}

describe('the folder tree', () => {
  it.each(Object.keys(known))('%s holds only known folders', (path) => {
    expect(foldersOf(path).filter((folder) => !known[path]?.includes(folder))).toEqual([])
  })

  it.each(['src', 'knowledge', 'adapters', 'tests', 'package.json', 'tsconfig.json', '.env.example'])(
    'has %s at the top',
    (name) => {
      expect(existsSync(join(root, name))).toBe(true)
    },
  )
})
