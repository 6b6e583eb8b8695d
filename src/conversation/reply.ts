import type { Action, Block, OutgoingMessage } from '../channel/message.ts'
import { composeMessage } from '../channel/plain-text.ts'
import type { Knowledge } from '../knowledge/knowledge.ts'
import type { HistoryFact, Role } from '../knowledge/schema.ts'
import type { Answer } from './answer.ts'
import { actionNames, type ReplyContext, recordName, replyContext, secondary, sourceText } from './reply-context.ts'
import { applicationBlocks, topicBlocks } from './topic-reply.ts'
import { unitBlocks } from './unit-reply.ts'

/** Puts an answer into words: never a dead end, each reply says what one can do next. */
export function replyTo(answer: Answer, knowledge: Knowledge, unit: string | null): OutgoingMessage {
  const context = replyContext(answer, knowledge, unit)
  return composeMessage(answer.language, [...mainBlocks(context), ...whyBlocks(context)])
}

function mainBlocks(context: ReplyContext): Block[] {
  const { answer, texts, knowledge } = context
  switch (answer.outcome) {
    case 'answer':
      return answerBlocks(context)
    case 'clarify':
      return [
        { type: 'paragraph', text: texts.clarify() },
        {
          type: 'actions',
          actions: answer.records.map((id, at) =>
            secondary(actionNames.choose, id, recordName(context, id), String(at + 1)),
          ),
        },
        { type: 'paragraph', text: texts.clarifyRest() },
      ]
    case 'unknown':
      return [{ type: 'paragraph', text: unknownText(context) }, nextSteps(context)]
    case 'smalltalk':
      return [{ type: 'paragraph', text: texts.greeting(knowledge.base.organization.botName) }, suggestions(context)]
    case 'command':
      return helpBlocks(context)
  }
}

function answerBlocks(context: ReplyContext): Block[] {
  const { base, tree } = context.knowledge
  const [id] = context.answer.records
  if (id === undefined) return []
  const unit = tree.unit(id)
  if (unit !== undefined) return [...unitBlocks(context, unit), ...others(context)]
  const faq = base.faq.find((entry) => entry.id === id)
  const topic = base.topics.find((entry) => entry.id === (faq?.topic ?? id))
  if (topic !== undefined) return topicBlocks(context, topic, faq)
  const application = base.applications.find((entry) => entry.id === id)
  if (application !== undefined) return applicationBlocks(context, application)
  const role = base.roles.find((entry) => entry.id === id)
  if (role !== undefined) return roleBlocks(context, role)
  const fact = base.history.find((entry) => entry.id === id)
  if (fact !== undefined) return historyBlocks(context, fact)
  return collectionBlocks(context, id)
}

/** What else fits, a press away. */
function others(context: ReplyContext): Block[] {
  const { intent, records } = context.answer
  if (intent !== 'who' || records.length < 2) return []
  const actions = records.slice(1).map((id) => {
    const name = recordName(context, id)
    return secondary(actionNames.choose, id, name, name)
  })
  return [
    { type: 'paragraph', text: context.texts.others },
    { type: 'actions', actions },
  ]
}

function roleBlocks(context: ReplyContext, role: Role): Block[] {
  const { texts, answer } = context
  return [
    { type: 'heading', text: recordName(context, role.id) },
    { type: 'paragraph', text: answer.language === 'en' ? (role.en.text ?? role.text) : role.text },
    ...(answer.intent === 'head' ? [{ type: 'paragraph' as const, text: texts.roleHeadLead() }] : []),
    ...(answer.intent === 'master' ? [{ type: 'paragraph' as const, text: texts.masterFallback() }] : []),
    { type: 'facts', facts: [{ label: texts.labels.source, text: sourceText(context, role.source, null) }] },
    {
      type: 'actions',
      actions: [secondary(actionNames.chooseUnit, '', texts.actions.chooseUnit, texts.actions.chooseUnitTyped)],
    },
  ]
}

function historyBlocks(context: ReplyContext, fact: HistoryFact): Block[] {
  const { texts, answer } = context
  const english = answer.language === 'en'
  return [
    { type: 'heading', text: recordName(context, fact.id) },
    { type: 'paragraph', text: texts.historyLead() },
    {
      type: 'facts',
      facts: [
        { label: texts.labels.when, text: english ? (fact.en.when ?? fact.when) : fact.when },
        { label: texts.labels.note, text: english ? (fact.en.text ?? fact.text) : fact.text },
        { label: texts.labels.source, text: sourceText(context, fact.source, null) },
      ],
    },
    suggestions(context),
  ]
}

function collectionBlocks(context: ReplyContext, collection: string): Block[] {
  const { texts, answer, knowledge } = context
  const kind = knowledge.base.organization.kinds.find((candidate) => candidate.collection === collection)
  if (kind === undefined) return []
  const units = knowledge.tree.ofKind(kind.id)
  const plural = answer.language === 'en' ? kind.en.plural : kind.plural
  const note = answer.language === 'en' ? kind.en.note : kind.note
  const { asOf } = knowledge.base.organization
  const source = units[0]?.source
  return [
    { type: 'heading', text: plural },
    {
      type: 'paragraph',
      text:
        answer.intent === 'children'
          ? texts.collectionList(units.length, plural)
          : texts.collectionCount(units.length, plural),
    },
    ...(note === null ? [] : [{ type: 'notice' as const, tone: 'info' as const, text: note }]),
    { type: 'list', items: units.map((unit) => recordName(context, unit.id)) },
    ...(source === undefined
      ? []
      : [{ type: 'facts' as const, facts: [{ label: texts.labels.source, text: sourceText(context, source, asOf) }] }]),
    suggestions(context),
  ]
}

function unknownText(context: ReplyContext): string {
  switch (context.answer.unknown) {
    case 'outside':
      return context.texts.unknownOutside()
    case 'empty':
      return context.texts.unknownEmpty()
    default:
      return context.texts.unknownNotFound()
  }
}

function nextSteps(context: ReplyContext): Block {
  const { actions } = context.texts
  const help = secondary(actionNames.ask, actions.helpTyped, actions.help, actions.helpTyped)
  const open: Action = {
    ...secondary(actionNames.openRequest, '', actions.openRequest, actions.openRequestTyped),
    opens: 'form',
  }
  return { type: 'actions', actions: context.answer.unknown === 'outside' ? [help] : [open, help] }
}

function suggestions(context: ReplyContext): Block {
  return {
    type: 'actions',
    actions: context.knowledge.base.organization.suggestions[context.answer.language]
      .slice(0, 5)
      .map((text) => secondary(actionNames.ask, text, text, text)),
  }
}

function helpBlocks(context: ReplyContext): Block[] {
  const { texts, knowledge } = context
  const { botName, name } = knowledge.base.organization
  return [
    { type: 'paragraph', text: texts.help(botName, name) },
    { type: 'list', items: texts.helpItems() },
    suggestions(context),
  ]
}

function whyBlocks(context: ReplyContext): Block[] {
  const { answer, texts } = context
  if (answer.outcome !== 'answer' || answer.why.length === 0) return []
  const items = answer.why.map((reason) => texts.reason(reason, (id) => recordName(context, id)))
  return [{ type: 'details', summary: texts.why, items: [...new Set(items)] }]
}
