import { rightsOf } from './administration/editing-people.ts'
import type { ChannelLimits } from './channel/adapter.ts'
import type { IncomingContent, IncomingMessage, Language, OutgoingMessage } from './channel/message.ts'
import { composeMessage } from './channel/plain-text.ts'
import { specialActions } from './channel/special-actions.ts'
import type { Clock } from './clock.ts'
import { knowledgeOrderLanguage } from './conversation/administration/knowledge-words.ts'
import { readKnowledgeStep } from './conversation/administration/read-knowledge-step.ts'
import { converse } from './conversation/converse.ts'
import { type DeskStep, readDeskStep, readFocusedText } from './conversation/desk/desk.ts'
import { aboutRecord, beyondOrder, newDraft } from './conversation/desk/draft.ts'
import { helpFor } from './conversation/desk/help.ts'
import { orderLanguage, readRequestWords } from './conversation/desk/words.ts'
import { continueForm } from './conversation/form-dialogue.ts'
import { type ConversationState, readConversationState } from './conversation/state.ts'
import { conversationTexts } from './conversation/texts/conversation-texts.ts'
import type { Actor } from './requests/command.ts'
import type { Person } from './store/person.ts'
import type { Store, Transaction } from './store/store.ts'
import { deskInForce } from './turn/absences.ts'
import { actorOf, type DeskBase, voiceFor } from './turn/desk-context.ts'
import { refreshCard, takeDeskStep } from './turn/desk-turn.ts'
import type { DeskTurnContext, DeskTurned } from './turn/desk-turned.ts'
import type { Editing } from './turn/editing.ts'
import { afterQuestion } from './turn/feedback/feedback-turn.ts'
import { takeSaid } from './turn/feedback/said-turn.ts'
import { handOverWaiting } from './turn/first-contact.ts'
import { contentOfForm, rememberForm } from './turn/form-again.ts'
import { showHome } from './turn/home-turn.ts'
import { takeKnowledgeTurn } from './turn/knowledge-turn.ts'
import { takePrivately, takePrivateStep } from './turn/private-turn.ts'
import { personKey } from './turn/request-keeping.ts'
import { recognizeSender } from './turn/sender.ts'
import { unitFromProfile } from './turn/workplace.ts'

export interface TurnDependencies {
  readonly store: Store
  /** The knowledge base in force at this moment, ready for answers and requests. */
  desk(): DeskBase
  readonly clock: Clock
  readonly newId: () => string
  /** What a channel can show; undefined where no such channel is open. */
  limitsOf(channel: string): ChannelLimits | undefined
  /** Absent: the base is not changed in conversations. */
  readonly editing?: Editing
  /** Called after messages were put into the outbox. */
  wake(): void
}

/** Takes one incoming message. Resolves once everything it led to is safely kept. */
export type Turn = (message: IncomingMessage) => Promise<void>

type SaidText = Pick<Extract<IncomingContent, { type: 'text' }>, 'text' | 'quoted'>

interface Step {
  readonly message: IncomingMessage
  readonly person: Person
  readonly state: ConversationState
  readonly desk: DeskBase
  readonly tx: Transaction
  readonly at: string
}

/**
 * One message, in one transaction: what it changes and the messages it causes are kept together or not at all.
 * An event that was seen before changes nothing.
 */
export function createTurn(dependencies: TurnDependencies): Turn {
  const { store, clock, newId, limitsOf, wake } = dependencies

  return async (message) => {
    const at = clock.now().toISOString()
    const wakesKeeper = await store.transaction(async (tx) => {
      // 1. A platform delivers an event again when in doubt.
      if (!(await tx.inbox.accept(message.address.channel, message.eventId, at))) return false
      // 2. Who writes, by the platform's word. Kept at once: what follows may look them up.
      const person = await recognizeSender(message, tx, newId)
      const isFirst = ((await tx.people.get(person.id))?.addresses ?? []).length === 0 && person.addresses.length > 0
      await tx.people.put(person)
      // 3. Who is there today, and what was said before.
      const desk = await deskInForce(dependencies.desk(), tx)
      const key = conversationKey(message, person)
      const state = readConversationState(await tx.conversations.get(key))
      // 4. What to do and to say.
      const unit = unitFromProfile(person, message.sender, desk)
      const placed = { ...person, unit: person.unit ?? unit ?? null }
      const turned = await respond({ message, person: placed, state, desk, tx, at }, message.content)
      // 5. All of it, kept together: the reply first, then whoever else must hear of it.
      await tx.conversations.put(key, rememberForm(turned.state, turned.replies, message.content))
      const language = turned.replies.at(-1)?.language ?? person.language
      // A unit read from a profile counts once the person has been told, so that they can correct it.
      const told = unit !== undefined && turned.unit === undefined && speaksAlone(message)
      await tx.people.put({ ...person, unit: turned.unit ?? (told ? unit : person.unit), language })
      for (const reply of told ? [...turned.replies, profileNotice(unit, language, desk)] : turned.replies) {
        await tx.outbox.add({ id: newId(), address: message.address, message: reply, to: person.id, request: null, at })
      }
      await turned.notify()
      if (isFirst) await handOverWaiting(person, { desk, tx, newId, at })
      return turned.wakesKeeper === true
    })
    // 6. Sending is the dispatcher's work.
    wake()
    if (wakesKeeper) dependencies.editing?.wake()
  }

  async function respond(step: Step, content: IncomingContent): Promise<DeskTurned> {
    const { state, person, desk, tx } = step
    const { knowledge } = desk.responder
    // A form under way takes the text, unless it is called off.
    if (state.filling !== null && content.type === 'text' && !isCallOff(content.text)) {
      const voice = await voiceFor(person.language, [], desk, tx)
      const next = continueForm(state.filling, content.text, voice)
      const left = { ...step, state: { ...state, filling: null } }
      if (next.type === 'done') return respond(left, next.content)
      if (!next.understood && isOrder(content.text, desk)) return respond(left, content)
      return { state: { ...state, filling: next.filling }, replies: [next.message], notify: nothing }
    }
    if (content.type === 'action' && content.action === 'request:reply-no' && state.pendingReply !== null) {
      const free = { ...state, focus: null, pendingReply: null }
      return respond({ ...step, state: free }, { type: 'text', text: state.pendingReply })
    }
    if (content.type === 'action' && content.action === specialActions.home) return showHome(deskContext(step))
    if (content.type === 'action' && content.action === specialActions.refresh) {
      return refreshCard(content.value, deskContext(step))
    }
    if (content.type === 'action' && content.action === specialActions.form) {
      const again = contentOfForm(content.value, state)
      if (again !== undefined) return respond(step, again)
    }
    const limits = step.message.scope === 'shared' ? { limitsOf } : null
    const said = await takeSaid(content, deskContext(step), limits)
    if (said !== undefined) return said
    const keeping = onKnowledge(content, step)
    if (keeping !== undefined) return keeping
    const read = readDeskStep(content, state, person.unit, knowledge)
    if (read !== undefined)
      return onDesk(read, { ...step, person: { ...person, language: languageOf(content, person) } })
    return answer(step, content)
  }

  /** What is not said to the desk is a question; some questions turn out to be orders to the desk. */
  async function answer(step: Step, content: IncomingContent): Promise<DeskTurned> {
    const { state, person, desk } = step
    const speaker = { unit: person.unit, language: person.language }
    const turned = converse(content, state, speaker, desk.responder)
    const { last } = turned.state
    if (content.type !== 'text' && !(content.type === 'action' && content.action === 'ask')) {
      return noticed({ ...turned, notify: nothing }, step)
    }
    const said: SaidText = content.type === 'text' ? content : { text: content.value }
    const { text } = said
    const ordered = last !== state.last && last?.outcome === 'command' ? last : undefined
    if (ordered !== undefined) {
      const spoken = { ...step, person: { ...person, language: ordered.language } }
      if (ordered.intent === 'request-status') return onDesk({ type: 'list', which: 'mine' }, spoken)
      if (ordered.intent === 'open-request') return onDesk(beginRequest(said, step, ordered.records), spoken)
    }
    if (ordered?.intent === 'help') {
      const voice = await voiceFor(ordered.language, [], desk, step.tx)
      const actor = step.message.scope === 'shared' ? anybody(person) : actorOf(person, desk)
      return { ...turned, replies: turned.replies.map((help) => helpFor(help, actor, voice)), notify: nothing }
    }
    if (content.type === 'text' && last !== state.last && state.focus !== null && last?.outcome !== 'smalltalk') {
      const asks = text.trim().endsWith('?') && last?.outcome === 'answer'
      const focused = readFocusedText(text, content.attachments ?? [], state, asks)
      if (focused !== undefined) return onDesk(focused, step)
    }
    return noticed({ ...turned, notify: nothing }, step)
  }

  function noticed(turned: DeskTurned, step: Step): Promise<DeskTurned> {
    return afterQuestion(turned, step.state, deskContext(step), step.message.scope === 'shared')
  }

  function beginRequest({ text, quoted }: SaidText, { person, desk }: Step, records: readonly string[]): DeskStep {
    const asker = { unit: person.unit, lastRecord: null }
    const [record] = quoted === undefined ? records : desk.responder.ask(quoted, asker).answer.records
    const description = quoted ?? (record === undefined ? beyondOrder(text) : text)
    const draft = { ...newDraft(person.unit), description }
    return {
      type: 'draft',
      draft: record === undefined ? draft : aboutRecord(draft, record, desk.responder.knowledge),
      show: 'form',
    }
  }

  /** What is said about keeping the base; undefined where it is something else. */
  function onKnowledge(content: IncomingContent, step: Step): Promise<DeskTurned> | undefined {
    const { editing } = dependencies
    if (editing === undefined) return undefined
    const isKeeper = rightsOf(step.person, editing.policy) !== 'none'
    const read = readKnowledgeStep(content, step.desk.responder.knowledge.base, isKeeper)
    if (read === undefined) return undefined
    const language = content.type === 'text' ? knowledgeOrderLanguage(content.text) : step.person.language
    const context = deskContext({ ...step, person: { ...step.person, language } })
    const take = (own: DeskTurnContext) => takeKnowledgeTurn(read, own, editing)
    if (step.message.scope !== 'shared') return take(context)
    const { answeredAlone, writeToMeAlone } = conversationTexts(language)
    return takePrivately(take, context, limitsOf, { answered: answeredAlone, unreachable: writeToMeAlone })
  }

  function onDesk(read: DeskStep, step: Step): Promise<DeskTurned> {
    const context = deskContext(step)
    return step.message.scope === 'shared' ? takePrivateStep(read, context, limitsOf) : takeDeskStep(read, context)
  }

  function deskContext({ message, person, state, desk, tx, at }: Step): DeskTurnContext {
    const limits = limitsOf(message.address.channel)
    const typed = message.content.type === 'text'
    return { person, state, limits, typed, editing: dependencies.editing ?? null, desk, tx, newId, at }
  }
}

const nothing = () => Promise.resolve()

/** Somebody of whom nothing is told where others read along. */
function anybody({ id }: Person): Actor {
  return { person: id, masters: [], offices: [], administrator: false }
}

/** An order is answered in its own language, a button in the one spoken last. */
function languageOf(content: IncomingContent, { language }: Person): Language {
  return (content.type === 'text' ? orderLanguage(content.text) : undefined) ?? language
}

/** Whether somebody who was asked to choose says something else altogether. */
function isOrder(text: string, { responder }: DeskBase): boolean {
  if (readRequestWords(text) !== undefined) return true
  const { outcome, intent } = responder.ask(text, { unit: null, lastRecord: null }).answer
  return outcome === 'command' && (intent === 'help' || intent === 'request-status')
}

/** Whether the reply stands where only its reader sees it, and stays. */
function speaksAlone({ scope, content }: IncomingMessage): boolean {
  const isPassing =
    content.type === 'action' && (content.action === specialActions.home || content.action === specialActions.refresh)
  return scope === 'personal' && !isPassing
}

function profileNotice(unit: string, language: Language, { responder }: DeskBase): OutgoingMessage {
  const name = responder.knowledge.tree.unit(unit)?.name ?? unit
  return composeMessage(language, [
    { type: 'notice', tone: 'info', text: conversationTexts(language).unitFromProfile(name) },
  ])
}

function isCallOff(text: string): boolean {
  return /^(?:annulla|lascia perdere|cancel)\s*[.!]?$/i.test(text.trim())
}

/** In a shared place each person has a conversation of their own there. */
function conversationKey(message: IncomingMessage, person: Person): string {
  return message.scope === 'personal'
    ? personKey(person.id)
    : `shared:${message.address.channel}:${message.address.conversation}:${person.id}`
}
