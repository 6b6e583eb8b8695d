import { z } from 'zod'

// Fields that several kinds of entries share.

export const id = z
  .string()
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'an id is lower-case letters, digits and single hyphens, e.g. "s-bilancio"')
  .describe('Identifier: lower-case letters, digits, hyphens. Unique across all files.')
export const text = z.string().trim().min(1)
export const date = z.iso.date().describe('A day, YYYY-MM-DD')
export const sourceId = id.describe('Id of an entry of "sources" in organization.json')
export const weekday = z.enum(['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'])
/** The days between which an entry holds. */
export const validity = {
  validFrom: date.optional().describe('First day on which this entry holds; absent: always has'),
  validTo: date.optional().describe('Last day on which this entry holds; absent: until further notice'),
}
export const verifiedOn = date.optional().describe('Day on which somebody last made sure that this entry is right')
