import type { Action, Block, OutgoingMessage } from '../../channel/message.ts'
import { composeMessage } from '../../channel/plain-text.ts'
import type { Knowledge } from '../../knowledge/knowledge.ts'
import type { Request } from '../../requests/request.ts'
import { generalButton } from '../administration/knowledge-buttons.ts'
import { actionNames } from '../reply-context.ts'
import { type HomeTexts, homeTexts } from '../texts/home-texts.ts'
import { numberText, requestLine } from './cards.ts'
import { button } from './draft.ts'
import type { DeskVoice } from './names.ts'

/** What the bot's own page shows somebody. */
export interface HomeContent {
  /** Id of their own unit; null where unknown. */
  readonly unit: string | null
  /** Those they opened or follow, newest first. */
  readonly mine: readonly Request[]
  /** Null for whoever works on no requests. */
  readonly work: { readonly queue: readonly Request[]; readonly taken: readonly Request[] } | null
  /** Null for whoever is no administrator. */
  readonly administration: { readonly undelivered: number } | null
}

/** Requests listed under each title; the others are counted. */
const maxListed = 5

/** The bot's own page: their unit, their requests, what waits for them, the state of the knowledge base. */
export function homeMessage(content: HomeContent, knowledge: Knowledge, voice: DeskVoice): OutgoingMessage {
  const { unit, mine, work, administration } = content
  const texts = homeTexts(voice.language)
  return composeMessage(voice.language, [
    { type: 'heading', text: texts.title },
    { type: 'paragraph', text: texts.lead },
    {
      type: 'actions',
      actions: [
        action(actionNames.openRequest, '', texts.openRequest, texts.openRequestTyped, 'primary'),
        action(actionNames.ask, texts.helpTyped, texts.help, texts.helpTyped),
      ],
    },
    { type: 'facts', facts: [{ label: texts.unit, text: unit === null ? texts.unitUnknown : voice.nameOf(unit) }] },
    {
      type: 'actions',
      actions: [action(actionNames.chooseUnit, '', texts.chooseUnit, texts.chooseUnitTyped)],
    },
    ...listOf(texts.mine, mine, false, voice, texts.noneMine),
    ...(work === null
      ? []
      : work.queue.length + work.taken.length === 0
        ? listOf(texts.queue, [], true, voice, texts.nothingToDo)
        : [...listOf(texts.queue, work.queue, true, voice), ...listOf(texts.taken, work.taken, true, voice)]),
    ...(administration === null ? [] : administrationBlocks(administration.undelivered, knowledge, texts, voice)),
  ])
}

function listOf(
  title: string,
  requests: readonly Request[],
  forWorker: boolean,
  voice: DeskVoice,
  whenNone?: string,
): Block[] {
  const heading: Block = { type: 'heading', text: title }
  if (requests.length === 0) return whenNone === undefined ? [] : [heading, { type: 'paragraph', text: whenNone }]
  const shown = requests.slice(0, maxListed)
  const left = requests.length - shown.length
  const lines = shown.map((request) => requestLine(request, forWorker, voice))
  return [
    heading,
    { type: 'list', items: left === 0 ? lines : [...lines, homeTexts(voice.language).more(left)] },
    {
      type: 'actions',
      actions: shown.map(({ number }) => {
        const show = button('show', number, voice)
        return { ...show, label: `${show.label} ${numberText(number)}` }
      }),
    },
  ]
}

function administrationBlocks(undelivered: number, { base }: Knowledge, texts: HomeTexts, voice: DeskVoice): Block[] {
  const { organization, topics, applications, masters } = base
  const isUnverified = ({ verified }: { verified?: boolean | undefined }) => verified === false
  const entries = [...organization.units, ...topics, ...applications, ...base.roles, ...base.history, ...base.faq]
  return [
    { type: 'heading', text: texts.administration },
    {
      type: 'facts',
      facts: [
        { label: texts.base, text: `${organization.name}, ${organization.asOf}` },
        {
          label: texts.entries,
          text: texts.counts(organization.units.length, topics.length, applications.length, masters.length),
        },
        { label: texts.unverified, text: String(entries.filter(isUnverified).length) },
        { label: texts.undelivered, text: String(undelivered) },
      ],
    },
    {
      type: 'actions',
      actions: [
        generalButton('menu', voice),
        ...(undelivered === 0
          ? []
          : [action(actionNames.ask, texts.showUndeliveredTyped, texts.showUndelivered, texts.showUndeliveredTyped)]),
      ],
    },
  ]
}

function action(
  name: string,
  value: string,
  label: string,
  typed: string,
  style: Action['style'] = 'secondary',
): Action {
  return { action: name, value, label, typed, style }
}
