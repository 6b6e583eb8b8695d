import { parseArgs } from 'node:util'
import { systemClock } from '../clock.ts'
import { CentralinoError } from '../errors.ts'
import { readQuestionFile } from '../evaluation/question-file.ts'
import { formatScore, judge, summarize } from '../evaluation/score.ts'
import type { CommandContext } from './command.ts'
import { openKnowledge } from './open-knowledge.ts'

/** `centralino eval`. */
export async function evaluate(context: CommandContext): Promise<number> {
  const { values, positionals } = parseArgs({
    args: [...context.args],
    allowPositionals: true,
    options: {
      misses: { type: 'boolean', default: false },
      'min-correct': { type: 'string', default: '0' },
      'max-false': { type: 'string', default: '1' },
      knowledge: { type: 'string' },
    },
  })
  const [file] = positionals
  if (file === undefined || positionals.length > 1) {
    throw new CentralinoError('usage/invalid', 'eval needs one file of questions; see "centralino eval --help".')
  }
  const minCorrect = readShare('--min-correct', values['min-correct'])
  const maxFalse = readShare('--max-false', values['max-false'])
  const questions = await readQuestionFile(file)
  const responder = await openKnowledge(values.knowledge ?? context.config.knowledgeFolder, systemClock.now())
  const verdicts = questions.map((question) =>
    judge(question, responder.ask(question.q, { unit: null, lastRecord: null }).answer),
  )
  context.out(formatScore(verdicts, { misses: values.misses }))
  const summary = summarize(verdicts)
  return summary.correct < minCorrect || summary.answeredWrongly > maxFalse ? 1 : 0
}

function readShare(option: string, text: string): number {
  const share = Number(text)
  if (text.trim() === '' || !(share >= 0 && share <= 1)) {
    throw new CentralinoError('usage/invalid', `${option} is a share from 0 to 1, not "${text}".`)
  }
  return share
}
