import { knowledgeNotice } from '../../conversation/administration/knowledge-cards.ts'
import { entryTitle, problemsCard, readyCard } from '../../conversation/administration/proposal-cards.ts'
import type { DeskVoice } from '../../conversation/desk/names.ts'
import { administrationTexts } from '../../conversation/texts/administration-texts.ts'
import { entryOf } from '../changes/plain-change.ts'
import type { Proposal } from '../changes/proposal.ts'
import { forgetProposal } from '../changes/proposals.ts'
import { journalRefusal } from '../changes/propose.ts'
import type { Examined } from './examine.ts'
import { become, conflictOf, type KeeperContext } from './keeper-context.ts'
import { effectOf, problemText } from './shown-effect.ts'

/** Looks at what a change leads to and shows it to whoever proposed it. */
export async function checkProposal(context: KeeperContext): Promise<void> {
  const { proposal } = context
  await showExamined(await context.examine(), context, proposal)
}

/** Shows what has come of a change that cannot be made, or not without a word. */
export async function showExamined(
  examined: Examined,
  context: KeeperContext,
  proposal: Proposal,
  lead?: (voice: DeskVoice) => string,
): Promise<void> {
  const { settle, responder } = context
  const { knowledge } = responder()
  switch (examined.type) {
    case 'done':
      await settle(
        (tx) => forgetProposal(proposal, tx),
        (voice) => knowledgeNotice(administrationTexts(voice.language).proposal.nothingToDo, voice),
      )
      return
    case 'changed-meanwhile':
      await settle((tx) => forgetProposal(proposal, tx), conflictOf(examined, proposal, responder()))
      return
    case 'not-allowed':
      await settle(
        async (tx, at) => {
          await forgetProposal(proposal, tx)
          await journalRefusal('check', proposal.entries, { tx, at, person: { id: proposal.by } })
        },
        (voice) => knowledgeNotice(administrationTexts(voice.language).proposal.notAllowed, voice, 'warning'),
      )
      return
    case 'refused':
      await settle(become(proposal, { status: 'broken' }), (voice) =>
        problemsCard(proposal, refusalTexts(examined, proposal, voice), knowledge, voice),
      )
      return
    case 'problems':
      await settle(become(proposal, { status: 'broken' }), (voice) =>
        problemsCard(proposal, [...new Set(examined.problems.map(problemText))], knowledge, voice),
      )
      return
    case 'sound': {
      const breaks = examined.checks.broken.map(({ check }) => check.id)
      await settle(become(proposal, { status: 'ready', breaks }), (voice) =>
        readyCard(proposal, effectOf(proposal, examined, voice), examined.responder.knowledge, voice, lead?.(voice)),
      )
    }
  }
}

function refusalTexts(
  { refusals }: Extract<Examined, { type: 'refused' }>,
  { entries, changes }: Proposal,
  { language }: DeskVoice,
): string[] {
  const { proposal: texts } = administrationTexts(language)
  return refusals.map(({ reason, change }) => {
    const id = change.type === 'put' ? '' : change.type === 'add' ? '' : change.id
    const entry = entries.find((one, at) => one.id === id || changes[at] === change)
    const name = entry === undefined ? id : entryTitle(entry)
    return reason === 'already-there'
      ? texts.alreadyThere(nameOfAdded(entries, changes, name))
      : texts.noSuchEntry(name)
  })
}

/** An entry that cannot be added is the first that is added. */
function nameOfAdded(entries: Proposal['entries'], changes: Proposal['changes'], otherwise: string): string {
  const added = changes.find(({ type }) => type === 'add')
  const id = added === undefined ? undefined : entryOf(added).id
  const entry = entries.find((one) => one.id === id)
  return entry === undefined ? otherwise : entryTitle(entry)
}
