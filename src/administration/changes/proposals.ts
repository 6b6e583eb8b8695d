import type { EntryName } from '../../knowledge/editing/rights.ts'
import type { Transaction } from '../../store/store.ts'
import { documentKinds, type HistoryEntry, historyEntrySchema, type Proposal, proposalSchema } from './proposal.ts'

const counterId = 'changes'

/** One more than any change, proposed or made, has had. */
export async function nextChangeNumber({ documents }: Transaction): Promise<number> {
  const kept = await documents.get(documentKinds.counter, counterId)
  const last = typeof kept === 'object' && kept !== null && 'last' in kept ? Number(kept.last) : 0
  const number = (Number.isSafeInteger(last) ? last : 0) + 1
  await documents.put(documentKinds.counter, counterId, { last: number })
  return number
}

export async function proposalOf(number: number, { documents }: Transaction): Promise<Proposal | undefined> {
  const parsed = proposalSchema.safeParse(await documents.get(documentKinds.proposal, String(number)))
  return parsed.success ? parsed.data : undefined
}

export async function keepProposal(proposal: Proposal, { documents }: Transaction): Promise<void> {
  await documents.put(documentKinds.proposal, String(proposal.number), proposal)
}

export async function forgetProposal({ number }: Pick<Proposal, 'number'>, { documents }: Transaction): Promise<void> {
  await documents.delete(documentKinds.proposal, String(number))
}

/** All that are not made yet, by number. */
export async function allProposals({ documents }: Transaction): Promise<readonly Proposal[]> {
  const parsed = (await documents.all(documentKinds.proposal)).flatMap(([, document]) => {
    const { data } = proposalSchema.safeParse(document)
    return data === undefined ? [] : [data]
  })
  return parsed.toSorted((one, other) => one.number - other.number)
}

export async function keepHistory(entry: HistoryEntry, { documents }: Transaction): Promise<void> {
  await documents.put(documentKinds.history, String(entry.number), entry)
}

export async function historyOf(number: number, { documents }: Transaction): Promise<HistoryEntry | undefined> {
  const parsed = historyEntrySchema.safeParse(await documents.get(documentKinds.history, String(number)))
  return parsed.success ? parsed.data : undefined
}

/** The changes of one entry, the earliest first. */
export async function historyOfEntry(
  { kind, id }: EntryName,
  { documents }: Transaction,
): Promise<readonly HistoryEntry[]> {
  const all = (await documents.all(documentKinds.history)).flatMap(([, document]) => {
    const { data } = historyEntrySchema.safeParse(document)
    return data?.entries.some((one) => one.kind === kind && one.id === id) === true ? [data] : []
  })
  return all.toSorted((one, other) => one.number - other.number)
}
