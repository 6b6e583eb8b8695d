import express, { type Router } from 'express'
import type { Receive } from '../../src/channel/adapter.ts'
import type { IncomingContent, IncomingMessage } from '../../src/channel/message.ts'
import { resumePoint, streamMailbox } from './event-stream.ts'
import type { Mailbox } from './mailbox.ts'
import { refuse } from './refusal.ts'
import { openingSchema, positionSchema, submissionSchema } from './submission.ts'
import type { Activity, MailboxPage, Submission, WebConfig, WebIdentity } from './wire.ts'

export interface ApiOptions {
  readonly config: WebConfig
  readonly serverStarted: string
  readonly heartbeatMs: number
  /** What the core receives in the name of a person whose conversation is still empty; null: nothing. */
  readonly opening: IncomingContent | null
  readonly newId: () => string
  readonly mailboxOf: (identity: string) => Promise<Mailbox> | undefined
  readonly receive: Receive
  /** Told what went wrong without the person being able to do anything about it. */
  readonly onFault: (fault: unknown) => void
  /** The open streams, by what ends each. */
  readonly streams: Set<() => void>
}

export function api(options: ApiOptions): Router {
  const { config, serverStarted, mailboxOf, streams } = options
  const opened = new Set<string>()
  const router = express.Router()
  router.use((_request, response, next) => {
    response.setHeader('cache-control', 'no-store')
    next()
  })

  router.get('/config', (_request, response) => {
    response.json(config)
  })

  router.get('/messages', async (request, response) => {
    const asked = positionSchema.safeParse(request.query)
    const mailbox = asked.success ? await mailboxOf(asked.data.identity) : undefined
    if (!asked.success || mailbox === undefined) return refuse(response, 404, 'unknown-identity')
    const page: MailboxPage = { serverStarted, seq: mailbox.seq, entries: mailbox.after(asked.data.after) }
    response.json(page)
  })

  router.get('/events', async (request, response) => {
    const asked = positionSchema.safeParse(request.query)
    const mailbox = asked.success ? await mailboxOf(asked.data.identity) : undefined
    if (!asked.success || mailbox === undefined) return refuse(response, 404, 'unknown-identity')
    const end = streamMailbox(mailbox, resumePoint(request, asked.data.after), response, options)
    streams.add(end)
    response.on('close', () => streams.delete(end))
  })

  router.get('/activity', async (_request, response) => {
    const seqs = config.identities.map(async ({ id }) => [id, (await mailboxOf(id))?.botSeq ?? 0] as const)
    const activity: Activity = Object.fromEntries(await Promise.all(seqs))
    response.json(activity)
  })

  router.use(express.json({ limit: '1mb' }))

  router.post('/open', async (request, response) => {
    const body = openingSchema.safeParse(request.body)
    const identity = body.success ? config.identities.find(({ id }) => id === body.data.identity) : undefined
    const mailbox = identity === undefined ? undefined : await mailboxOf(identity.id)
    if (identity === undefined || mailbox === undefined) return refuse(response, 404, 'unknown-identity')
    const wanted = options.opening !== null && mailbox.seq === 0 && !opened.has(identity.id)
    if (wanted && options.opening !== null) {
      opened.add(identity.id)
      const accepted = await accept(incoming(identity, options.newId(), options.opening), options)
      if (!accepted) {
        opened.delete(identity.id)
        return refuse(response, 503, 'not-accepted')
      }
    }
    response.status(202).json({})
  })

  router.post('/messages', async (request, response) => {
    if (!request.is('application/json')) return refuse(response, 415, 'not-json')
    const body = submissionSchema.safeParse(request.body)
    if (!body.success) return refuse(response, 400, 'invalid', body.error.issues[0]?.message)
    const { identity: identityId, eventId, content, about } = body.data
    const identity = config.identities.find(({ id }) => id === identityId)
    const mailbox = identity === undefined ? undefined : await mailboxOf(identity.id)
    if (identity === undefined || mailbox === undefined) return refuse(response, 404, 'unknown-identity')
    const position = mailbox.reserve()
    const accepted = await accept(incoming(identity, eventId, content), options)
    if (!accepted) return refuse(response, 503, 'not-accepted')
    const spoken = { id: eventId, kind: content.type, text: shownText(body.data), about: about ?? null }
    await mailbox.hear(spoken, position).catch(options.onFault)
    response.status(202).json({})
  })

  return router
}

/** Event ids are the page's: with the identity in front, those of one person never hide another's. */
function incoming(identity: WebIdentity, eventId: string, content: IncomingContent): IncomingMessage {
  return {
    eventId: `${identity.id}:${eventId}`,
    address: { channel: 'web', conversation: identity.id },
    scope: 'personal',
    sender: {
      channel: 'web',
      userId: identity.id,
      displayName: identity.name,
      ...(identity.email === undefined ? {} : { email: identity.email }),
    },
    content,
  }
}

async function accept(message: IncomingMessage, { receive, onFault }: ApiOptions): Promise<boolean> {
  try {
    await receive(message)
    return true
  } catch (fault) {
    onFault(fault)
    return false
  }
}

function shownText({ content, shown }: Pick<Submission, 'content'> & { shown?: string | undefined }): string {
  if (content.type === 'text') return content.text
  return shown ?? (content.type === 'action' ? content.action : content.form)
}
