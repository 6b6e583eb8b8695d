import { readFile } from 'node:fs/promises'
import { z } from 'zod'
import { CentralinoError } from '../errors.ts'
import type { EvaluationQuestion } from './score.ts'

const line = z.looseObject({
  id: z.union([z.string(), z.number()]).transform(String),
  q: z.string(),
  lang: z.string().optional(),
  type: z.string().default('who'),
  expect: z.array(z.string()).default([]),
  ambiguous: z.boolean().optional(),
  style: z.string().optional(),
})

/**
 * Reads a question set: one JSON object a line, with at least `id` and `q`.
 *
 * @throws CentralinoError `evaluation/unreadable` with the line that is wrong
 */
export async function readQuestionFile(file: string): Promise<EvaluationQuestion[]> {
  const source = await readFile(file, 'utf8').catch((cause: unknown) => {
    throw new CentralinoError('evaluation/unreadable', `Cannot read ${file}.`, { cause })
  })
  return source
    .replace(/^\uFEFF/, '')
    .split('\n')
    .map((text, at) => ({ text: text.trim(), number: at + 1 }))
    .filter(({ text }) => text !== '')
    .map(({ text, number }) => parseLine(file, text, number))
}

function parseLine(file: string, text: string, number: number): EvaluationQuestion {
  const wrong = (what: string, cause?: unknown) =>
    new CentralinoError('evaluation/unreadable', `${file}:${number}: ${what}`, { cause })
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch (cause) {
    throw wrong('this line is not JSON.', cause)
  }
  const parsed = line.safeParse(value)
  if (!parsed.success) throw wrong('a line needs "id" and "q".', parsed.error)
  return parsed.data as EvaluationQuestion
}
