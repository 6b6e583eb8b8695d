import { type AnyMiddlewareArgs, App, type Receiver, type ReceiverEvent } from '@slack/bolt'
import type { Intake } from './intake.ts'
import { silentLogger } from './silent-logger.ts'

/**
 * Bolt, which routes what its receiver has verified. By itself Bolt tells Slack that an event was taken before any
 * listener has seen it: here Slack is told after, and not at all where the listener fails, so that it brings the event
 * again. What no listener wants is acknowledged too: Slack would show people a fault otherwise.
 */
class PatientApp extends App {
  override async processEvent(event: ReceiverEvent): Promise<void> {
    let answer: unknown
    await super.processEvent({
      ...event,
      ack: async (response: unknown) => {
        answer = response
      },
    })
    await event.ack(answer)
  }
}

/** Joins the receiver and the intake. Bolt calls no method of Slack's here, and says nothing by itself. */
export function createBoltApp(receiver: Receiver, intake: Intake): App {
  const app = new PatientApp({
    receiver,
    authorize: async () => ({}),
    logger: silentLogger,
    ignoreSelf: false,
    convoStore: false,
    attachFunctionToken: false,
  })
  // One function for all that comes: Bolt asks every listener of its own about everything, one promise each and more.
  app.use(async (args) => {
    const kind = kindOf(args)
    if (kind === undefined) return
    const answer = await intake.take(kind, args.body)
    if (answer !== undefined && 'view' in args) await args.ack({ ...answer, errors: { ...answer.errors } })
  })
  return app
}

/** Events that the app subscribes to; Slack brings no others. */
const events = new Set(['message', 'app_mention', 'app_home_opened'])

/** What came, in the words of the intake; undefined where it is nothing for the bot. */
function kindOf(args: AnyMiddlewareArgs): string | undefined {
  if ('event' in args) return events.has(args.event.type) ? 'event' : undefined
  if ('command' in args) return 'command'
  if ('action' in args) return 'press'
  if ('shortcut' in args) return 'shortcut'
  return 'view' in args && args.body.type === 'view_submission' ? 'submission' : undefined
}
