import { z } from 'zod'

/** What of Slack's payloads is used, in the shapes of https://docs.slack.dev/reference. All else is passed over. */

const id = z.string().min(1).max(100)
const text = z.string().catch('')
const optionalText = z.string().optional().catch(undefined)
/** Files without a name have `null` for one; of some, Slack tells nothing but that they are there. */
const file = z.object({ name: optionalText, title: optionalText, permalink: optionalText }).catch({})

const messageEvent = z.object({
  type: z.literal('message'),
  channel: id,
  channel_type: z.string().optional(),
  subtype: z.string().optional(),
  hidden: z.boolean().optional(),
  edited: z.unknown().optional(),
  bot_id: z.string().optional(),
  user: id.optional(),
  text,
  ts: id,
  thread_ts: id.optional(),
  // Most messages have none: absent is no mistake to be caught.
  files: z.array(file).default([]).catch([]),
})

const mentionEvent = messageEvent.extend({ type: z.literal('app_mention') })

const homeOpenedEvent = z.object({ type: z.literal('app_home_opened'), user: id, tab: z.string() })

export const eventShape = z.object({
  event_id: id,
  event: z.discriminatedUnion('type', [messageEvent, mentionEvent, homeOpenedEvent]),
})

export type WrittenEvent = z.infer<typeof messageEvent> | z.infer<typeof mentionEvent>

const person = z.object({ id })

const view = z.object({
  id,
  type: z.string(),
  callback_id: z.string().catch(''),
  private_metadata: z.string().catch(''),
})

export const pressShape = z.object({
  type: z.literal('block_actions'),
  user: person,
  trigger_id: id,
  response_url: z.string().optional(),
  channel: z.object({ id }).optional(),
  container: z
    .object({ message_ts: id.optional(), thread_ts: id.optional(), is_ephemeral: z.boolean().optional() })
    .catch({}),
  view: view.optional(),
  actions: z.array(z.object({ action_id: z.string().optional(), value: z.string().optional() })).min(1),
})

export const messageShortcutShape = z.object({
  type: z.literal('message_action'),
  callback_id: z.string(),
  user: person,
  trigger_id: id,
  response_url: z.string().optional(),
  message: z.object({ text }),
})

export const submissionShape = z.object({
  type: z.literal('view_submission'),
  user: person,
  view: view.extend({ state: z.object({ values: z.record(z.string(), z.record(z.string(), z.unknown())) }) }),
})

export const commandShape = z.object({
  command: z.string(),
  text,
  user_id: id,
  trigger_id: id,
  response_url: z.string().optional(),
})
