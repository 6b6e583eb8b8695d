import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { packageRoot } from '../../src/config.ts'
import { editorSchemas } from '../../tools/editor-schemas.ts'

const knowledge = join(packageRoot(), 'knowledge')
const readJson = (...path: string[]) => JSON.parse(readFileSync(join(knowledge, ...path), 'utf8'))
const names = [...editorSchemas().keys()]

describe('knowledge/schema', () => {
  it('holds one schema for each knowledge file and nothing else', () => {
    const files = readdirSync(knowledge).filter((name) => name.endsWith('.json'))
    expect(readdirSync(join(knowledge, 'schema')).sort()).toEqual([...names].sort())
    expect(files.map((name) => name.replace('.json', '.schema.json')).sort()).toEqual([...names].sort())
  })

  it.each(names)('%s is what the code generates (else: npm run schemas)', (name) => {
    expect(readFileSync(join(knowledge, 'schema', name), 'utf8')).toBe(editorSchemas().get(name))
  })

  it.each(names)('%s accepts the shipped file, which names it, and refuses an unknown field', (name) => {
    const shipped = readJson(name.replace('.schema.json', '.json'))
    const schema = z.fromJSONSchema(readJson('schema', name))
    expect(shipped.$schema).toBe(`./schema/${name}`)
    expect((schema.safeParse(shipped).error?.issues ?? []).slice(0, 3)).toEqual([])
    expect(schema.safeParse({ ...shipped, unknownField: 1 }).success).toBe(false)
  })
})
