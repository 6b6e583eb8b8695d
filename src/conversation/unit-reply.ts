import type { Action, Block, Fact } from '../channel/message.ts'
import type { Unit } from '../knowledge/schema.ts'
import { masterFacts } from './master-reply.ts'
import { actionNames, headTitle, type ReplyContext, recordName, secondary, sourceText } from './reply-context.ts'

/** Children named in a card; more are counted. */
const maxListed = 40

/** The card of a unit: what was asked first, then its place, head, work, contacts, source. */
export function unitBlocks(context: ReplyContext, unit: Unit): Block[] {
  return [
    { type: 'heading', text: recordName(context, unit.id) },
    { type: 'paragraph', text: lead(context, unit) },
    ...(context.answer.intent === 'children' || context.answer.intent === 'count' ? childrenList(context, unit) : []),
    { type: 'facts', facts: unitFacts(context, unit) },
    ...(unit.notes === null
      ? []
      : [{ type: 'notice' as const, tone: 'info' as const, text: english(context, unit.en.notes, unit.notes) }]),
    { type: 'actions', actions: unitActions(context, unit) },
  ]
}

function lead(context: ReplyContext, unit: Unit): string {
  const { texts, knowledge, answer } = context
  const name = recordName(context, unit.id)
  const children = knowledge.tree.children(unit.id)
  switch (answer.intent) {
    case 'head':
      return texts.headLead(name, headTitle(context, unit, knowledge.tree.kind(unit.kind)))
    case 'parent':
      return texts.parentLead(name, pathAbove(context, unit))
    case 'children':
      return children.length === 0 ? texts.noChildren(name) : texts.childrenLead(name, children.length)
    case 'count':
      return children.length === 0 ? texts.noChildren(name) : texts.countLead(name, countsBelow(context, unit))
    case 'contact':
      return texts.contactLead(name, contactFacts(context, unit).length > 0)
    case 'master':
      return masterFacts(context, unit.id).lead
    default:
      return texts.unitLead(answer.intent, name)
  }
}

function pathAbove(context: ReplyContext, unit: Unit): string[] {
  return context.knowledge.tree.ancestors(unit.id).map((above) => recordName(context, above.id))
}

/** How many units of each kind stand below, all levels. */
function countsBelow(context: ReplyContext, unit: Unit): string[] {
  const counts = new Map<string, number>()
  for (const below of context.knowledge.tree.descendants(unit.id))
    counts.set(below.kind, (counts.get(below.kind) ?? 0) + 1)
  return [...counts].map(([id, count]) => {
    const kind = context.knowledge.tree.kind(id)
    const names = context.answer.language === 'en' ? kind?.en : kind
    return `${count} ${count === 1 ? (names?.name ?? id) : (names?.plural ?? id)}`
  })
}

function childrenList(context: ReplyContext, unit: Unit): Block[] {
  const { tree } = context.knowledge
  const lines = tree
    .children(unit.id)
    .flatMap((child) => [
      recordName(context, child.id),
      ...tree.children(child.id).map((below) => `— ${recordName(context, below.id)}`),
    ])
  if (lines.length === 0) return []
  const cut = lines.slice(0, maxListed)
  return [
    { type: 'list', title: context.texts.labels.children, items: lines.length > cut.length ? [...cut, '…'] : cut },
  ]
}

function unitFacts(context: ReplyContext, unit: Unit): Fact[] {
  const { labels, toVerify } = context.texts
  const facts: Fact[] = []
  const path = pathAbove(context, unit)
  if (path.length > 0 && context.answer.intent !== 'parent')
    facts.push({ label: labels.partOf, text: path.join(' › ') })
  const head = headTitle(context, unit, context.knowledge.tree.kind(unit.kind))
  if (head !== null && context.answer.intent !== 'head') facts.push({ label: labels.head, text: head })
  const does = unit.functions.map((fn) => `${english(context, fn.en, fn.text)}${fn.verified ? '' : ` (${toVerify})`}`)
  if (does.length > 0) facts.push({ label: labels.does, text: does.join('; ') })
  facts.push(...contactFacts(context, unit))
  if (context.answer.intent === 'master') facts.push(...masterFacts(context, unit.id).facts)
  const { sources, asOf } = context.knowledge.base.organization
  const url = sources[unit.source]?.url
  facts.push({
    label: labels.source,
    text: sourceText(context, unit.source, unit.asOf ?? asOf),
    ...(url === undefined ? {} : { url }),
  })
  return facts
}

function contactFacts(context: ReplyContext, unit: Unit): Fact[] {
  const { labels } = context.texts
  const { email, phone, address, hours, url } = unit.contacts
  return [
    ...(email === undefined ? [] : [{ label: labels.email, text: email, url: `mailto:${email}` }]),
    ...(phone === undefined ? [] : [{ label: labels.phone, text: phone }]),
    ...(address === undefined ? [] : [{ label: labels.address, text: address }]),
    ...(hours === undefined ? [] : [{ label: labels.hours, text: hours }]),
    ...(url === undefined ? [] : [{ label: labels.website, text: url, url }]),
  ]
}

/** What one may want to know next about the unit. */
function unitActions(context: ReplyContext, unit: Unit): Action[] {
  const { actions } = context.texts
  const { intent } = context.answer
  const offer = (typed: string, label: string) => secondary(actionNames.ask, typed, label, typed)
  const hasChildren = context.knowledge.tree.children(unit.id).length > 0
  return [
    ...(intent === 'head' ? [] : [offer(actions.askHead(unit.name), actions.head)]),
    ...(intent === 'children' || !hasChildren ? [] : [offer(actions.askChildren(unit.name), actions.children)]),
    ...(intent === 'parent' || unit.parent === null || hasChildren
      ? []
      : [offer(actions.askParent(unit.name), actions.parent)]),
    ...(intent === 'master'
      ? [
          {
            ...secondary(actionNames.openRequest, '', actions.openRequest, actions.openRequestTyped),
            style: 'primary' as const,
          },
        ]
      : [offer(actions.askMaster(unit.name), actions.master)]),
  ]
}

function english(context: ReplyContext, translated: string | undefined, original: string): string {
  return context.answer.language === 'en' ? (translated ?? original) : original
}
