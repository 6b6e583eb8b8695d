import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { loadKnowledge, loadKnowledgeOrThrow } from '../../src/knowledge/load.ts'
import { smallBaseSources } from './small-base.ts'

describe('a folder', () => {
  let folder: string
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'centralino-kb-'))
    for (const [name, text] of Object.entries(smallBaseSources())) await writeFile(join(folder, name), text)
  })
  afterEach(() => rm(folder, { recursive: true }))

  test('loads', async () => {
    expect('base' in (await loadKnowledge(folder))).toBe(true)
  })

  test('without one file says which', async () => {
    await rm(join(folder, 'faq.json'))
    const result = await loadKnowledge(folder)
    expect('problems' in result && result.problems).toMatchObject([{ file: 'faq.json', message: 'Il file non c’è.' }])
  })

  test('with a file in another encoding says to save it as UTF-8', async () => {
    await writeFile(join(folder, 'faq.json'), Buffer.from([0x7b, 0xe0, 0x7d]))
    const result = await loadKnowledge(folder)
    expect('problems' in result && result.problems[0]?.message).toBe('Il file non è in UTF-8.')
  })

  test('that does not exist lists every file as missing', async () => {
    const result = await loadKnowledge(join(folder, 'altrove'))
    expect('problems' in result && result.problems).toHaveLength(9)
  })

  test('that is broken throws all problems with a stable code', async () => {
    await writeFile(join(folder, 'faq.json'), '{}')
    await expect(loadKnowledgeOrThrow(folder)).rejects.toMatchObject({ code: 'knowledge/invalid' })
  })
})
