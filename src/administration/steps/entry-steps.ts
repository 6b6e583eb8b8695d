import { isEditableKind, isSameEntry, stampOf } from '../../conversation/administration/entry-fields.ts'
import { addForm, editForm, type FormSubject, fromField } from '../../conversation/administration/entry-form.ts'
import { type FormValues, formValuesOf, freeId, readEntryForm } from '../../conversation/administration/entry-values.ts'
import type { EntryRef } from '../../conversation/administration/find-entry.ts'
import { conflictMessage, retireForm } from '../../conversation/administration/knowledge-cards.ts'
import { currentName } from '../../conversation/administration/proposal-cards.ts'
import { mayChange } from '../../knowledge/editing/rights.ts'
import type { RawEntry } from '../../knowledge/entry-lists.ts'
import { shiftDay } from '../../requests/holidays.ts'
import { changeInto, type PlainChange } from '../changes/plain-change.ts'
import type { HistoryEntry, Proposal } from '../changes/proposal.ts'
import { forgetProposal, proposalOf } from '../changes/proposals.ts'
import { type ChangeWish, journalRefusal, propose } from '../changes/propose.ts'
import { rawEntryIn } from '../changes/raw-entries.ts'
import { ask, dayOf, type StepContext, type StepTaken, say, textsOf } from './step-context.ts'

/** Proposes, and says that it is being looked at. */
async function proposeChange(wish: ChangeWish, context: StepContext): Promise<StepTaken> {
  const texts = textsOf(context).proposal
  const proposed = await propose(wish, context)
  if ('number' in proposed) return say(texts.checking(proposed.number), context)
  return proposed.refusal === 'not-allowed'
    ? say(texts.notAllowed, context, 'warning')
    : say(texts.nothingToDo, context)
}

/** The entry as the files hold it, where this person may change it; else what to say. */
async function changeable(
  ref: EntryRef,
  step: string,
  context: StepContext,
): Promise<{ readonly entry: RawEntry } | { readonly refused: StepTaken }> {
  const { knowledge, rights } = context
  const entry = rawEntryIn(knowledge.sources, ref.kind, ref.id)
  if (entry === null) return { refused: say(textsOf(context).found.gone, context) }
  if (mayChange(rights, [ref], knowledge.base, knowledge.base)) return { entry }
  await journalRefusal(step, [ref], context)
  return { refused: say(textsOf(context).proposal.notAllowed, context, 'warning') }
}

export async function editEntry(ref: EntryRef, context: StepContext): Promise<StepTaken> {
  const found = await changeable(ref, 'edit', context)
  return 'refused' in found
    ? found.refused
    : ask(editForm(ref, found.entry, context.responder.knowledge, context.voice))
}

/** A form of an entry, filled in. */
export async function submitEntry(subject: FormSubject, values: FormValues, context: StepContext): Promise<StepTaken> {
  const { responder, voice, tx } = context
  const { knowledge } = responder
  const ref = subject.id === null ? null : { kind: subject.kind, id: subject.id }
  const found = ref === null ? { entry: null } : await changeable(ref, 'edit', context)
  if ('refused' in found) return found.refused
  const { entry } = found
  const read = readEntryForm(subject.kind, values, entry, knowledge)
  const wanted = 'entry' in read ? read.entry : null
  if (ref !== null && entry !== null && subject.stamp !== stampOf(entry)) {
    const now = { ...ref, before: null, after: entry }
    return { replies: [conflictMessage(now, wanted, knowledge, voice)] }
  }
  const { forms } = textsOf(context)
  const given = values[fromField]?.trim() ?? ''
  const day = given === '' ? undefined : dayOf(given, context)
  const isPast = day !== undefined && day < knowledge.day
  const dayFault = given === '' ? undefined : day === undefined ? forms.wrongDay : isPast ? forms.pastDay : undefined
  if ('faults' in read || dayFault !== undefined) {
    const extras = { values, faults: 'faults' in read ? read.faults : {}, instead: subject.instead }
    const form =
      ref === null || entry === null
        ? addForm(subject.kind, knowledge, voice, extras)
        : editForm(ref, entry, knowledge, voice, extras)
    return ask(dayFault === undefined ? form : { ...form, errors: { ...form.errors, [fromField]: dayFault } })
  }
  const id = ref?.id ?? ''
  const change = changeInto({ kind: subject.kind, id }, entry, read.entry)
  if (change === undefined) return say(textsOf(context).proposal.nothingToDo, context)
  const instead = subject.instead === null ? undefined : await proposalOf(subject.instead, tx)
  if (instead !== undefined && instead.by === context.person.id && isOpen(instead)) await forgetProposal(instead, tx)
  const from = day === undefined || day <= knowledge.day ? null : day
  return proposeChange({ changes: [change], from, question: instead?.question ?? null }, context)
}

/** Whether a change still waits for a word of whoever proposed it. */
export function isOpen({ status }: Proposal): boolean {
  return status === 'checking' || status === 'broken' || status === 'ready'
}

/** The form of a proposal once more, as it was filled in. */
export async function reworkProposal(proposal: Proposal, context: StepContext): Promise<StepTaken> {
  const { responder, voice } = context
  const { knowledge } = responder
  const [change] = proposal.changes
  const [wanted] = proposal.entries
  const kind = change?.kind
  if (
    change === undefined ||
    wanted?.after === undefined ||
    wanted.after === null ||
    kind === undefined ||
    !isEditableKind(kind)
  ) {
    return say(textsOf(context).proposal.gone(proposal.number), context)
  }
  const from: FormValues = proposal.from === null ? {} : { [fromField]: proposal.from }
  const extras = { values: { ...formValuesOf(kind, wanted.after, knowledge), ...from }, instead: proposal.number }
  if (change.type === 'add') return ask(addForm(kind, knowledge, voice, extras))
  const found = await changeable({ kind, id: wanted.id }, 'rework', context)
  if ('refused' in found) return found.refused
  return ask(editForm({ kind, id: wanted.id }, found.entry, knowledge, voice, extras))
}

/** Asks for the last day, where none was said; synonyms have no days and go at once. */
export async function retireEntry(ref: EntryRef, from: string, context: StepContext): Promise<StepTaken> {
  const { responder, voice } = context
  const found = await changeable(ref, 'retire', context)
  if ('refused' in found) return found.refused
  if (ref.kind === 'synonyms') return proposeChange({ changes: [{ type: 'remove', ...ref }] }, context)
  if (from === '') return ask(retireForm(ref, null, responder.knowledge, voice))
  const day = dayOf(from, context)
  return retireOn(ref, day === undefined ? from : shiftDay(day, -1), context)
}

export async function retireOn(ref: EntryRef, to: string, context: StepContext): Promise<StepTaken> {
  const { responder, voice } = context
  const found = await changeable(ref, 'retire', context)
  if ('refused' in found) return found.refused
  if (ref.kind === 'synonyms') return proposeChange({ changes: [{ type: 'remove', ...ref }] }, context)
  const day = dayOf(to, context)
  const { forms } = textsOf(context)
  const fault = day === undefined ? forms.wrongDay : day < shiftDay(responder.knowledge.day, -1) ? forms.pastDay : null
  if (day === undefined || fault !== null) return ask(retireForm(ref, fault, responder.knowledge, voice))
  const change: PlainChange = { type: 'set', ...ref, fields: { validTo: day }, cleared: [] }
  return proposeChange({ changes: [change] }, context)
}

/** Proposes what takes a change back, unless somebody has changed the same entries since. */
export async function undoChange(past: HistoryEntry, context: StepContext): Promise<StepTaken> {
  const { knowledge, responder, voice } = context
  const texts = textsOf(context).proposal
  if (past.undoneBy !== null) return say(texts.undone(past.number), context)
  const changes: PlainChange[] = []
  for (const entry of past.entries) {
    const id = currentName(entry)
    const now = rawEntryIn(knowledge.sources, entry.kind, id)
    if (!isSameEntry(now, entry.after)) {
      const changed = { kind: entry.kind, id, before: null, after: now }
      return { replies: [conflictMessage(changed, entry.before, responder.knowledge, voice)] }
    }
    const change = changeInto({ kind: entry.kind, id }, now, entry.before)
    if (change !== undefined) changes.push(change)
  }
  return proposeChange({ changes, undoes: past.number }, context)
}

/** Has the base keep a question with the answer it gets now, to hear of any change that spoils it. */
export async function keepRightAnswer(unit: string, question: string, context: StepContext): Promise<StepTaken> {
  const { responder, person, lastQuestion } = context
  const { base, tree } = responder.knowledge
  const asked = question === '' ? (lastQuestion ?? '') : question
  const from = tree.unit(question === '' ? (person.unit ?? '') : unit)?.id
  const { answer } = responder.ask(asked, { unit: from ?? null, lastRecord: null })
  const [subject] = answer.records
  if (answer.outcome !== 'answer' || subject === undefined) return say(textsOf(context).trial.nothingToKeep, context)
  const entry = {
    id: freeId('q-', asked, base),
    question: asked,
    ...(from === undefined ? {} : { unit: from }),
    expect: { outcome: 'answer', intent: answer.intent, subjects: [subject] },
  }
  return proposeChange({ changes: [{ type: 'add', kind: 'checks', entry }] }, context)
}
