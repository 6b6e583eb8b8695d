import { z } from 'zod'
import type { SaidAbsences } from '../requests/absences.ts'
import type { Transaction } from '../store/store.ts'
import type { DeskBase } from './desk-context.ts'

/** Kept among the conversations: what masters have said about being away is theirs, not the knowledge base's. */
const key = 'absences'

const saidSchema = z.record(
  z.string(),
  z.object({
    absences: z.array(z.object({ from: z.iso.date(), to: z.iso.date(), deputy: z.string().nullable() })),
    back: z.iso.date().nullable(),
  }),
)

/** What masters have said; nothing where an older version left something else. */
export async function saidAbsences(tx: Transaction): Promise<SaidAbsences> {
  const stored = await tx.conversations.get(key)
  return stored === undefined ? {} : (saidSchema.safeParse(stored).data ?? {})
}

export function keepAbsences(said: SaidAbsences, tx: Transaction): Promise<void> {
  return tx.conversations.put(key, said)
}

/** The desk with the masters as they have said they are there. */
export async function deskInForce(desk: DeskBase, tx: Transaction): Promise<DeskBase> {
  return desk.withAbsences(await saidAbsences(tx))
}
