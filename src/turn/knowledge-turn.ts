import { rightsOf } from '../administration/editing-people.ts'
import { takeKnowledgeStep } from '../administration/steps/take-step.ts'
import type { KnowledgeStep } from '../conversation/administration/knowledge-step.ts'
import { voiceFor } from './desk-context.ts'
import { type DeskTurnContext, type DeskTurned, showForm } from './desk-turned.ts'
import type { Editing } from './editing.ts'

/** Takes a step of keeping the base; the keeper is woken once it is kept. */
export async function takeKnowledgeTurn(
  step: KnowledgeStep,
  context: DeskTurnContext,
  { state: inForce, policy }: Editing,
): Promise<DeskTurned> {
  const { person, desk, tx, state, at, newId } = context
  const { responder } = desk
  const voice = await voiceFor(person.language, [person.id], desk, tx)
  const lastQuestion = state.last?.outcome === 'answer' ? state.last.question : null
  const taken = await takeKnowledgeStep(step, {
    tx,
    person,
    rights: rightsOf(person, policy),
    knowledge: inForce(),
    policy,
    responder,
    voice,
    lastQuestion,
    at,
    newId,
  })
  const notify = taken.notify ?? (() => Promise.resolve())
  const turned: DeskTurned =
    taken.form === undefined
      ? { state: { ...state, filling: null }, replies: taken.replies, notify }
      : showForm(taken.form, state, context, voice, true)
  return { ...turned, wakesKeeper: true }
}
