import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { readQuestionFile } from '../../src/evaluation/question-file.ts'

let folder: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'centralino-questions-'))
})
afterEach(() => rm(folder, { recursive: true }))

async function read(text: string) {
  const file = join(folder, 'questions.jsonl')
  await writeFile(file, text)
  return readQuestionFile(file)
}

describe('a file of questions', () => {
  test('has one question a line, with defaults; empty lines and a byte order mark do not matter', async () => {
    const questions = await read(
      '\uFEFF{"id": 7, "q": "dove?"}\r\n\n{"id": "b", "q": "chi?", "type": "oos", "expect": [], "note": 1}\n',
    )
    expect(questions).toMatchObject([
      { id: '7', q: 'dove?', type: 'who', expect: [] },
      { id: 'b', q: 'chi?', type: 'oos', expect: [] },
    ])
  })

  test('may be empty', async () => {
    expect(await read('\n')).toEqual([])
  })

  test.each([
    ['what is not JSON', '{"id": "a", "q": "chi?"}\n\nchi?\n', /questions\.jsonl:3: this line is not JSON/],
    ['a line without a question', '{"id": "a"}\n', /questions\.jsonl:1: a line needs "id" and "q"/],
    ['a line that is no object', '{"id": "a", "q": "chi?"}\n[1]\n', /:2: a line needs/],
    ['an expectation that is no list', '{"id": "a", "q": "chi?", "expect": "b"}', /:1: a line needs/],
  ])('with %s says on which line', async (_, text, message) => {
    await expect(read(text)).rejects.toMatchObject({
      code: 'evaluation/unreadable',
      message: expect.stringMatching(message),
    })
  })

  test('that is not there says so', async () => {
    await expect(readQuestionFile(join(folder, 'altrove.jsonl'))).rejects.toMatchObject({
      code: 'evaluation/unreadable',
      message: expect.stringContaining('altrove.jsonl'),
    })
  })
})
