import { execFile } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'

const run = promisify(execFile)

export interface BuiltPage {
  readonly folder: string
  remove(): Promise<void>
}

/** Compiles the page as it is now, apart from `dist/`, so that no test ever looks at an older one. */
export async function buildPage(): Promise<BuiltPage> {
  const out = await mkdtemp(join(tmpdir(), 'centralino-page-'))
  const folder = join(out, 'adapters/web/page')
  const { execPath } = process
  await run(execPath, ['node_modules/typescript/bin/tsc', '-p', 'adapters/web/page/tsconfig.json', '--outDir', out])
  await run(execPath, ['tools/copy-page.mjs', folder])
  return { folder, remove: () => rm(out, { recursive: true }) }
}
