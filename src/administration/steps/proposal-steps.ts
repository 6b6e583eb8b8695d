import { composeMessage } from '../../channel/plain-text.ts'
import { buttons, proposalButton } from '../../conversation/administration/knowledge-buttons.ts'
import { approvalCard, dayText, pendingCard } from '../../conversation/administration/proposal-cards.ts'
import { mayChange } from '../../knowledge/editing/rights.ts'
import type { Proposal } from '../changes/proposal.ts'
import { allProposals, forgetProposal, historyOf, keepProposal, proposalOf } from '../changes/proposals.ts'
import { journalRefusal, namesOf } from '../changes/propose.ts'
import { reachableAdministrators } from '../editing-people.ts'
import { voiceAbout, writeTo } from '../voices.ts'
import { isOpen, reworkProposal, undoChange } from './entry-steps.ts'
import { dayOf, type StepContext, type StepTaken, say, textsOf } from './step-context.ts'

/** Saves what was shown, waits for a second person, or for its day. */
export async function save(number: number, anyway: boolean, context: StepContext): Promise<StepTaken> {
  const { tx, policy, person, at } = context
  const texts = textsOf(context)
  const proposal = await own(number, 'save', context)
  if ('replies' in proposal) return proposal
  if (proposal.status === 'checking') return say(texts.proposal.stillChecking(number), context)
  if (proposal.status === 'broken') return reworkProposal(proposal, context)
  if (proposal.status !== 'ready') return say(texts.proposal.gone(number), context)
  if (proposal.breaks.length > 0 && !anyway) {
    const { language } = context.voice
    const again = buttons(
      proposalButton('saveAnyway', number, context.voice, 'danger'),
      proposalButton('rework', number, context.voice),
    )
    const text = texts.proposal.confirmFirst
    return { replies: [composeMessage(language, [{ type: 'notice', tone: 'warning', text }, again])] }
  }
  if (!policy.secondApproval) return agree(proposal, context)
  await keepProposal({ ...proposal, status: 'awaiting' }, tx)
  await tx.journal.append({ at, actor: person.id, what: 'kb/approval-asked', data: { number } })
  const others = (await reachableAdministrators(policy, tx)).filter(({ id }) => id !== person.id)
  const taken = say(others.length === 0 ? texts.approval.nobody : texts.approval.asked(number), context)
  return { ...taken, notify: () => askOthers(proposal, context) }
}

/** The change is agreed: the keeper makes it now or on its day. */
async function agree(proposal: Proposal, context: StepContext): Promise<StepTaken> {
  const { tx, responder, voice, person, at } = context
  const texts = textsOf(context).proposal
  const { number, from } = proposal
  const isLater = from !== null && from > responder.knowledge.day
  await keepProposal({ ...proposal, status: isLater ? 'planned' : 'saving' }, tx)
  if (!isLater) return say(texts.saving(number), context)
  await tx.journal.append({ at, actor: person.id, what: 'kb/planned', data: { number, from } })
  return say(texts.planned(number, dayText(from, voice)), context)
}

async function askOthers(proposal: Proposal, context: StepContext): Promise<void> {
  const { tx, policy, person, responder } = context
  const { knowledge } = responder
  const broken = proposal.breaks.map((id) => knowledge.base.checks.find((check) => check.id === id)?.question ?? id)
  for (const other of await reachableAdministrators(policy, tx)) {
    if (other.id === person.id) continue
    const voice = await voiceAbout(other.language, [person.id], knowledge, tx)
    await writeTo(other, approvalCard(proposal, voice.nameOf(person.id), broken, knowledge, voice), context)
  }
}

/** A second administrator says yes or no. */
export async function decideApproval(number: number, isYes: boolean, context: StepContext): Promise<StepTaken> {
  const { tx, person, rights, responder, at } = context
  const { approval, proposal: texts } = textsOf(context)
  const proposal = await proposalOf(number, tx)
  if (rights !== 'all') {
    await journalRefusal(isYes ? 'approve' : 'refuse', proposal?.entries ?? [], context)
    return say(texts.notAllowed, context, 'warning')
  }
  if (proposal?.status !== 'awaiting') return say(approval.notWaiting(number), context)
  if (proposal.by === person.id) {
    await journalRefusal('approve', proposal.entries, context)
    return say(approval.notOwn, context, 'warning')
  }
  const data = { number, entries: namesOf(proposal.entries) }
  const proposer = await tx.people.get(proposal.by)
  if (isYes) {
    await tx.journal.append({ at, actor: person.id, what: 'kb/approved', data })
    const agreed = await agree({ ...proposal, approvedBy: person.id }, context)
    return { ...agreed, replies: say(approval.approved(number), context).replies }
  }
  await forgetProposal(proposal, tx)
  await tx.journal.append({ at, actor: person.id, what: 'kb/approval-refused', data })
  return {
    ...say(approval.refused(number), context),
    async notify() {
      if (proposer === undefined) return
      const voice = await voiceAbout(proposer.language, [person.id], responder.knowledge, tx)
      const { approval: theirs } = textsOf({ voice })
      const [message] = say(theirs.wasRefused(number, voice.nameOf(person.id)), { voice }).replies
      if (message !== undefined) await writeTo(proposer, message, context)
    },
  }
}

/** Drops a change that is not made yet; proposes the undoing of one that is. */
export async function takeBack(number: number, context: StepContext): Promise<StepTaken> {
  const { tx, person, at } = context
  const texts = textsOf(context).proposal
  const past = await historyOf(number, tx)
  if (past !== undefined) return undoChange(past, context)
  const proposal = await own(number, 'drop', context)
  if ('replies' in proposal) return proposal
  if (proposal.status === 'saving') return say(texts.saving(number), context)
  await forgetProposal(proposal, tx)
  const data = { number, entries: namesOf(proposal.entries) }
  await tx.journal.append({ at, actor: person.id, what: 'kb/dropped', data })
  return say(texts.dropped(number), context)
}

export async function rework(number: number, context: StepContext): Promise<StepTaken> {
  const proposal = await own(number, 'rework', context)
  if ('replies' in proposal) return proposal
  return isOpen(proposal) ? reworkProposal(proposal, context) : say(textsOf(context).proposal.gone(number), context)
}

/** Has a change that was shown hold from a day on, and shows it again as it will be then. */
export async function schedule(number: number | null, words: string, context: StepContext): Promise<StepTaken> {
  const { tx, person, responder } = context
  const { proposal: texts, forms } = textsOf(context)
  const latest = (await allProposals(tx)).findLast((one) => one.by === person.id && isOpen(one))
  const wanted = number ?? latest?.number
  if (wanted === undefined) return say(texts.whichSchedule, context)
  const proposal = await own(wanted, 'schedule', context)
  if ('replies' in proposal) return proposal
  if (!isOpen(proposal)) return say(texts.gone(wanted), context)
  const day = dayOf(words, context)
  if (day === undefined) return say(forms.wrongDay, context, 'warning')
  if (day < responder.knowledge.day) return say(forms.pastDay, context, 'warning')
  const from = day === responder.knowledge.day ? null : day
  await keepProposal({ ...proposal, from, status: 'checking' }, tx)
  return say(texts.checking(wanted), context)
}

/** The changes under way that this person may see: their own; all of them for administrators. */
export async function listPending(context: StepContext): Promise<StepTaken> {
  const { tx, person, rights, responder } = context
  const all = await allProposals(tx)
  const shown = all.filter(({ by }) => by === person.id || rights === 'all')
  const names = shown.map(({ by }) => by)
  const voice = await voiceAbout(context.voice.language, names, responder.knowledge, tx)
  const pending = shown.map((proposal) => ({ ...proposal, who: voice.nameOf(proposal.by) }))
  return { replies: [pendingCard(pending, voice)] }
}

/** A change under way that this person may decide about; else what to say. */
async function own(number: number, step: string, context: StepContext): Promise<Proposal | StepTaken> {
  const { tx, person, rights, knowledge } = context
  const texts = textsOf(context).proposal
  const proposal = await proposalOf(number, tx)
  if (proposal === undefined) return say(texts.gone(number), context)
  const existing = proposal.entries.filter(({ before }) => before !== null)
  const mayStill = existing.length === 0 || mayChange(rights, existing, knowledge.base, knowledge.base)
  if ((proposal.by === person.id || rights === 'all') && mayStill) return proposal
  await journalRefusal(step, proposal.entries, context)
  return say(texts.notAllowed, context, 'warning')
}
