import type { IncomingMessage, ServerResponse } from 'node:http'
import type { ChannelAdapter } from '../../src/channel/adapter.ts'
import { type Clock, systemTimers, type Timers } from '../../src/clock.ts'
import type { Spool } from '../../src/spool.ts'
import { takeDelivery } from './arrivals.ts'
import { slackLimits } from './block-kit-limits.ts'
import { createBoltApp } from './bolt-app.ts'
import { slackChannel } from './conversation-key.ts'
import { FormWindows } from './form-windows.ts'
import { createHttpDoor } from './http-door.ts'
import { Identity } from './identity.ts'
import { Intake } from './intake.ts'
import { LiveTriggers } from './live-triggers.ts'
import { Outbound } from './outbound.ts'
import { PendingSubmissions } from './pending-submissions.ts'
import { Refusals } from './refusals.ts'
import { ResponseUrls } from './response-urls.ts'
import { Self } from './self.ts'
import { createSlackClient } from './slack-client.ts'
import { eventsPath, type SlackConnection } from './slack-settings.ts'
import type { SlackTextsByLanguage } from './slack-texts.ts'
import { SocketDoor } from './socket-door.ts'
import { WindowAnswers } from './window-answers.ts'
import { Windows } from './windows.ts'

export interface SlackAdapterOptions extends SlackConnection {
  /** Mounts a listener on the program's one HTTP server. Not called in Socket Mode. */
  readonly serve: (path: string, listener: (request: IncomingMessage, response: ServerResponse) => void) => void
  /** Where deliveries wait that Slack was told are safe before the store had them. */
  readonly spool: Spool
  readonly clock: Clock
  /** Default: those of the machine. */
  readonly timers?: Timers
  readonly newId: () => string
  readonly texts: SlackTextsByLanguage
  /** Told of faults that nobody is waiting for. */
  readonly onFault: (fault: unknown) => void
}

/**
 * Slack. `start` rejects with `config/invalid` where Slack refuses a token; where Slack cannot be reached it goes on
 * trying by itself, and what is brought meanwhile is kept.
 */
export function createSlackAdapter(options: SlackAdapterOptions): ChannelAdapter {
  const { botToken, signingSecret, appToken, apiUrl, workspaces, clock, texts, onFault } = options
  const timers = options.timers ?? systemTimers(clock)
  const client = createSlackClient({ token: botToken, clock, onFault, ...(apiUrl === null ? {} : { apiUrl }) })
  const triggers = new LiveTriggers(clock)
  const responseUrls = new ResponseUrls(clock, apiUrl)
  const windows = new Windows()
  const submissions = new PendingSubmissions(clock, timers)
  const identity = new Identity(client, clock)
  const refusals = new Refusals(client, clock, texts)
  const self = new Self({ client, clock, timers, onFault })
  const outbound = new Outbound({
    client,
    texts,
    submissions,
    responseUrls,
    forms: new FormWindows({ client, texts, triggers }),
    windows: new WindowAnswers({ client, texts, triggers, windows }),
  })
  let stopped: Promise<void> | undefined
  let closeDoor = async () => {}
  let intake: Intake | undefined

  const openDoor = async (taker: Intake): Promise<void> => {
    if (appToken === null) {
      const door = createHttpDoor({ signingSecret, clock, onFault, isClosed: () => stopped !== undefined })
      createBoltApp(door.receiver, taker)
      options.serve(eventsPath, door.listener)
      return
    }
    const door = new SocketDoor({ appToken, apiUrl, clock, timers, onFault })
    createBoltApp(door.receiver, taker)
    closeDoor = () => door.close()
    await door.open()
  }

  return {
    name: slackChannel,
    limits: slackLimits,
    async start(receive) {
      const taker: Intake = new Intake({
        spool: options.spool,
        clock,
        timers,
        onFault,
        take: (delivery, isLive) =>
          takeDelivery(delivery, isLive, {
            self: () => self.known(),
            workspaces,
            receive,
            identity,
            refusals,
            triggers,
            responseUrls,
            windows,
            submissions,
            inBackground: (work) => taker.inBackground(work),
          }),
      })
      intake = taker
      await self.learn()
      await openDoor(taker)
      await taker.replay()
    },
    send: (address, message, key, attempt) => outbound.send(address, message, key, attempt),
    update: (address, ref, message, key) => outbound.update(address, ref, message, key),
    stop() {
      stopped ??= (async () => {
        self.stop()
        await intake?.stop()
        await closeDoor()
      })()
      return stopped
    },
  }
}
