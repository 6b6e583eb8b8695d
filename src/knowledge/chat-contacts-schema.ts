import { z } from 'zod'
import { typingErrors } from './lexicon.ts'
import { text } from './schema-fields.ts'

/** What people write for a field of their own making; taken for a channel it would be lost without a word. */
const notChannels = [
  'mail',
  'e-mail',
  'telefono',
  'tel',
  'cellulare',
  'mobile',
  'posta',
  'fax',
  'address',
  'hours',
  'url',
]

/** How an adapter is named. */
const channelName = new RegExp(`^(?!(?:${notChannels.join('|')})$)[a-z][a-z0-9-]*$`)

/** Typing errors with which a word is still taken for a field; fewer in a short one. */
const slips = 2

const personId = text.describe('The id of the person there')

/**
 * How one reaches whoever answers in the chat: the given fields, and any further key for a channel, by its name, with
 * the id of the person there. A key that is no channel's name, or looks like a misspelled field, is not allowed.
 */
export function chatContacts<T extends z.ZodRawShape>(fields: T) {
  const known = Object.keys(fields)
  const isChannel = (key: string) =>
    channelName.test(key) && known.every((field) => typingErrors(key, field, slips) > (field.length > 4 ? slips : 1))
  return z
    .strictObject(fields)
    .catchall(z.unknown())
    .superRefine((contacts, context) => {
      for (const [key, value] of Object.entries(contacts)) {
        if (known.includes(key)) continue
        if (!isChannel(key)) context.addIssue({ code: 'unrecognized_keys', keys: [key], input: contacts })
        else if (!personId.safeParse(value).success) {
          context.addIssue({ code: 'invalid_type', expected: 'string', path: [key], input: value })
        }
      }
    })
    .meta({
      additionalProperties: {
        type: 'string',
        minLength: 1,
        description: 'Under the name of a chat channel: the id of the person there',
      },
      propertyNames: { pattern: channelName.source },
    })
}
