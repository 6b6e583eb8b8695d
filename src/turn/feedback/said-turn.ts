import type { ChannelLimits } from '../../channel/adapter.ts'
import type { IncomingContent, Language } from '../../channel/message.ts'
import { type FeedbackStep, readFeedbackStep } from '../../conversation/feedback/feedback-step.ts'
import { type ReportStep, readReportStep } from '../../conversation/feedback/report-step.ts'
import { readUnansweredStep, type UnansweredStep } from '../../conversation/feedback/unanswered-step.ts'
import { conversationTexts } from '../../conversation/texts/conversation-texts.ts'
import { feedbackTexts } from '../../conversation/texts/feedback-texts.ts'
import type { DeskTurnContext, DeskTurned } from '../desk-turned.ts'
import { takePrivately } from '../private-turn.ts'
import { judged, takeFeedback } from './feedback-turn.ts'
import { takeReportStep } from './report-turn.ts'
import { takeUnansweredStep } from './unanswered-turn.ts'

type SaidStep =
  | { readonly about: 'answer'; readonly step: FeedbackStep }
  | { readonly about: 'reports'; readonly step: ReportStep }
  | { readonly about: 'questions'; readonly step: UnansweredStep }

/** Where others read along: how to answer alone. Null: nobody does. */
export type Shared = { readonly limitsOf: (channel: string) => ChannelLimits | undefined } | null

/**
 * What somebody says of an answer, and what whoever keeps the base does about it; undefined where a message is none of
 * it. Where others read along nothing of it is said.
 */
export async function takeSaid(
  content: IncomingContent,
  context: DeskTurnContext,
  shared: Shared,
): Promise<DeskTurned | undefined> {
  const said = readSaid(content, context)
  if (said === undefined) return undefined
  const spoken = { ...context, person: { ...context.person, language: languageOf(said, content, context) } }
  const turned = await (shared === null ? take(said, spoken) : takeAlone(said, spoken, shared))
  const isJudged = said.about === 'answer' && said.step.type === 'useless'
  return isJudged ? { ...turned, state: judged(turned.state) } : turned
}

function readSaid(content: IncomingContent, { state, desk }: DeskTurnContext): SaidStep | undefined {
  const feedback = readFeedbackStep(content, state, desk.responder.knowledge)
  if (feedback !== undefined) return { about: 'answer', step: feedback }
  const report = readReportStep(content)
  if (report !== undefined) return { about: 'reports', step: report }
  const questions = readUnansweredStep(content)
  return questions === undefined ? undefined : { about: 'questions', step: questions }
}

function take(said: SaidStep, context: DeskTurnContext): Promise<DeskTurned> {
  switch (said.about) {
    case 'answer':
      return takeFeedback(said.step, context)
    case 'reports':
      return takeReportStep(said.step, context)
    case 'questions':
      return takeUnansweredStep(said.step, context)
  }
}

function takeAlone(said: SaidStep, context: DeskTurnContext, { limitsOf }: NonNullable<Shared>): Promise<DeskTurned> {
  const { language } = context.person
  const here = {
    answered: said.about === 'answer' ? null : conversationTexts(language).answeredAlone,
    unreachable: feedbackTexts(language).writeAlone,
  }
  return takePrivately((own) => take(said, own), context, limitsOf, here)
}

/** Orders to list and settle begin differently in each language; what is said of an answer is said in its own. */
function languageOf({ about }: SaidStep, content: IncomingContent, { person }: DeskTurnContext): Language {
  if (about === 'answer' || content.type !== 'text') return person.language
  return /^\s*(?:reports?|unanswered)\b/i.test(content.text) ? 'en' : 'it'
}
