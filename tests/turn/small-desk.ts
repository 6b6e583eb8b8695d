import { createResponder } from '../../src/conversation/responder.ts'
import { parseKnowledge } from '../../src/knowledge/load.ts'
import { defaultPolicy } from '../../src/requests/policy.ts'
import { type DeskBase, deskBase } from '../../src/turn/desk-context.ts'
import { smallBaseSources } from '../knowledge/small-base.ts'

/** The desk of the small made-up body, as it is on that day. */
export function smallDesk(
  change: Parameters<typeof smallBaseSources>[0] = () => {},
  day = '2026-06-01',
  administrators: readonly string[] = [],
): DeskBase {
  const result = parseKnowledge(smallBaseSources(change))
  if ('problems' in result) throw new Error(`The base is broken: ${JSON.stringify(result.problems)}`)
  return deskBase(createResponder(result.base, day), defaultPolicy, new Set(administrators))
}

/** Changes one master of the small body. */
export function changeMaster(id: string, fields: object): Parameters<typeof smallBaseSources>[0] {
  return (files) => {
    const { masters } = files['masters.json'] as { masters: { id: string }[] }
    Object.assign(masters.find((master) => master.id === id) ?? {}, fields)
  }
}
