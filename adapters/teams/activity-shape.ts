import { z } from 'zod'

const id = z.string().min(1).max(1_000)
const text = z.string().max(200_000)
const tenant = z.looseObject({ id: id.optional() })

const account = z.looseObject({
  id,
  name: text.optional(),
  aadObjectId: z.string().max(100).optional(),
  role: z.string().optional(),
  tenantId: z.string().optional(),
})

const entity = z.looseObject({
  type: z.string(),
  text: text.optional(),
  mentioned: z.looseObject({ id: z.string().optional(), name: z.string().optional() }).optional(),
})

const attachment = z.looseObject({
  contentType: z.string().optional(),
  contentUrl: text.optional(),
  content: z.unknown().optional(),
  name: text.optional(),
})

/**
 * What is read of an activity (github.com/microsoft/Agents, specs/activity); further members are let through, what is
 * read and has another shape is refused.
 */
export const activityShape = z.looseObject({
  type: z.string().max(100),
  id: id.optional(),
  timestamp: z.string().max(100).optional(),
  channelId: z.string().max(100),
  serviceUrl: z.string().min(1).max(2_000),
  from: account,
  recipient: account.optional(),
  conversation: z.looseObject({
    id,
    conversationType: z.string().nullish(),
    tenantId: z.string().nullish(),
    isGroup: z.boolean().nullish(),
  }),
  channelData: z.looseObject({ tenant: tenant.nullish(), team: z.looseObject({}).nullish() }).nullish(),
  locale: z.string().nullish(),
  text: text.nullish(),
  textFormat: z.string().nullish(),
  entities: z.array(entity).nullish(),
  attachments: z.array(attachment).nullish(),
  name: z.string().nullish(),
  value: z.unknown().optional(),
  replyToId: id.nullish(),
  action: z.string().nullish(),
  membersAdded: z.array(z.looseObject({ id })).nullish(),
})

export type IncomingActivity = z.infer<typeof activityShape>

/** Every tenant that an activity names: of the conversation, of the team, of the sender. */
export function namedTenants({ conversation, channelData, from }: IncomingActivity): readonly string[] {
  const named = [conversation.tenantId, channelData?.tenant?.id, from.tenantId]
  return named.flatMap((one) => (typeof one === 'string' && one !== '' ? one.toLowerCase() : []))
}
