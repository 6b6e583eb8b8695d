import type { OutgoingMessage } from '../channel/message.ts'
import { composeMessage } from '../channel/plain-text.ts'
import {
  absenceEnded,
  absenceForm,
  absenceNoted,
  possibleDeputies,
  standInMessage,
  stoodInMessage,
} from '../conversation/desk/absence-form.ts'
import { type AbsenceWords, readAbsenceDays } from '../conversation/desk/absence-words.ts'
import { nextDay, readDay } from '../conversation/desk/day-words.ts'
import { findMaster } from '../conversation/desk/find-master.ts'
import type { DeskVoice } from '../conversation/desk/names.ts'
import { absenceTexts } from '../conversation/texts/absence-texts.ts'
import { type Absence, type SaidAbsences, withAbsence, withReturn } from '../requests/absences.ts'
import type { Directory } from '../requests/directory.ts'
import { deputyOn, whyUnavailable } from '../requests/directory.ts'
import type { Request } from '../requests/request.ts'
import { keepAbsences, saidAbsences } from './absences.ts'
import { actorOf, type DeskBase, isReachable, personOf, voiceFor } from './desk-context.ts'
import { type DeskTurnContext, type DeskTurned, showForm } from './desk-turned.ts'
import { carryOut, type Kept, owe, sendNotices } from './request-keeping.ts'

type Master = NonNullable<ReturnType<Directory['master']>>

/** Notes when a master is away and who stands in; what nobody has taken passes on at once where it begins now. */
export async function noteAbsence(
  words: AbsenceWords,
  context: DeskTurnContext,
  voice: DeskVoice,
): Promise<DeskTurned> {
  const { person, desk, tx, state, at } = context
  const texts = absenceTexts(voice.language)
  const own = actorOf(person, desk).masters
  if (own.length === 0) return reply(texts.onlyMasters, context, voice)

  const today = desk.calendar.dayOf(new Date(at))
  const days = readAbsenceDays(words, today)
  const deputies = possibleDeputies(own, desk.responder.knowledge)
  const deputy = words.deputy === '' ? undefined : findMaster(words.deputy, deputies)
  const errors = {
    ...('wrong' in days && (words.from !== '' || words.to !== '')
      ? wrongDays(days.wrong, texts.wrong[days.wrong])
      : {}),
    ...(words.deputy !== '' && deputy === undefined ? { deputy: wrongDeputy(words.deputy, own, context, voice) } : {}),
  }
  if ('wrong' in days || Object.keys(errors).length > 0) {
    const known = 'wrong' in days ? { from: asDay(words.from, today), to: asDay(words.to, today) } : days
    return showForm(absenceForm({ ...known, deputy: deputy?.id ?? '' }, errors, deputies, voice), state, context, voice)
  }

  const absence: Absence = { ...days, deputy: deputy?.id ?? null }
  let said = await saidAbsences(tx)
  for (const master of own) said = { ...said, [master]: withAbsence(said[master], absence, today) }
  const after = await keep(said, 'master/absent', { masters: own, ...absence }, context)
  const { moved, kept } = await passOn(own, after, context)
  const standIn = standInFor(own, absence, after)
  const noted = { absence, ...standIn, moved: moved.length, kept }
  return {
    state: { ...state, filling: null },
    replies: [absenceNoted(noted, voice)],
    notify: async () => {
      if (standIn.deputy !== null) {
        const name = own.map(voice.nameOf).join(', ')
        await tell(standIn.deputy.id, (theirs) => standInMessage(name, absence, theirs), context)
      }
      const nowContext = { ...context, desk: after }
      for (const { request, notices } of moved) await sendNotices(notices, request, null, nowContext)
    },
  }
}

/** A master is back before the noted day, or calls off what they noted. */
export async function noteReturn(context: DeskTurnContext, voice: DeskVoice): Promise<DeskTurned> {
  const { person, desk, tx, state, at } = context
  const own = actorOf(person, desk).masters
  if (own.length === 0) return reply(absenceTexts(voice.language).onlyMasters, context, voice)
  const today = desk.calendar.dayOf(new Date(at))
  let said = await saidAbsences(tx)
  const ended: Absence[] = []
  const written = desk.withAbsences({}).directory
  for (const master of own) {
    const returned = withReturn(said[master], written.master(master) ?? { absences: [] }, today)
    said = { ...said, [master]: returned.said }
    ended.push(...returned.ended.filter((one) => !ended.some(({ from, to }) => from === one.from && to === one.to)))
  }
  const standIns = ended.map((absence) => standInFor(own, absence, desk).deputy)
  if (ended.length > 0) await keep(said, 'master/back', { masters: own }, context)
  const calledOff = ended.every(({ from }) => from > today)
  return {
    state,
    replies: [absenceEnded(ended, calledOff, voice)],
    notify: async () => {
      const names = own.map(voice.nameOf).join(', ')
      for (const master of new Set(standIns.flatMap((deputy) => deputy?.id ?? []))) {
        await tell(master, (theirs) => stoodInMessage(names, theirs), context)
      }
    },
  }
}

async function keep(said: SaidAbsences, what: string, data: object, context: DeskTurnContext): Promise<DeskBase> {
  const { tx, person, at, desk } = context
  await keepAbsences(said, tx)
  await tx.journal.append({ at, actor: person.id, what, data: { ...data } })
  return desk.withAbsences(said)
}

type Moved = Exclude<Kept, { refusal: unknown }>

/** What nobody had taken goes to whoever stands in, if the absence has begun; what is in charge stays. */
async function passOn(
  own: readonly string[],
  desk: DeskBase,
  context: DeskTurnContext,
): Promise<{ moved: Moved[]; kept: number }> {
  const assigned: Request[] = []
  for (const master of own) assigned.push(...(await context.tx.requests.byAssignee({ kind: 'master', master })))
  const moved: Moved[] = []
  for (const request of assigned) {
    const command = { type: 'reassign', cause: 'assignee-away' } as const
    const done = await carryOut(command, request, 'system', { ...context, desk })
    if (!('refusal' in done)) moved.push(done)
  }
  const inCharge = assigned.filter(({ status }) => status === 'taken' || status === 'waiting')
  return { moved, kept: inCharge.length }
}

/** Who stands in on the first day, and whether they are away then themselves. */
function standInFor(
  own: readonly string[],
  { from }: Absence,
  { directory }: DeskBase,
): { readonly deputy: Master | null; readonly deputyIsAway: boolean } {
  for (const id of own) {
    const master = directory.master(id)
    const deputy = master === undefined ? null : deputyOn(master, from)
    const found = deputy === null || own.includes(deputy) ? undefined : directory.master(deputy)
    if (found !== undefined) return { deputy: found, deputyIsAway: whyUnavailable(found, from) === 'absence' }
  }
  return { deputy: null, deputyIsAway: false }
}

async function tell(
  master: string,
  compose: (voice: DeskVoice) => OutgoingMessage,
  context: DeskTurnContext,
): Promise<void> {
  const { desk, tx } = context
  const person = await personOf({ kind: 'master', master }, desk, tx)
  if (!isReachable(person)) return
  await owe(person, compose(await voiceFor(person.language, [], desk, tx)), null, context)
}

function wrongDays(wrong: 'from' | 'to' | 'over' | 'order', text: string): { from?: string; to?: string } {
  return wrong === 'from' ? { from: text } : { to: text }
}

function wrongDeputy(said: string, own: readonly string[], { desk }: DeskTurnContext, voice: DeskVoice): string {
  const texts = absenceTexts(voice.language)
  const themselves = desk.responder.knowledge.base.masters.filter(({ id }) => own.includes(id))
  return findMaster(said, themselves) === undefined ? texts.unknownDeputy(said) : texts.ownDeputy
}

function asDay(words: string, today: string): string {
  const said = readDay(words)
  return said === undefined ? '' : nextDay(said, today)
}

function reply(text: string, { state }: DeskTurnContext, voice: DeskVoice): DeskTurned {
  const message = composeMessage(voice.language, [{ type: 'paragraph', text }])
  return { state, replies: [message], notify: () => Promise.resolve() }
}
