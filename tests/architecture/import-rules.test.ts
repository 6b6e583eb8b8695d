import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, relative } from 'node:path'
import { cruise, type ICruiseResult } from 'dependency-cruiser'
import extractDepcruiseOptions from 'dependency-cruiser/config-utl/extract-depcruise-options'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { packageRoot } from '../../src/config.ts'

/** Rule, importing file, what it imports: a path, a module, or `type PATH` for an import of types only. */
type Edge = readonly [rule: string, from: string, to: string]

const breaches: readonly Edge[] = [
  ['adapters-know-only-the-channel', 'adapters/web/a.ts', 'src/requests/request.ts'],
  ['adapters-know-only-the-channel', 'adapters/web/b.ts', 'type src/store/store.ts'],
  ['adapters-know-only-the-channel', 'adapters/web/c.ts', 'adapters/slack/adapter.ts'],
  ['page-takes-only-types', 'adapters/web/page/a.ts', 'adapters/web/wire.ts'],
  ['page-takes-only-types', 'adapters/web/page/b.ts', 'node:path'],
  ['channel-knows-nobody', 'src/channel/a.ts', 'type src/knowledge/schema.ts'],
  ['knowledge-knows-only-the-channel', 'src/knowledge/a.ts', 'type src/requests/request.ts'],
  ['requests-know-knowledge-and-channel', 'src/requests/a.ts', 'type src/conversation/answer.ts'],
  ['requests-know-knowledge-and-channel', 'src/requests/b.ts', 'type src/store/store.ts'],
  ['channel-types-only', 'src/requests/c.ts', 'src/channel/message.ts'],
  ['conversation-knows-knowledge-requests-channel', 'src/conversation/a.ts', 'src/store/store.ts'],
  ['conversation-knows-knowledge-requests-channel', 'src/conversation/b.ts', 'src/clock.ts'],
  ['store-knows-requests-and-channel', 'src/store/embedded/a.ts', 'src/outbox/dispatcher.ts'],
  ['outbox-knows-store-port-and-channel', 'src/outbox/a.ts', 'src/requests/request.ts'],
  ['turn-knows-conversation-requests-store-port', 'src/turn.ts', 'src/outbox/dispatcher.ts'],
  ['turn-knows-conversation-requests-store-port', 'src/sender.ts', 'src/knowledge/schema.ts'],
  ['administration-knows-knowledge-conversation-store-port', 'src/administration/a.ts', 'src/outbox/dispatcher.ts'],
  ['evaluation-knows-conversation', 'src/evaluation/a.ts', 'src/requests/request.ts'],
  ['foundations-know-nobody', 'src/config.ts', 'src/channel/message.ts'],
  ['main-knows-only-commands', 'src/main.ts', 'src/conversation/answer.ts'],
  ['only-app-names-adapters-and-stores', 'src/commands/a.ts', 'adapters/slack/adapter.ts'],
  ['only-app-names-adapters-and-stores', 'src/outbox/b.ts', 'src/store/embedded/open.ts'],
  ['stores-do-not-know-each-other', 'src/store/postgres/a.ts', 'src/store/embedded/open.ts'],
  ['only-start-knows-app-and-turn', 'src/evaluation/b.ts', 'src/app.ts'],
  ['only-start-knows-app-and-turn', 'src/outbox/c.ts', 'src/turn/ok.ts'],
  ['domain-is-pure', 'src/requests/d.ts', 'node:fs'],
  ['domain-is-pure', 'src/conversation/c.ts', 'node:crypto'],
  ['domain-is-pure', 'src/knowledge/b.ts', 'node:http'],
  ['domain-uses-no-io-package', 'src/conversation/d.ts', 'express'],
  ['nobody-imports-tests-or-tools', 'src/commands/b.ts', 'tests/sample.ts'],
  ['nobody-imports-tests-or-tools', 'adapters/web/d.ts', 'tools/tool.ts'],
  ['no-development-package-at-run-time', 'src/commands/c.ts', 'only-for-development'],
  ['no-cycle', 'src/commands/d.ts', 'src/commands/e.ts'],
  ['nothing-unresolvable', 'src/commands/f.ts', './absent.ts'],
]

/** The way back, which makes a cycle of the edge above. */
const back: Edge = ['no-cycle', 'src/commands/e.ts', 'src/commands/d.ts']

const allowed: readonly Edge[] = [
  ['any', 'adapters/slack/ok.ts', 'src/channel/message.ts'],
  ['any', 'adapters/slack/ok.ts', 'src/clock.ts'],
  ['any', 'adapters/slack/ok.ts', 'src/errors.ts'],
  ['any', 'adapters/slack/ok.ts', 'src/http-listening.ts'],
  ['any', 'adapters/slack/ok.ts', 'express'],
  ['any', 'adapters/web/page/ok.ts', 'type adapters/web/wire.ts'],
  ['any', 'src/environment-reader.ts', 'type src/channel/platform-settings.ts'],
  ['any', 'src/conversation/ok.ts', 'src/requests/request.ts'],
  ['any', 'src/conversation/ok.ts', 'src/channel/message.ts'],
  ['any', 'src/knowledge/load.ts', 'node:fs/promises'],
  ['any', 'src/requests/ok.ts', 'src/knowledge/schema.ts'],
  ['any', 'src/requests/ok.ts', 'type src/channel/message.ts'],
  ['any', 'src/turn/ok.ts', 'src/store/store.ts'],
  ['any', 'src/turn/ok.ts', 'src/sender.ts'],
  ['any', 'src/turn/ok.ts', 'src/administration/steps/take.ts'],
  ['any', 'src/administration/ok.ts', 'src/evaluation/checks.ts'],
  ['any', 'src/outbox/ok.ts', 'type src/store/store.ts'],
  ['any', 'src/outbox/ok.ts', 'src/clock.ts'],
  ['any', 'src/store/embedded/ok.ts', 'src/requests/request.ts'],
  ['any', 'src/store/embedded/ok.ts', 'node:fs'],
  ['any', 'src/app.ts', 'adapters/slack/adapter.ts'],
  ['any', 'src/app.ts', 'src/store/embedded/open.ts'],
  ['any', 'src/commands/ok.ts', 'src/app.ts'],
  ['any', 'tests/ok.test.ts', 'src/store/embedded/open.ts'],
  ['any', 'tests/ok.test.ts', 'only-for-development'],
]

const folder = mkdtempSync(join(tmpdir(), 'centralino-architecture-'))
const reported = new Set<string>()
let rules: readonly string[] = []

beforeAll(async () => {
  layOut([...breaches, back, ...allowed])
  const options = await extractDepcruiseOptions(join(packageRoot(), '.dependency-cruiser.cjs'))
  const result = await cruise(['src', 'adapters', 'tests'], { ...options, baseDir: folder })
  const { summary } = result.output as ICruiseResult
  for (const { rule, from, to } of summary.violations) reported.add([rule.name, from, to].join(' '))
  rules = (options.ruleSet?.forbidden ?? []).map((rule) => rule.name ?? '')
})

afterAll(() => rmSync(folder, { recursive: true }))

describe('the import rules', () => {
  it.each(breaches)('%s: %s may not import %s', (rule, from, to) => {
    const reports = [...reported].filter((report) => report.startsWith(`${rule} ${from} `))
    expect(reports).toEqual([expect.stringContaining(to.replace(/^type |^node:/, ''))])
  })

  it.each(allowed)('%s: %s may import %s', (_rule, from) => {
    expect([...reported].filter((report) => report.split(' ')[1] === from)).toEqual([])
  })

  it('are each shown to bite', () => {
    expect([...rules].sort()).toEqual([...new Set(breaches.map(([rule]) => rule))].sort())
  })
})

/** Writes a package in which exactly these imports stand. */
function layOut(edges: readonly Edge[]): void {
  const sources = new Map<string, string[]>()
  for (const [, from, to] of edges) {
    const isPath = to.includes('/') && !to.startsWith('node:') && !to.startsWith('.')
    const path = to.replace(/^type /, '')
    if (isPath && !sources.has(path)) sources.set(path, [])
    const specifier = isPath ? `./${relative(dirname(from), path)}` : to
    const line = `import ${to.startsWith('type ') ? 'type ' : ''}{ name } from '${specifier}'`
    sources.set(from, [...(sources.get(from) ?? []), line])
  }
  for (const [path, lines] of sources) write(path, [...lines, "export const name = 'sample'"].join('\n'))
  write(
    'package.json',
    JSON.stringify({
      type: 'module',
      dependencies: { express: '1' },
      devDependencies: { 'only-for-development': '1' },
    }),
  )
  write('tsconfig.json', '{}')
  for (const name of ['express', 'only-for-development']) {
    write(`node_modules/${name}/package.json`, JSON.stringify({ name, version: '1.0.0', main: 'index.js' }))
    write(`node_modules/${name}/index.js`, "exports.name = 'sample'")
  }
}

function write(path: string, text: string): void {
  const file = join(folder, path)
  mkdirSync(dirname(file), { recursive: true })
  writeFileSync(file, text)
}
