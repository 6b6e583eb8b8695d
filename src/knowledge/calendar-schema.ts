import { z } from 'zod'
import { date, sourceId, text, weekday } from './schema-fields.ts'

const monthDay = z.string().regex(/^(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/, 'a day of every year, MM-DD')
const time = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'a time, HH:MM')

const untakenHours = (assignee: number, deputy: number, office: number) =>
  z
    .strictObject({
      assignee: z.number().positive().default(assignee),
      deputy: z.number().positive().default(deputy),
      office: z.number().positive().default(office),
    })
    .prefault({})
const days = (usual: number) => z.int().positive().default(usual)

const requestTimes = z
  .strictObject({
    untaken: z
      .strictObject({ normal: untakenHours(4, 8, 16), urgent: untakenHours(1, 2, 4) })
      .prefault({})
      .describe('Working hours after which the master, the deputy and the technical office hear that nobody took it'),
    waiting: z
      .strictObject({ remindAfterDays: days(2), closeAfterDays: days(5) })
      .prefault({})
      .describe('Working days after a question to the requester'),
    resolved: z
      .strictObject({ closeAfterDays: days(3), reopenWithinDays: days(10) })
      .prefault({})
      .describe('Working days after the solution'),
    joining: z
      .strictObject({ offeredWithinMinutes: days(30), acceptedWithinMinutes: days(120) })
      .prefault({})
      .describe('Minutes within which colleagues with the same problem can join'),
    hopsUntilHead: days(3).describe('Hands after which the head of the IT office is told'),
  })
  .prefault({})
  .describe('How long each step of a request may take')

export const calendarSchema = z.strictObject({
  $schema: z.string().optional(),
  timeZone: text,
  source: sourceId,
  verified: z.boolean(),
  hours: z
    .partialRecord(weekday, z.array(z.strictObject({ from: time, to: time })))
    .describe('Office hours; a weekday that is missing is not worked'),
  holidays: z.array(
    z.strictObject({
      day: z.union([monthDay, z.literal('easter-monday')]),
      name: text,
      since: z.int().optional().describe('First year'),
      source: sourceId,
    }),
  ),
  closures: z
    .array(z.strictObject({ from: date, to: date, name: text }))
    .default([])
    .describe('Bridge days and closures decided by the organisation'),
  requests: requestTimes,
})
