import { knowledgeNotice } from '../../conversation/administration/knowledge-cards.ts'
import { savedCard } from '../../conversation/administration/proposal-cards.ts'
import { administrationTexts } from '../../conversation/texts/administration-texts.ts'
import { CentralinoError } from '../../errors.ts'
import { writeKnowledge } from '../../knowledge/editing/write-files.ts'
import type { Transaction } from '../../store/store.ts'
import type { Proposal } from '../changes/proposal.ts'
import { forgetProposal, historyOf, keepHistory } from '../changes/proposals.ts'
import { namesOf } from '../changes/propose.ts'
import { settleFeedback } from '../unanswered/settle-feedback.ts'
import { showExamined } from './check-proposal.ts'
import type { Examined } from './examine.ts'
import { become, type KeeperContext } from './keeper-context.ts'

/** Times a change is made anew because somebody edits the files by hand just then. */
const maxTries = 5

/**
 * Writes an agreed change into the files, from the base as it is now: what somebody else has changed meanwhile is never
 * overwritten, and what would spoil other answers than those that were shown is shown again first. A change that the
 * program was stopped in the middle of, after the files and before its history, is only noted.
 */
export async function saveProposal(context: KeeperContext): Promise<void> {
  const { proposal, knowledge, onFault } = context
  for (let tries = 0; tries < maxTries; tries++) {
    const examined = await context.examine()
    if (examined.type === 'done') return note(context)
    if (examined.type !== 'sound') return showExamined(examined, context, proposal)
    if (breaksMore(examined, proposal)) {
      return showExamined(examined, context, proposal, (voice) => {
        return administrationTexts(voice.language).proposal.newlyBroken
      })
    }
    const written = await write(examined, context)
    // Another program saves in this folder: the change waits for the next time the keeper looks.
    if (written === 'busy') return
    if (written === 'written') {
      await knowledge.refresh()
      return note(context)
    }
    if (written === 'unwritable') return backToReady('unwritable', context)
    const look = await knowledge.refresh()
    if (look.type === 'broken') return backToReady('filesBroken', context)
  }
  onFault(new CentralinoError('knowledge/unwritable', 'The knowledge files are being written by somebody else.'))
  return backToReady('filesBroken', context)
}

function breaksMore({ checks }: Extract<Examined, { type: 'sound' }>, { breaks }: Proposal): boolean {
  return checks.broken.some(({ check }) => !breaks.includes(check.id))
}

async function write(
  { sources }: Extract<Examined, { type: 'sound' }>,
  { knowledge, files, onFault }: KeeperContext,
): Promise<'written' | 'changed-meanwhile' | 'busy' | 'unwritable'> {
  knowledge.expect(sources)
  try {
    const result = await writeKnowledge(knowledge.folder, knowledge.state.sources, sources, files)
    return result.type
  } catch (error) {
    onFault(error)
    if (error instanceof CentralinoError && error.code === 'knowledge/unwritable') return 'unwritable'
    throw error
  }
}

/** Nothing was written: the button to save it is still there. */
function backToReady(why: 'unwritable' | 'filesBroken', { proposal, settle }: KeeperContext): Promise<void> {
  return settle(become(proposal, { status: 'ready' }), (voice) =>
    knowledgeNotice(administrationTexts(voice.language).proposal[why], voice, 'warning'),
  )
}

/** Notes in the history and the journal what the files hold by now. */
async function note({ proposal, settle, responder, newId }: KeeperContext): Promise<void> {
  const { number, by, approvedBy, entries, undoes, question } = proposal
  await settle(
    async (tx: Transaction, at) => {
      await forgetProposal(proposal, tx)
      await keepHistory({ number, at, by, approvedBy, entries, undoneBy: null }, tx)
      const undone = undoes === null ? undefined : await historyOf(undoes, tx)
      if (undone !== undefined) await keepHistory({ ...undone, undoneBy: number }, tx)
      const data = { number, entries: namesOf(entries), approvedBy, undoes }
      await tx.journal.append({ at, actor: by, what: 'kb/saved', data })
      await settleFeedback({ tx, at, newId, responder: responder() }, question)
    },
    (voice) => savedCard({ number, entries, from: null }, responder().knowledge, voice),
  )
}
