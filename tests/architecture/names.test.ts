import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { platforms } from '../../src/app.ts'
import { packageRoot } from '../../src/config.ts'

const source = join(packageRoot(), 'src')
const names = new RegExp(`\\b(?:${platforms.map(({ name }) => name).join('|')})\\b`, 'i')

it('only the composition root names a chat platform: the core serves any', () => {
  const files = readdirSync(source, { recursive: true, encoding: 'utf8' }).filter((path) => path.endsWith('.ts'))
  const naming = files.filter((path) => names.test(readFileSync(join(source, path), 'utf8')))
  expect(naming).toEqual(['app.ts'])
})
