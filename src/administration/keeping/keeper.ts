import type { Proposal } from '../changes/proposal.ts'
import { allProposals, proposalOf } from '../changes/proposals.ts'
import { rightsOf } from '../editing-people.ts'
import { voiceAbout, writeTo } from '../voices.ts'
import { checkProposal } from './check-proposal.ts'
import { examine } from './examine.ts'
import type { KeeperContext, KeeperParts } from './keeper-context.ts'
import { saveProposal } from './save-proposal.ts'

/**
 * Checks and carries out the changes that people propose: one at a time, outside the transactions in which messages are
 * taken. What it is in the middle of when the program ends, it takes up again at the next start.
 */
export class KnowledgeKeeper {
  readonly #parts: KeeperParts
  #working: Promise<void> | undefined
  #isWanted = false
  #isStopped = false

  constructor(parts: KeeperParts) {
    this.#parts = parts
  }

  /** Looks at what is to be done. */
  wake(): void {
    this.#isWanted = true
    this.#working ??= this.#work()
  }

  /** Resolves when nothing is to be done at this moment. */
  async idle(): Promise<void> {
    while (this.#working !== undefined) await this.#working
  }

  async stop(): Promise<void> {
    this.#isStopped = true
    await this.idle()
  }

  async #work(): Promise<void> {
    try {
      while (this.#isWanted && !this.#isStopped) {
        this.#isWanted = false
        const proposals = await this.#parts.store.transaction(allProposals)
        for (const proposal of proposals) {
          if (this.#isStopped) break
          await this.#takeUp(proposal)
        }
      }
    } catch (fault) {
      this.#parts.onFault(fault)
    } finally {
      this.#working = undefined
    }
  }

  async #takeUp(proposal: Proposal): Promise<void> {
    const { day } = this.#parts.responder().knowledge
    const isDue = proposal.status === 'planned' && (proposal.from ?? day) <= day
    if (proposal.status === 'checking') await checkProposal(this.#contextOf(proposal))
    else if (proposal.status === 'saving' || isDue) await saveProposal(this.#contextOf(proposal))
    else return
    this.#parts.wakeOutbox()
  }

  #contextOf(proposal: Proposal): KeeperContext {
    const { store, clock, newId, policy, knowledge, responder } = this.#parts
    return {
      ...this.#parts,
      responder,
      proposal,
      async examine() {
        const person = await store.transaction((tx) => tx.people.get(proposal.by))
        const rights = person === undefined ? 'none' : rightsOf(person, policy)
        return examine(proposal, knowledge.state, rights, responder())
      },
      settle: (change, say) =>
        store.transaction(async (tx) => {
          const now = await proposalOf(proposal.number, tx)
          if (now?.status !== proposal.status) return
          const at = clock.now().toISOString()
          await change(tx, at)
          const person = await tx.people.get(proposal.by)
          if (person === undefined || say === null) return
          const voice = await voiceAbout(person.language, [person.id], responder().knowledge, tx)
          await writeTo(person, say(voice), { tx, newId, at })
        }),
    }
  }
}
