import type { Command, OpenCommand } from './command.ts'
import { type Decision, type DecisionContext, refuse } from './decision.ts'
import type { RequestEvent } from './event.ts'
import { evolve } from './evolve.ts'
import { decideOpening } from './opening.ts'
import type { Request } from './request.ts'
import { decideForRequester } from './requester-decisions.ts'
import { decideForSystem } from './system-decisions.ts'
import { decideForWorker } from './worker-decisions.ts'

/**
 * What follows from a command. `request` undefined: there is none with that number. Decides authority too: whoever
 * has nothing to do with a request is told what they would be told if it did not exist.
 */
export function decide(command: Command, request: Request | undefined, context: DecisionContext): Decision {
  if (command.type === 'open') return decideOpening(command, request, context)
  if (request === undefined) return refuse({ reason: 'not-found', data: {} })
  return decideAbout(request, command, context)
}

function decideAbout(request: Request, command: Exclude<Command, OpenCommand>, context: DecisionContext): Decision {
  switch (command.type) {
    case 'add':
    case 'reopen':
    case 'withdraw':
    case 'rate':
    case 'join':
      return decideForRequester(command, request, context)
    case 'take':
    case 'ask':
    case 'answer':
    case 'note':
    case 'forward':
    case 'decline':
    case 'resolve':
      return decideForWorker(command, request, context)
    case 'reassign':
    case 'remind':
    case 'escalate':
    case 'close':
      return decideForSystem(command, request, context)
  }
}

/** The request after some events, in order. At least one event, or a request to begin with. */
export function evolveAll(request: Request | undefined, events: readonly RequestEvent[]): Request | undefined {
  return events.reduce<Request | undefined>(evolve, request)
}
