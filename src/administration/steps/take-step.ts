import { addForm } from '../../conversation/administration/entry-form.ts'
import { type EntryRef, searchEntries } from '../../conversation/administration/find-entry.ts'
import {
  entryCard,
  foundEntries,
  historyCard,
  knowledgeMenu,
  notYours,
  searchForm,
} from '../../conversation/administration/knowledge-cards.ts'
import type { KnowledgeStep } from '../../conversation/administration/knowledge-step.ts'
import { trialForm, trialMessages } from '../../conversation/administration/trial.ts'
import { conversationTexts } from '../../conversation/texts/conversation-texts.ts'
import { findUnitByWords } from '../../conversation/unit-choice.ts'
import { historyOfEntry } from '../changes/proposals.ts'
import { journalRefusal } from '../changes/propose.ts'
import { rawEntryIn } from '../changes/raw-entries.ts'
import { voiceAbout } from '../voices.ts'
import { editEntry, keepRightAnswer, retireEntry, retireOn, submitEntry } from './entry-steps.ts'
import { decideApproval, listPending, rework, save, schedule, takeBack } from './proposal-steps.ts'
import { ask, type StepContext, type StepTaken, say, textsOf } from './step-context.ts'

/**
 * Carries out one step of keeping the base, inside the turn's transaction. Whoever keeps nothing gets one sentence, and
 * the journal notes what they tried.
 */
export async function takeKnowledgeStep(step: KnowledgeStep, context: StepContext): Promise<StepTaken> {
  const { rights, voice, responder } = context
  if (rights === 'none') {
    await journalRefusal(step.type, [], context)
    return { replies: [notYours(voice)] }
  }
  switch (step.type) {
    case 'menu':
      return { replies: [knowledgeMenu(voice)] }
    case 'search': {
      if (step.words.trim() === '') return ask(searchForm(voice))
      const { knowledge } = responder
      const [only, ...others] = searchEntries(step.words, knowledge.base)
      if (only !== undefined && others.length === 0) return show(only, context)
      const found = only === undefined ? [] : [only, ...others]
      return { replies: [foundEntries(step.words, found, knowledge, voice)] }
    }
    case 'show':
      return show(step.ref, context)
    case 'history':
      return history(step.ref, context)
    case 'edit':
      return editEntry(step.ref, context)
    case 'add':
      return ask(addForm(step.kind, responder.knowledge, voice))
    case 'retire':
      return retireEntry(step.ref, step.from, context)
    case 'retire-on':
      return retireOn(step.ref, step.to, context)
    case 'submit':
      return submitEntry(step.subject, step.values, context)
    case 'save':
    case 'save-anyway':
      return save(step.number, step.type === 'save-anyway', context)
    case 'take-back':
      return takeBack(step.number, context)
    case 'rework':
      return rework(step.number, context)
    case 'approve':
    case 'refuse':
      return decideApproval(step.number, step.type === 'approve', context)
    case 'schedule':
      return schedule(step.number, step.day, context)
    case 'pending':
      return listPending(context)
    case 'trial':
      return trial(step.unit, step.question, context)
    case 'right-answer':
      return keepRightAnswer(step.unit, step.question, context)
    case 'unknown':
      return say(conversationTexts(voice.language).outdated, context)
  }
}

async function show(ref: EntryRef, context: StepContext): Promise<StepTaken> {
  const { knowledge, responder, tx, voice } = context
  const entry = rawEntryIn(knowledge.sources, ref.kind, ref.id)
  if (entry === null) return say(textsOf(context).found.gone, context)
  const past = await historyOfEntry(ref, tx)
  const named = await voiceAbout(voice.language, peopleOf(past), responder.knowledge, tx)
  return { replies: [entryCard(ref, entry, past, responder.knowledge, named)] }
}

async function history(ref: EntryRef, context: StepContext): Promise<StepTaken> {
  const { responder, tx, voice } = context
  const past = await historyOfEntry(ref, tx)
  const named = await voiceAbout(voice.language, peopleOf(past), responder.knowledge, tx)
  return { replies: [historyCard(ref, past, responder.knowledge, named)] }
}

function peopleOf(past: Awaited<ReturnType<typeof historyOfEntry>>): readonly string[] {
  return past.flatMap(({ by, approvedBy }) => [by, approvedBy].filter((one) => one !== null))
}

function trial(words: string, question: string, context: StepContext): StepTaken {
  const { responder, voice } = context
  if (question.trim() === '') return ask(trialForm(responder, voice))
  const unit = words.trim() === '' ? null : findUnitByWords(words, responder.knowledge)
  if (unit === undefined) {
    const { unknownUnit } = textsOf(context).trial
    return ask({ ...trialForm(responder, voice), errors: { unit: unknownUnit(words.trim()) } })
  }
  return { replies: trialMessages(unit, question, responder, voice) }
}
