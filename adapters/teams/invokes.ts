import type { Receive } from '../../src/channel/adapter.ts'
import type { Form, OutgoingMessage } from '../../src/channel/message.ts'
import type { Clock, Timers } from '../../src/clock.ts'
import { DeliveryError } from '../../src/errors.ts'
import type { IncomingActivity } from './activity-shape.ts'
import { type AnswerTexts, type AnswerTextsByLanguage, languageOf } from './answer-texts.ts'
import { writeSent } from './conversation-key.ts'
import type { Courtesy } from './courtesy.ts'
import { actOf, eventIdOf } from './event-id.ts'
import {
  actionNote,
  actionRefused,
  cardInPlace,
  dialogNote,
  type InvokeBody,
  openDialog,
  searchNote,
  searchResult,
  sentForm,
} from './invoke-answers.ts'
import type { Awaited, LiveAnswer, LiveAnswers } from './live-answers.ts'
import type { OfferedChoices } from './offered-choices.ts'
import { OnceEach } from './once-each.ts'
import { onlyWithin } from './only-within.ts'
import type { People } from './people.ts'
import type { PersonalChats } from './personal-chats.ts'
import { chatOf, isOwnChat, type Place, passingPlace, personalPlace, placeOf } from './place.ts'
import type { Act } from './read-act.ts'
import { renderForm } from './render-form.ts'
import type { TeamsTextsByLanguage } from './teams-texts.ts'

export interface InvokesOptions {
  readonly choices: OfferedChoices
  readonly people: People
  readonly chats: PersonalChats
  readonly courtesy: Courtesy
  readonly live: LiveAnswers
  readonly receive: Receive
  readonly texts: TeamsTextsByLanguage
  readonly answers: AnswerTextsByLanguage
  readonly clock: Clock
  readonly timers: Timers
  readonly onFault: (fault: unknown) => void
}

export type InvokeAct = Extract<Act, { type: 'execute' | 'sent' | 'refresh' | 'dialog' | 'query' | 'choices' }>

/** Milliseconds; together below the 15 seconds after which Teams repeats an invoke, and below 10 after which it warns. */
const patience = { recognize: 3_000, receive: 2_000, card: 2_500, form: 4_500, search: 4_000 }
/** Milliseconds for which the same act of the same person is the same act, also with another time. */
const repeats = { submit: 60_000, execute: 3_000, other: 0 }
/** Characters of a search that are worth asking for. */
const shortestSearch = 3

type Outcome =
  | { readonly type: 'answer'; readonly answer: LiveAnswer }
  | { readonly type: 'not-served' | 'failed' | 'slow' }

/** Answers invokes, to which Teams wants the answer in the response: with what the core sends while Teams waits. */
export class Invokes {
  readonly #options: InvokesOptions
  readonly #once: OnceEach<InvokeBody>

  constructor(options: InvokesOptions) {
    this.#options = options
    this.#once = new OnceEach(options.clock)
  }

  /** Never rejects. An invoke that Teams repeats gets the same answer, and is taken once. */
  answer(activity: IncomingActivity, user: string, act: InvokeAct): Promise<InvokeBody> {
    return this.#once.do(actOf(activity), repeats[keyOf(act)], () => this.#answer(activity, user, act))
  }

  #answer(activity: IncomingActivity, user: string, act: InvokeAct): Promise<InvokeBody> {
    const texts = this.#options.answers[languageOf(activity.locale)]
    switch (act.type) {
      case 'execute':
        return this.#execute(activity, user, act, texts)
      case 'refresh':
        return this.#refresh(activity, user, act, texts)
      case 'sent':
        return this.#sent(activity, user, act, texts)
      case 'dialog':
        return this.#dialog(activity, user, act, texts)
      case 'query':
        return this.#query(activity, user, act.text, texts)
      case 'choices':
        return Promise.resolve(this.#options.choices.answer(user, act.query))
    }
  }

  async #execute(
    activity: IncomingActivity,
    user: string,
    { content, card }: Extract<InvokeAct, { type: 'execute' }>,
    texts: AnswerTexts,
  ): Promise<InvokeBody> {
    const place = placeOf(activity, user)
    const ref = writeSent({ conversation: activity.conversation.id, activity: card ?? '' })
    const wait: Awaited = {
      conversation: place.address.conversation,
      wants: { card: ref },
      patienceMs: patience.card,
    }
    const outcome = await this.#pass(activity, user, place, content, wait)
    if (outcome.type !== 'answer') return actionNote(this.#note(outcome.type, activity, texts))
    return outcome.answer.type === 'shown'
      ? cardInPlace(outcome.answer.message, this.#options.texts)
      : actionNote(texts.done)
  }

  /** What follows a form stands in the chat, also what is to be corrected. */
  async #sent(
    activity: IncomingActivity,
    user: string,
    { content, title, language }: Extract<InvokeAct, { type: 'sent' }>,
    texts: AnswerTexts,
  ): Promise<InvokeBody> {
    const place = placeOf(activity, user)
    const named = this.#options.choices.named(place.address.conversation, content)
    const outcome = await this.#pass(activity, user, place, named, null)
    return outcome.type === 'answer'
      ? sentForm(title, this.#options.answers[language].formSent, language, this.#options.texts)
      : actionNote(this.#note(outcome.type, activity, texts))
  }

  /** The card as it is now goes to whoever looks at it and changes nothing; where there is none, Teams keeps the old one. */
  async #refresh(
    activity: IncomingActivity,
    user: string,
    { content }: Extract<InvokeAct, { type: 'refresh' }>,
    texts: AnswerTexts,
  ): Promise<InvokeBody> {
    const outcome = await this.#ask(activity, user, content, patience.card)
    return outcome.type === 'answer' && outcome.answer.type === 'shown'
      ? cardInPlace({ ...outcome.answer.message, card: content.value }, this.#options.texts)
      : actionRefused(texts.tryAgain)
  }

  async #dialog(
    activity: IncomingActivity,
    user: string,
    { step, content }: Extract<InvokeAct, { type: 'dialog' }>,
    texts: AnswerTexts,
  ): Promise<InvokeBody> {
    const place = personalPlace(user)
    const { conversation } = place.address
    const outcome = await this.#pass(activity, user, place, content, {
      conversation,
      wants: 'form',
      patienceMs: patience.form,
    })
    if (outcome.type !== 'answer') return dialogNote(this.#note(outcome.type, activity, texts))
    const form = outcome.answer.type === 'shown' ? formIn(outcome.answer.message) : undefined
    if (outcome.answer.type === 'shown' && form !== undefined) {
      const { task, searches } = renderForm(form, outcome.answer.message.language, this.#options.texts)
      this.#options.choices.remember(user, searches)
      return openDialog(task)
    }
    // A submitted form is safe: its dialog closes, and what follows stands in the chat.
    if (step === 'submit') return undefined
    return dialogNote(outcome.answer.type === 'elsewhere' ? texts.inChat : texts.inChatSoon)
  }

  async #query(activity: IncomingActivity, user: string, text: string, texts: AnswerTexts): Promise<InvokeBody> {
    if (text.length < shortestSearch) return searchNote(texts.searchHint)
    const outcome = await this.#ask(activity, user, { type: 'text', text }, patience.search)
    if (outcome.type !== 'answer') return searchNote(this.#note(outcome.type, activity, texts))
    return outcome.answer.type === 'shown'
      ? searchResult(outcome.answer.message, this.#options.texts)
      : searchNote(texts.searchEmpty)
  }

  /** Asks the core something that is answered to Teams alone: nothing of it stands in a chat. */
  #ask(
    activity: IncomingActivity,
    user: string,
    content: Parameters<Receive>[0]['content'],
    patienceMs: number,
  ): Promise<Outcome> {
    const place = passingPlace(user, eventIdOf(activity, 'invoke').replace(/^invoke\//, ''))
    const { conversation } = place.address
    return this.#pass(activity, user, place, content, { conversation, wants: 'message', patienceMs })
  }

  /** Tells the core and waits for what it says. `wait`: null where that is not awaited. */
  async #pass(
    activity: IncomingActivity,
    user: string,
    place: Place,
    content: Parameters<Receive>[0]['content'],
    wait: Awaited | null,
  ): Promise<Outcome> {
    const { people, chats, live, receive, clock, timers, onFault } = this.#options
    try {
      const recognizing = people.recognize(activity, user)
      if ((await onlyWithin(patience.recognize, recognizing, clock, timers)) === 'slow') return { type: 'failed' }
      const recognition = await recognizing
      if (recognition.type === 'not-served') return { type: 'not-served' }
      if (isOwnChat(activity)) await chats.remember(user, chatOf(activity))
      const waiting = wait === null ? undefined : live.wait(wait)
      try {
        const { sender } = recognition
        const receiving = receive({ eventId: eventIdOf(activity, 'invoke'), ...place, sender, content })
        if ((await onlyWithin(patience.receive, receiving, clock, timers)) === 'slow') {
          receiving.catch(onFault)
          return { type: 'slow' }
        }
        return { type: 'answer', answer: (await waiting?.answer) ?? { type: 'nothing' } }
      } finally {
        waiting?.end()
      }
    } catch (fault) {
      if (!(fault instanceof DeliveryError)) onFault(fault)
      return { type: 'failed' }
    }
  }

  #note(outcome: 'not-served' | 'failed' | 'slow', activity: IncomingActivity, texts: AnswerTexts): string {
    switch (outcome) {
      case 'not-served':
        return this.#options.courtesy.sentence(activity)
      case 'failed':
        return texts.tryAgain
      case 'slow':
        return texts.inChatSoon
    }
  }
}

function keyOf(act: InvokeAct): keyof typeof repeats {
  if (act.type === 'sent' || (act.type === 'dialog' && act.step === 'submit')) return 'submit'
  return act.type === 'execute' ? 'execute' : 'other'
}

function formIn({ blocks }: OutgoingMessage): Form | undefined {
  return blocks.flatMap((block) => (block.type === 'form' ? [block.form] : []))[0]
}
