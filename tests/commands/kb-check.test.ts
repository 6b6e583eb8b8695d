import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { writeSmallBase } from '../support/knowledge-folder.ts'
import { temporaryFolder } from '../support/temporary-folder.ts'
import { run } from './command-run.ts'

const wrong = {
  checks: [
    { id: 'q-fiume', question: 'un argine del fiume è rotto', expect: { outcome: 'answer', subjects: ['scuole'] } },
    {
      id: 'q-master',
      question: 'chi è il mio master?',
      unit: 'acque',
      expect: { outcome: 'answer', intent: 'master', subjects: ['acque'], names: ['scuole'] },
    },
    { id: 'q-meteo', question: 'domani piove?', expect: { outcome: 'unknown' } },
  ],
}

describe('kb check asks the base its own questions', () => {
  test('and lists those that are not answered as they must be, with both answers', async () => {
    const folder = await temporaryFolder()
    await writeSmallBase(folder, (files) => {
      files['checks.json'] = wrong
    })
    const { code, out, err } = await run('kb', 'check', folder)
    expect({ code, out }).toEqual({ code: 1, out: '' })
    expect(err).toEqual([
      expect.stringMatching(
        /^checks\.json q-fiume: «un argine del fiume è rotto» attende answer scuole; il bot dà answer who acque/,
      ),
      expect.stringMatching(/^checks\.json q-master: .* attende answer master acque che nomini scuole; /),
      `2 problems in ${folder}.`,
    ])
  })

  test('or leaves them out where told to', async () => {
    const folder = await temporaryFolder()
    await writeSmallBase(folder, (files) => {
      files['checks.json'] = wrong
    })
    const { code, out } = await run('kb', 'check', folder, '--no-questions')
    expect(code).toBe(0)
    expect(out).toContain('sound')
    expect(out).not.toContain('Its own questions')
  })

  test('only where it has any: another body may do without the file', async () => {
    const folder = await temporaryFolder()
    await writeSmallBase(folder)
    await rm(join(folder, 'checks.json'))
    const { code, out } = await run('kb', 'check', folder)
    expect(code).toBe(0)
    expect(out).toMatch(/2 masters\.$/)
  })
})
