import type { Action, Block, Fact } from '../channel/message.ts'
import type { Application, Faq, Topic } from '../knowledge/schema.ts'
import { deputyFact, masterFact, mastersFor, presence } from './master-reply.ts'
import { actionNames, type ReplyContext, recordName, secondary, sourceText } from './reply-context.ts'

/** The card of an IT matter or of a frequent question: what to do, whom to turn to, what is behind. */
export function topicBlocks(context: ReplyContext, topic: Topic, faq: Faq | undefined): Block[] {
  const { texts, knowledge } = context
  const { labels } = texts
  const answer = faq?.answer ?? topic.answer
  const said = answer === null ? undefined : english(context, answer.en, answer.it)
  const viaMaster = topic.firstContact === 'master'
  const facts: Fact[] = []
  if (viaMaster) facts.push(...ownMasterFact(context, topic))
  else facts.push({ label: labels.firstContact, text: recordName(context, topic.firstContact) })
  if (topic.secondLevel !== null && topic.secondLevel !== topic.firstContact) {
    facts.push({
      label: labels.behind,
      text: `${recordName(context, topic.secondLevel)}${verified(context, topic.verified)}`,
    })
  }
  if (topic.whoMayAsk !== null) facts.push({ label: labels.whoMayAsk, text: topic.whoMayAsk })
  const source = faq ?? topic
  const url = knowledge.base.organization.sources[source.source]?.url
  facts.push({
    label: labels.source,
    text: `${sourceText(context, source.source, null)}${verified(context, source.verified)}`,
    ...(url === undefined ? {} : { url }),
  })
  return [
    { type: 'heading', text: recordName(context, topic.id) },
    ...(said === undefined ? [] : [{ type: 'paragraph' as const, text: said }]),
    { type: 'paragraph', text: whereTo(context, topic, viaMaster) },
    ...(topic.selfHelp.length === 0
      ? []
      : [
          {
            type: 'list' as const,
            title: labels.selfHelp,
            items: topic.selfHelp.map((help) => english(context, help.en, help.text)),
          },
        ]),
    { type: 'facts', facts },
    { type: 'actions', actions: topicActions(context, topic.id, viaMaster, topic.firstContact) },
  ]
}

/** The card of a program. */
export function applicationBlocks(context: ReplyContext, application: Application): Block[] {
  const { labels } = context.texts
  const url = context.knowledge.base.organization.sources[application.source]?.url
  const owner = application.owner.map((unit) => recordName(context, unit)).join('; ')
  const facts: Fact[] = [
    { label: labels.purpose, text: english(context, application.en.purpose, application.purpose) },
    ...(owner === '' && application.ownerNote === null
      ? []
      : [{ label: labels.owner, text: owner === '' ? (application.ownerNote ?? '') : owner }]),
    ...(application.secondLevel === null
      ? []
      : [
          { label: labels.behind, text: `${recordName(context, application.secondLevel)} (${context.texts.toVerify})` },
        ]),
    {
      label: labels.source,
      text: `${sourceText(context, application.source, null)}${verified(context, application.verified)}`,
      ...(url === undefined ? {} : { url }),
    },
  ]
  return [
    { type: 'heading', text: recordName(context, application.id) },
    { type: 'paragraph', text: context.texts.topicMaster() },
    { type: 'facts', facts },
    { type: 'actions', actions: topicActions(context, application.id, true, 'master') },
  ]
}

function whereTo(context: ReplyContext, topic: Topic, viaMaster: boolean): string {
  if (!viaMaster) return context.texts.topicUnit(recordName(context, topic.firstContact))
  const own = context.unit === null ? undefined : mastersFor(context, context.unit)
  const master =
    own?.masters.find((candidate) => candidate.skills.includes(topic.parent ?? topic.id)) ?? own?.masters[0]
  if (master === undefined) return context.texts.topicMaster()
  const { away, deputy } = presence(context, master)
  return away && deputy !== undefined
    ? context.texts.topicMasterAway(master.name, deputy.name)
    : context.texts.topicOwnMaster(master.name)
}

function ownMasterFact(context: ReplyContext, topic: Topic): Fact[] {
  const { texts } = context
  const own = context.unit === null ? undefined : mastersFor(context, context.unit)
  if (own === undefined) return [{ label: texts.labels.firstContact, text: texts.masterFallback() }]
  const skilled = own.masters.filter((master) => master.skills.includes(topic.parent ?? topic.id))
  return (skilled.length > 0 ? skilled : own.masters).flatMap((master) => {
    const { away, deputy } = presence(context, master)
    return [masterFact(context, master), ...(away && deputy !== undefined ? [deputyFact(context, deputy)] : [])]
  })
}

function topicActions(context: ReplyContext, id: string, viaMaster: boolean, firstContact: string): Action[] {
  const { actions } = context.texts
  const open: Action = {
    action: actionNames.openRequest,
    value: id,
    label: actions.openRequest,
    typed: actions.openRequestTyped,
    opens: 'form',
    style: 'primary',
  }
  if (!viaMaster) {
    const name = context.knowledge.tree.unit(firstContact)?.name ?? firstContact
    return [
      secondary(actionNames.ask, actions.askHead(name), actions.head, actions.askHead(name)),
      { ...open, style: 'secondary' },
    ]
  }
  return context.unit === null
    ? [open, secondary(actionNames.chooseUnit, '', actions.chooseUnit, actions.chooseUnitTyped)]
    : [open]
}

function verified(context: ReplyContext, isVerified: boolean): string {
  return isVerified ? '' : ` (${context.texts.toVerify})`
}

function english(context: ReplyContext, translated: string | undefined, original: string): string {
  return context.answer.language === 'en' ? (translated ?? original) : original
}
