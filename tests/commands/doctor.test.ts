import { chmod, mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { beforeEach, describe, expect, it, onTestFinished } from 'vitest'
import { runCommand } from '../../src/commands/run-command.ts'
import { openEmbeddedStore } from '../../src/store/embedded/embedded-store.ts'
import { writeSmallBase } from '../support/knowledge-folder.ts'
import { startLocalSlack } from '../support/local-slack/local-slack.ts'
import { temporaryFolder } from '../support/temporary-folder.ts'

let folder: string
let data: string

beforeEach(async () => {
  folder = await temporaryFolder()
  data = join(folder, 'data')
  await writeSmallBase(join(folder, 'knowledge'))
})

/** What is printed, with the exit code. */
async function doctor(environment: Readonly<Record<string, string>> = {}, ...args: readonly string[]) {
  const lines: string[] = []
  const print = (text: string) => void lines.push(text)
  const code = await runCommand(
    ['doctor', ...args],
    { out: print, err: print },
    {
      CENTRALINO_KNOWLEDGE: join(folder, 'knowledge'),
      CENTRALINO_DATA: data,
      CENTRALINO_ADMINISTRATORS: 'admin@example.org',
      ...environment,
    },
  )
  return { code, text: lines.join('\n') }
}

const openStore = () =>
  openEmbeddedStore({ folder: data, clock: { now: () => new Date('2026-06-01') }, report: () => {} })

describe('doctor', () => {
  it('finds nothing in the way before the first start, and makes nothing', async () => {
    const { code, text } = await doctor()
    expect(code, text).toBe(0)
    expect(text).toContain('Comunità di Valfinta')
    expect(text).toContain('is made at the first start')
    expect(text).toContain('No platform is configured')
    expect(text).toMatch(/Nothing is in the way\.$/)
    await expect(chmod(data, 0o700)).rejects.toThrow(/ENOENT/)
  })

  it('finds a store sound after the program has ended', async () => {
    await (await openStore()).close()
    expect((await doctor()).text).toContain('is sound, and no other process uses it')
  })

  it('only warns while the bot runs', async () => {
    const store = await openStore()
    onTestFinished(() => store.close())
    const { code, text } = await doctor()
    expect(text).toMatch(/warning .*in use by another process[\s\S]*all is well/)
    expect(code, text).toBe(0)
  })

  it('says that a store is damaged, and which command tells more', async () => {
    await (await openStore()).close()
    await writeFile(join(data, 'snapshot-000000000009.jsonl'), 'no snapshot\n')
    const { code, text } = await doctor()
    expect(code).toBe(1)
    expect(text).toMatch(/PROBLEM .*is damaged[\s\S]*centralino store verify/)
  })

  it('says that the data folder is a file', async () => {
    await writeFile(data, '')
    const { code, text } = await doctor()
    expect(code).toBe(1)
    expect(text).toMatch(/PROBLEM .*data is no folder/)
  })

  it('counts the problems of the knowledge base and goes on', async () => {
    const broken = join(folder, 'broken')
    await mkdir(broken)
    const { code, text } = await doctor({}, '--knowledge', broken)
    expect(code).toBe(1)
    expect(text).toMatch(/PROBLEM {2}The knowledge base in .* has \d+ problems/)
    expect(text).toContain(`centralino kb check ${broken}`)
    expect(text).toContain('Configuration')
    expect(text).toMatch(/1 problem to solve, see above\.$/)
  })

  it('warns where there is no administrator, and knows on which platforms there are some', async () => {
    expect((await doctor({ CENTRALINO_ADMINISTRATORS: '' })).text).toContain('There is no administrator')
    const { code, text } = await doctor({ CENTRALINO_ADMINISTRATORS: 'slack:U1,slak:U2' })
    expect(code).toBe(1)
    expect(text).toContain('names slak:U2, which is on no platform')
    expect(text).not.toContain('names slack:U1')
  })

  it('asks a platform that is configured', async () => {
    const slack = await startLocalSlack()
    onTestFinished(() => slack.stop())
    const connection = { SLACK_API_URL: slack.apiUrl, SLACK_SIGNING_SECRET: slack.signingSecret }
    const good = await doctor({ ...connection, SLACK_BOT_TOKEN: slack.token })
    expect(good.text).toContain('SLACK_BOT_TOKEN is good')
    expect(good.text).not.toContain('No platform is configured')
    const bad = await doctor({ ...connection, SLACK_BOT_TOKEN: 'xoxb-another' })
    expect(bad.code).toBe(1)
    expect(bad.text).toMatch(/PROBLEM {2}Slack refuses SLACK_BOT_TOKEN/)
    expect(`${good.text}${bad.text}`).not.toMatch(/xoxb-\w/)
  })

  it('does not begin where the configuration is not understood', async () => {
    const { code, text } = await doctor({ SLACK_BOT_TOKEN: 'xoxb-1', CENTRALINO_PORT: 'x' })
    expect(code).toBe(2)
    expect(text).toContain('SLACK_SIGNING_SECRET is missing')
    expect(text).toContain('CENTRALINO_PORT')
  })
})
