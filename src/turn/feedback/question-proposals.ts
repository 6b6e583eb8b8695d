import type { PlainChange } from '../../administration/changes/plain-change.ts'
import { propose } from '../../administration/changes/propose.ts'
import { rawEntries, rawEntryIn } from '../../administration/changes/raw-entries.ts'
import { rightsOf } from '../../administration/editing-people.ts'
import { exampleChange, synonymChange } from '../../administration/unanswered/question-changes.ts'
import type { QuestionGroup } from '../../administration/unanswered/question-group.ts'
import { composeMessage } from '../../channel/plain-text.ts'
import type { EntryRef } from '../../conversation/administration/find-entry.ts'
import { unansweredButton } from '../../conversation/feedback/unanswered-cards.ts'
import { unansweredTexts } from '../../conversation/texts/unanswered-texts.ts'
import { voiceFor } from '../desk-context.ts'
import type { DeskTurnContext, DeskTurned } from '../desk-turned.ts'

/** Proposes that an entry be asked for in a new way too. */
export function proposeExample(
  ref: EntryRef,
  wording: string,
  group: QuestionGroup,
  context: DeskTurnContext,
): Promise<DeskTurned> {
  const sources = context.editing?.state().sources
  const entry = sources === undefined ? null : rawEntryIn(sources, ref.kind, ref.id)
  return proposeFor(group, entry === null ? undefined : exampleChange(ref, entry, wording, group.language), context)
}

/** Proposes that two words mean the same. */
export function proposeSynonym(
  said: string,
  known: string,
  group: QuestionGroup,
  context: DeskTurnContext,
): Promise<DeskTurned> {
  const sources = context.editing?.state().sources
  const groups = sources === undefined ? [] : rawEntries(sources, 'synonyms')
  return proposeFor(group, synonymChange(said, known, groups, group.language), context)
}

async function proposeFor(
  group: QuestionGroup,
  change: PlainChange | undefined,
  context: DeskTurnContext,
): Promise<DeskTurned> {
  const { person, desk, tx, at, editing, state } = context
  const texts = unansweredTexts(person.language)
  const voice = await voiceFor(person.language, [], desk, tx)
  const say = (text: string): DeskTurned => ({
    state,
    replies: [
      composeMessage(person.language, [
        { type: 'paragraph', text },
        { type: 'actions', actions: [unansweredButton(voice)] },
      ]),
    ],
    notify: () => Promise.resolve(),
  })
  if (editing === null) return say(texts.byFile)
  if (change === undefined) return say(texts.knownAlready)
  const rights = rightsOf(person, editing.policy)
  const wish = { changes: [change], question: group.id }
  const proposed = await propose(wish, { tx, person, rights, knowledge: editing.state(), at })
  if ('number' in proposed) return { ...say(texts.checking), wakesKeeper: true }
  return say(proposed.refusal === 'not-allowed' ? texts.notAllowed : texts.knownAlready)
}
