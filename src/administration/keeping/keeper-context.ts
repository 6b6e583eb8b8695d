import type { OutgoingMessage } from '../../channel/message.ts'
import type { Clock } from '../../clock.ts'
import { conflictMessage } from '../../conversation/administration/knowledge-cards.ts'
import type { DeskVoice } from '../../conversation/desk/names.ts'
import type { Responder } from '../../conversation/responder.ts'
import type { KnowledgeFiles } from '../../knowledge/editing/knowledge-files.ts'
import type { KnowledgeState, Look } from '../../knowledge/editing/live-knowledge.ts'
import type { Sources } from '../../knowledge/load.ts'
import type { Store, Transaction } from '../../store/store.ts'
import type { Proposal } from '../changes/proposal.ts'
import { keepProposal } from '../changes/proposals.ts'
import type { EditingPolicy } from '../editing-people.ts'
import type { Examined } from './examine.ts'

/** The base of the folder, as the keeper needs it. */
export interface KeptKnowledge {
  readonly folder: string
  readonly state: KnowledgeState
  /** Looks at the folder at once. */
  refresh(): Promise<Look>
  /** Says that these files are about to be written by the program itself. */
  expect(sources: Sources): void
}

export interface KeeperParts {
  readonly store: Store
  readonly knowledge: KeptKnowledge
  /** Answers from the base in force on the day it is. */
  responder(): Responder
  readonly policy: EditingPolicy
  readonly clock: Clock
  readonly newId: () => string
  /** Called after messages were put into the outbox. */
  readonly wakeOutbox: () => void
  readonly onFault: (fault: unknown) => void
  /** Replaced in tests to have writing fail. */
  readonly files?: KnowledgeFiles
}

/** One proposal in the keeper's hands. */
export interface KeeperContext extends KeeperParts {
  readonly proposal: Proposal
  /** Makes it in memory on the base of now. */
  examine(): Promise<Examined>
  /**
   * Changes it, unless something else has happened to it meanwhile, and tells whoever proposed it; both or neither.
   */
  settle(change: (tx: Transaction, at: string) => Promise<void>, say: Say | null): Promise<void>
}

export type Say = (voice: DeskVoice) => OutgoingMessage

/** The proposal waits in another manner. */
export function become(
  proposal: Proposal,
  change: Partial<Pick<Proposal, 'status' | 'breaks'>>,
): (tx: Transaction) => Promise<void> {
  return (tx) => keepProposal({ ...proposal, ...change }, tx)
}

/** The message that shows the first entry that somebody else has changed. */
export function conflictOf(
  { entries }: Extract<Examined, { type: 'changed-meanwhile' }>,
  proposal: Proposal,
  { knowledge }: Responder,
): Say {
  const [changed] = entries
  const wanted = proposal.entries.find(({ kind, id }) => kind === changed?.kind && id === changed.id)?.after ?? null
  const none = { kind: 'units', id: '', before: null, after: null }
  return (voice) => conflictMessage(changed ?? none, wanted, knowledge, voice)
}
