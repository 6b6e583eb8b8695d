import type { EditingPolicy } from '../administration/editing-people.ts'
import type { KnowledgeState } from '../knowledge/editing/live-knowledge.ts'

/** What proposing changes of the base takes. */
export interface Editing {
  readonly policy: EditingPolicy
  /** The base in force as its files have it. */
  state(): KnowledgeState
  /** Called after a transaction that has left the keeper something to do. */
  wake(): void
}
