import { parseArgs } from 'node:util'
import { systemClock } from '../clock.ts'
import type { Reason } from '../conversation/answer.ts'
import type { Responder } from '../conversation/responder.ts'
import { CentralinoError } from '../errors.ts'
import { readQuestionFile } from '../evaluation/question-file.ts'
import type { CommandContext } from './command.ts'
import { openKnowledge } from './open-knowledge.ts'

/** `centralino ask`. */
export async function ask(context: CommandContext): Promise<number> {
  const { values, positionals } = parseArgs({
    args: [...context.args],
    allowPositionals: true,
    options: {
      unit: { type: 'string' },
      json: { type: 'boolean', default: false },
      file: { type: 'string' },
      knowledge: { type: 'string' },
    },
  })
  if ((values.file === undefined) === (positionals.length === 0)) {
    throw new CentralinoError(
      'usage/invalid',
      'ask needs one question in quotes, or --file FILE; see "centralino ask --help".',
    )
  }
  const responder = await openKnowledge(values.knowledge ?? context.config.knowledgeFolder, systemClock.now())
  const unit = values.unit ?? null
  if (unit !== null && responder.knowledge.tree.unit(unit) === undefined) {
    throw new CentralinoError('usage/invalid', `there is no unit "${unit}" in the knowledge base.`)
  }
  if (values.file !== undefined) {
    for (const question of await readQuestionFile(values.file)) {
      context.out(JSON.stringify({ id: question.id, ...askOne(responder, question.q, unit).json }))
    }
    return 0
  }
  const { json, text } = askOne(responder, positionals.join(' '), unit)
  context.out(values.json ? JSON.stringify(json) : text)
  return json.outcome === 'unknown' ? 1 : 0
}

/** One question with its answer in the form of the evaluation set, and the time it took in milliseconds. */
export function askOne(responder: Responder, question: string, unit: string | null) {
  const begun = performance.now()
  const { answer, message } = responder.ask(question, { unit, lastRecord: null })
  const ms = Math.round((performance.now() - begun) * 1000) / 1000
  const { outcome, intent, subjects, confidence } = answer
  return {
    text: message.text,
    json: {
      question,
      outcome,
      intent,
      subjects,
      confidence: Math.round(confidence * 100) / 100,
      text: message.text,
      why: answer.why.map(formatReason),
      ms,
    },
  }
}

function formatReason(reason: Reason): string {
  switch (reason.kind) {
    case 'matched':
      return `${reason.typed} ~ ${reason.phrase}`
    case 'corrected':
      return `${reason.typed} -> ${reason.meant}`
    case 'own-unit':
      return `own unit ${reason.unit}`
    case 'follow-up':
      return `follow-up on ${reason.subject}`
  }
}
