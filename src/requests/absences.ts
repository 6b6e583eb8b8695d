import type { Master } from '../knowledge/schema.ts'

/** Days away, both ends included, `YYYY-MM-DD`. */
export interface Absence {
  readonly from: string
  readonly to: string
  /** The master who stands in; null: the usual deputy. */
  readonly deputy: string | null
}

/** What a master has said about being there, over what the knowledge base says. */
export interface SaidByMaster {
  /** By the first day; they do not overlap. */
  readonly absences: readonly Absence[]
  /** The day on which they said they are back: what the base says of that day no longer holds. Null: never. */
  readonly back: string | null
}

/** By master id. */
export type SaidAbsences = Readonly<Record<string, SaidByMaster>>

const nothingSaid: SaidByMaster = { absences: [], back: null }

/** A new absence. It takes the place of those it overlaps; those that are over are forgotten. */
export function withAbsence(said: SaidByMaster | undefined, absence: Absence, today: string): SaidByMaster {
  const { absences, back } = said ?? nothingSaid
  const others = absences.filter(({ from, to }) => to >= today && (to < absence.from || absence.to < from))
  return {
    absences: [...others, absence].toSorted((one, other) => (one.from < other.from ? -1 : 1)),
    back: back !== null && absence.from <= back ? null : back,
  }
}

/**
 * A master is back: the absence of today is over; where there is none, those to come are called off. `ended` says
 * which, by the first day; none where there was nothing to end.
 */
export function withReturn(
  said: SaidByMaster | undefined,
  master: Pick<Master, 'absences'>,
  today: string,
): { readonly said: SaidByMaster; readonly ended: readonly Absence[] } {
  const { absences, back } = said ?? nothingSaid
  const coversToday = ({ from, to }: { readonly from: string; readonly to: string }) => from <= today && today <= to
  const written = back === today ? undefined : master.absences.find(coversToday)
  const now = absences.find(coversToday)
  if (now !== undefined || written !== undefined) {
    const ended = now ?? (written && { ...written, deputy: written.deputy ?? null })
    return {
      said: { absences: absences.filter((absence) => absence !== now && absence.to >= today), back: today },
      ended: ended === undefined ? [] : [ended],
    }
  }
  const ended = absences.filter((absence) => absence.from > today)
  return { said: { absences: [], back }, ended }
}

/** The masters as they themselves have said they are there. */
export function overlayAbsences(masters: readonly Master[], said: SaidAbsences): readonly Master[] {
  return masters.map((master) => {
    const own = said[master.id]
    return own === undefined
      ? master
      : { ...master, absences: [...stillWritten(master, own), ...own.absences.map(asWritten)] }
  })
}

function stillWritten(master: Master, { back }: SaidByMaster): Master['absences'] {
  return master.absences.filter((absence) => back === null || back < absence.from || absence.to < back)
}

function asWritten({ from, to, deputy }: Absence): Master['absences'][number] {
  return deputy === null ? { from, to } : { from, to, deputy }
}
