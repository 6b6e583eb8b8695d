// Writes knowledge/schema/*.schema.json from the code. With --check it only compares, and fails where they differ.
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { editorSchemas } from './editor-schemas.ts'

const folder = join(import.meta.dirname, '../knowledge/schema')
const check = process.argv.includes('--check')

mkdirSync(folder, { recursive: true })
const wanted = editorSchemas()
const present = new Map(readdirSync(folder).map((name) => [name, readFileSync(join(folder, name), 'utf8')]))
const stale = [...new Set([...wanted.keys(), ...present.keys()])].filter(
  (name) => wanted.get(name) !== present.get(name),
)

if (check && stale.length > 0) {
  console.error(`Not up to date in knowledge/schema: ${stale.join(', ')}. Run "npm run schemas".`)
  process.exitCode = 1
} else {
  for (const name of stale) {
    const text = wanted.get(name)
    if (text === undefined) rmSync(join(folder, name))
    else writeFileSync(join(folder, name), text)
  }
  console.log(`knowledge/schema: ${wanted.size} schemas, ${stale.length} changed.`)
}
