import { expect } from 'vitest'
import type { Actor, Command, OpenCommand, Refusal } from '../../src/requests/command.ts'
import type { Decision, DecisionContext } from '../../src/requests/decision.ts'
import type { RequestEvent } from '../../src/requests/event.ts'
import { decide, evolveAll } from '../../src/requests/lifecycle.ts'
import { defaultPolicy } from '../../src/requests/policy.ts'
import type { Request } from '../../src/requests/request.ts'
import { MONDAY, sampleCalendar, sampleDirectory } from './sample-body.ts'

const nobody = { masters: [], offices: [], administrator: false }
const master = (person: string, id: string): Actor => ({ ...nobody, person, masters: [id] })

/** Who appears in the tests. Anna works at the schools. */
export const people = {
  anna: { ...nobody, person: 'anna' },
  bruno: { ...nobody, person: 'bruno' },
  stranger: { ...nobody, person: 'stranger' },
  masterA: master('ada', 'master-schools-a'),
  masterB: master('bea', 'master-schools-b'),
  masterPeople: master('pia', 'master-people'),
  masterBrigade: master('bo', 'master-brigade'),
  networks: { ...nobody, person: 'nico', offices: ['it-networks'] },
  programs: { ...nobody, person: 'pablo', offices: ['it-programs'] },
  itOffice: { ...nobody, person: 'ines', offices: ['it'] },
  administrator: { ...nobody, person: 'root', administrator: true },
} satisfies Record<string, Actor>

export const openCommand: OpenCommand = {
  type: 'open',
  number: 42,
  unit: 'schools',
  topic: 'printers',
  application: null,
  title: 'Printer',
  description: 'The printer on the second floor does not print.',
  phone: null,
  urgency: 'normal',
  onBehalfOf: null,
  attachments: [],
}

export function contextOf(actor: Actor | 'system', changes: Partial<DecisionContext> = {}): DecisionContext {
  return {
    at: MONDAY,
    actor,
    directory: sampleDirectory,
    calendar: sampleCalendar,
    policy: defaultPolicy,
    loads: new Map(),
    ...changes,
  }
}

/** Somebody does something, perhaps later or in changed circumstances. */
export type Step = readonly [actor: Actor | 'system', command: Command, changes?: Partial<DecisionContext>]

/** The request after some steps, none of which may be refused. */
export function given(...steps: readonly Step[]): Request {
  let request: Request | undefined
  for (const [actor, command, changes] of steps) {
    const decision = decide(command, request, contextOf(actor, changes))
    if ('refusal' in decision) throw new Error(`${command.type} refused: ${JSON.stringify(decision.refusal)}`)
    request = evolveAll(request, decision.events)
  }
  if (request === undefined) throw new Error('nothing happened')
  return request
}

/** Anna has opened #42 about a printer; it is with master A. */
export const opening: Step = [people.anna, openCommand]

/** What a command leads to. */
export function when(request: Request | undefined, ...[actor, command, changes]: Step): Outcome {
  return new Outcome(request, decide(command, request, contextOf(actor, changes)))
}

class Outcome {
  readonly #before: Request | undefined
  readonly #decision: Decision

  constructor(before: Request | undefined, decision: Decision) {
    this.#before = before
    this.#decision = decision
  }

  get events(): readonly RequestEvent[] {
    if ('refusal' in this.#decision) throw new Error(`refused: ${JSON.stringify(this.#decision.refusal)}`)
    return this.#decision.events
  }

  get refusal(): Refusal {
    if ('events' in this.#decision) throw new Error(`not refused: ${JSON.stringify(this.#decision.events)}`)
    return this.#decision.refusal
  }

  /** The request afterwards. */
  get request(): Request {
    const after = evolveAll(this.#before, this.events)
    if (after === undefined) throw new Error('nothing happened')
    return after
  }

  thenHappens(...types: readonly RequestEvent['type'][]): this {
    expect(this.events.map((event) => event.type)).toEqual(types)
    return this
  }

  thenRefused(reason: Refusal['reason'], data?: object): this {
    expect(this.refusal.reason).toBe(reason)
    if (data !== undefined) expect(this.refusal.data).toEqual(data)
    return this
  }
}
