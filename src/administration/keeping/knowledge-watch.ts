import type { OutgoingMessage } from '../../channel/message.ts'
import type { Clock } from '../../clock.ts'
import { isSameEntry } from '../../conversation/administration/entry-fields.ts'
import { filesBroken, filesMended } from '../../conversation/administration/files-messages.ts'
import type { DeskVoice } from '../../conversation/desk/names.ts'
import type { Responder } from '../../conversation/responder.ts'
import {
  type KnowledgeState,
  type LiveKnowledge,
  type Look,
  revisionOf,
} from '../../knowledge/editing/live-knowledge.ts'
import { entryListNames, nameOfEntry, type RawEntry } from '../../knowledge/entry-lists.ts'
import type { Sources } from '../../knowledge/load.ts'
import type { Store } from '../../store/store.ts'
import type { ChangedEntry } from '../changes/proposal.ts'
import { keepHistory, nextChangeNumber } from '../changes/proposals.ts'
import { namesOf } from '../changes/propose.ts'
import { rawEntries } from '../changes/raw-entries.ts'
import { type EditingPolicy, reachableAdministrators } from '../editing-people.ts'
import { voiceAbout, writeTo } from '../voices.ts'
import type { KeptKnowledge } from './keeper-context.ts'

export interface WatchParts {
  readonly live: LiveKnowledge
  readonly store: Store
  responder(): Responder
  readonly policy: EditingPolicy
  readonly clock: Clock
  readonly newId: () => string
  readonly wakeOutbox: () => void
  /** Called as soon as another base is in force, before anybody is told. */
  readonly onChanged: () => void
}

/**
 * Follows the folder of the base: what is edited by hand takes force and has its place in the history, and the
 * administrators hear of files that are broken and of files that are mended.
 */
export class KnowledgeWatch implements KeptKnowledge {
  readonly #parts: WatchParts
  #expected: string | undefined
  /** What the administrators were told is broken; null: nothing is. */
  #told: string | null = null

  constructor(parts: WatchParts) {
    this.#parts = parts
  }

  get folder(): string {
    return this.#parts.live.folder
  }

  get state(): KnowledgeState {
    return this.#parts.live.state
  }

  expect(sources: Sources): void {
    this.#expected = revisionOf(sources)
  }

  /** Looks at the folder, as is to be done every half second. */
  look(): Promise<Look> {
    return this.#taking(() => this.#parts.live.look())
  }

  refresh(): Promise<Look> {
    return this.#taking(() => this.#parts.live.refresh())
  }

  async #taking(see: () => Promise<Look>): Promise<Look> {
    const before = this.state
    const look = await see()
    switch (look.type) {
      case 'same':
        break
      case 'changed':
        this.#parts.onChanged()
        if (look.state.revision !== this.#expected) await this.#noteByHand(before.sources, look.state.sources)
        await this.#tellMended()
        break
      case 'broken': {
        const problems = JSON.stringify(look.problems)
        if (this.#told !== problems) await this.#tell((voice) => filesBroken(look.problems, voice))
        this.#told = problems
        break
      }
      case 'mended':
        await this.#tellMended()
    }
    return look
  }

  async #tellMended(): Promise<void> {
    if (this.#told === null) return
    this.#told = null
    await this.#tell(filesMended)
  }

  async #noteByHand(before: Sources, after: Sources): Promise<void> {
    const entries = changedEntries(before, after)
    if (entries.length === 0) return
    const { store, clock } = this.#parts
    await store.transaction(async (tx) => {
      const at = clock.now().toISOString()
      const number = await nextChangeNumber(tx)
      await keepHistory({ number, at, by: null, approvedBy: null, entries: [...entries], undoneBy: null }, tx)
      await tx.journal.append({ at, actor: null, what: 'kb/by-hand', data: { number, entries: namesOf(entries) } })
    })
  }

  async #tell(compose: (voice: DeskVoice) => OutgoingMessage): Promise<void> {
    const { store, clock, newId, policy, responder, wakeOutbox } = this.#parts
    await store.transaction(async (tx) => {
      const at = clock.now().toISOString()
      for (const person of await reachableAdministrators(policy, tx)) {
        const voice = await voiceAbout(person.language, [], responder().knowledge, tx)
        await writeTo(person, compose(voice), { tx, newId, at })
      }
    })
    wakeOutbox()
  }
}

/** Larger changes are a new base, not an edit: what they hold stands in the files' own history. */
const maxByHand = 50

/** The entries in which two states of the files differ. */
function changedEntries(before: Sources, after: Sources): readonly (ChangedEntry & { readonly id: string })[] {
  const changed = entryListNames.flatMap((kind) => {
    const [old, next] = [byName(rawEntries(before, kind)), byName(rawEntries(after, kind))]
    return [...new Set([...old.keys(), ...next.keys()])].flatMap((id) => {
      const [was, is] = [old.get(id) ?? null, next.get(id) ?? null]
      return isSameEntry(was, is) ? [] : [{ kind, id, before: was, after: is }]
    })
  })
  return changed.length > maxByHand ? [] : changed
}

function byName(entries: readonly RawEntry[]): ReadonlyMap<string, RawEntry> {
  return new Map(entries.map((entry) => [nameOfEntry(entry) ?? '', entry]))
}
