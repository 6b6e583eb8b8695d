import type { IncomingMessage, ServerResponse } from 'node:http'
import { HTTPReceiver } from '@slack/bolt'
import type { Clock } from '../../src/clock.ts'
import { CentralinoError } from '../../src/errors.ts'
import { silentLogger } from './silent-logger.ts'
import { eventsPath, slackSettings } from './slack-settings.ts'

/** Bytes of one request; Slack's own stay far below. */
const BODY_LIMIT = 1_000_000
/** Seconds that a signed time may lie ahead of this machine's; Bolt refuses what is as far behind. */
const AHEAD = 5 * 60

/** Bolt reads forms as `application/x-www-form-urlencoded`, and everything else as JSON. */
const contentTypes = new Set(['application/json', 'application/x-www-form-urlencoded'])

/** Milliseconds before wrong signatures are spoken of again. */
const QUIET_FOR = 60 * 60_000

export interface HttpDoorParts {
  readonly signingSecret: string
  readonly clock: Clock
  /** Told, at most once an hour, that signatures are wrong: Slack's own would be, with another secret or clock. */
  readonly onFault: (fault: unknown) => void
  readonly isClosed: () => boolean
}

export interface HttpDoor {
  readonly receiver: HTTPReceiver
  readonly listener: (request: IncomingMessage, response: ServerResponse) => void
}

/**
 * Takes requests over HTTP. Bolt verifies the signature (https://docs.slack.dev/authentication/verifying-requests-from-slack)
 * and refuses what is old; a time ahead of ours is refused here: it would stay good for longer than five minutes.
 */
export function createHttpDoor({ signingSecret, clock, onFault, isClosed }: HttpDoorParts): HttpDoor {
  let quietSince = Number.NEGATIVE_INFINITY
  const reportWrongSignature = () => {
    const now = clock.now().getTime()
    if (now >= quietSince && now < quietSince + QUIET_FOR) return
    quietSince = now
    onFault(wrongSignature())
  }
  const receiver = new HTTPReceiver({
    signingSecret,
    endpoints: eventsPath,
    bodyLimit: BODY_LIMIT,
    logger: silentLogger,
    // The answer to Slack waits for the listeners: an error of theirs is then a refusal.
    processBeforeResponse: true,
  })
  return {
    receiver,
    listener(request, response) {
      response.once('finish', () => {
        if (response.statusCode === 401 && 'x-slack-signature' in request.headers) reportWrongSignature()
      })
      const status = isClosed() ? 503 : refusalOf(request, clock)
      if (status !== undefined) {
        response.writeHead(status, { connection: 'close' }).end()
        return
      }
      request.headers['content-type'] = contentTypeOf(request)
      // Wherever it is mounted.
      request.url = eventsPath
      receiver.requestListener(request, response)
    },
  }
}

/** The status with which a request is refused before Bolt reads it. */
function refusalOf(request: IncomingMessage, clock: Clock): number | undefined {
  if (request.method !== 'POST') return 405
  if (!contentTypes.has(contentTypeOf(request))) return 415
  const signedAt = Number(request.headers['x-slack-request-timestamp'])
  return signedAt > clock.now().getTime() / 1_000 + AHEAD ? 401 : undefined
}

function contentTypeOf({ headers }: IncomingMessage): string {
  return (headers['content-type'] ?? '').split(';', 1)[0]?.trim().toLowerCase() ?? ''
}

function wrongSignature(): CentralinoError {
  const where = slackSettings.variables.find(({ name }) => name === 'SLACK_SIGNING_SECRET')?.where ?? ''
  const message =
    `A call to ${eventsPath} was refused: its signature is wrong. If it was Slack's, either SLACK_SIGNING_SECRET is not ` +
    `the one on ${where}, or the clock of this machine is wrong by more than five minutes.`
  return new CentralinoError('config/invalid', message, { data: { variable: 'SLACK_SIGNING_SECRET' } })
}
