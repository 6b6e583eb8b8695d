import { App, type Receiver, type ReceiverEvent } from '@slack/bolt'
import type { Intake } from './intake.ts'
import { silentLogger } from './slack-call.ts'

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
  for (const name of ['message', 'app_mention', 'app_home_opened']) {
    app.event(name, async ({ body }) => {
      await intake.take('event', body)
    })
  }
  app.command(/./, async ({ body }) => {
    await intake.take('command', body)
  })
  app.action(/./, async ({ body }) => {
    await intake.take('press', body)
  })
  app.shortcut(/./, async ({ body }) => {
    await intake.take('shortcut', body)
  })
  app.view(/./, async ({ body, ack }) => {
    const answer = await intake.take('submission', body)
    await (answer === undefined ? ack() : ack({ ...answer, errors: { ...answer.errors } }))
  })
  return app
}
