import { parseArgs } from 'node:util'
import { systemClock } from '../clock.ts'
import { nextDay, readDay } from '../conversation/desk/day-words.ts'
import { deskVoice } from '../conversation/desk/names.ts'
import type { Responder } from '../conversation/responder.ts'
import { routeText } from '../conversation/texts/trail-texts.ts'
import { CentralinoError } from '../errors.ts'
import type { Worker } from '../requests/assignee.ts'
import { buildDirectory, dayAtWork } from '../requests/directory.ts'
import { instantsOf, localDay } from '../requests/local-time.ts'
import { route } from '../requests/routing.ts'
import { buildWorkingCalendar } from '../requests/working-calendar.ts'
import type { CommandContext } from './command.ts'
import { openKnowledge } from './open-knowledge.ts'

/** `centralino route`: whom a request would go to and why, by the knowledge base alone. */
export async function showRoute(context: CommandContext): Promise<number> {
  const { values } = parseArgs({
    args: [...context.args],
    options: {
      unit: { type: 'string' },
      topic: { type: 'string' },
      application: { type: 'string' },
      at: { type: 'string' },
      english: { type: 'boolean', default: false },
      knowledge: { type: 'string' },
    },
  })
  const { unit, topic = null, application = null } = values
  if (unit === undefined || (topic === null && application === null)) {
    throw wrong('route needs --unit ID and --topic ID or --application ID; see "centralino route --help".')
  }
  const now = systemClock.now()
  const responder = await openKnowledge(values.knowledge ?? context.config.knowledgeFolder, now)
  const { base } = responder.knowledge
  if (responder.knowledge.tree.unit(unit) === undefined) throw unknown('unit', unit)
  if (topic !== null && !base.topics.some(({ id }) => id === topic)) throw unknown('topic', topic)
  if (application !== null && !base.applications.some(({ id }) => id === application)) {
    throw unknown('application', application)
  }
  const at = values.at === undefined ? now : readInstant(values.at, base.calendar.timeZone, now)
  const calendar = buildWorkingCalendar(base.calendar)
  const question = { unit, topic, application, at, declinedBy: [], hops: 0, loads: new Map<string, number>() }
  const { assignee, trail } = route(question, buildDirectory(base), calendar)
  const voice = deskVoice(values.english ? 'en' : 'it', responder.knowledge, new Map())
  const who = { name: voice.assigneeName(assignee), email: emailOf(assignee, responder) }
  context.out(routeText(who, dayAtWork(calendar, at), trail, voice.language, voice.nameOf))
  return 0
}

function emailOf(worker: Worker, { knowledge }: Responder): string | null {
  const { base, tree } = knowledge
  return worker.kind === 'master'
    ? (base.masters.find(({ id }) => id === worker.master)?.contacts.email ?? null)
    : (tree.unit(worker.unit)?.desk?.email ?? null)
}

/** A day, from its first moment on, or a day and a time of the organisation: `2026-12-24T10:30`. */
function readInstant(text: string, timeZone: string, now: Date): Date {
  const [date = '', time] = text.split(/[T ]/)
  const said = readDay(date)
  const isTime = time === undefined || /^(?:[01]\d|2[0-3]):[0-5]\d$/.test(time)
  if (said === undefined || !isTime) {
    throw wrong(`--at is a day like 2026-12-24, or a day and a time like 2026-12-24T10:30, not "${text}".`)
  }
  const day = nextDay(said, localDay(timeZone, now))
  return new Date(instantsOf(timeZone, day, time ?? '00:00').first)
}

function unknown(what: string, id: string): CentralinoError {
  return wrong(`there is no ${what} "${id}" in the knowledge base.`)
}

function wrong(message: string): CentralinoError {
  return new CentralinoError('usage/invalid', message)
}
