import type { Sender } from '../channel/message.ts'
import { findUnitByWords } from '../conversation/unit-choice.ts'
import type { Person } from '../store/person.ts'
import type { DeskBase } from './desk-context.ts'

/**
 * The unit that the platform's directory names for somebody who has not said where they work; undefined where it names
 * none well enough. A hint they can correct: it gives no rights.
 */
export function unitFromProfile(person: Person, { workplace }: Sender, desk: DeskBase): string | undefined {
  if (person.unit !== null) return undefined
  for (const words of workplace ?? []) {
    const unit = findUnitByWords(words, desk.responder.knowledge)
    if (unit !== undefined) return unit
  }
  return undefined
}
