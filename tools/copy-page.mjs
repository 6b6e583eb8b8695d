// Puts what TypeScript does not compile of the chat page beside what it does. Argument: the folder of the compiled page.
import { copyFileSync, mkdirSync, readdirSync } from 'node:fs'
import { dirname, extname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = join(dirname(fileURLToPath(import.meta.url)), '..')
const source = join(root, 'adapters/web/page')
const target = process.argv[2] ?? join(root, 'dist/adapters/web/page')
const copied = new Set(['.html', '.css', '.svg'])

mkdirSync(target, { recursive: true })
for (const name of readdirSync(source)) {
  if (copied.has(extname(name))) copyFileSync(join(source, name), join(target, name))
}
