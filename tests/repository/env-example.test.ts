import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseEnv } from 'node:util'
import { expect, it } from 'vitest'
import { platforms } from '../../src/app.ts'
import { packageRoot, readConfig } from '../../src/config.ts'

const example = parseEnv(readFileSync(join(packageRoot(), '.env.example'), 'utf8'))

it('names exactly the variables that the configuration reads', () => {
  const asked = new Set<string>()
  readConfig(new Proxy({}, { get: (_target, name) => void asked.add(String(name)) }), platforms)
  expect(Object.keys(example).sort()).toEqual([...asked].sort())
})

it('shows the defaults: copied as it is, it changes nothing', () => {
  expect(readConfig(example, platforms)).toEqual(readConfig({}, platforms))
})

it('holds no credentials', () => {
  const filled = Object.keys(example).filter((name) => example[name] !== '')
  expect(filled.filter((name) => !name.startsWith('CENTRALINO_'))).toEqual([])
})
