import { z } from 'zod'
import { block, type CheckedBlock } from './blocks.ts'
import { id, plainText, text } from './composition-objects.ts'

/** A document of Block Kit that Slack would refuse, and where: `blocks/0/text/text: …`. */
export type Problem = string

const blocks = (most: number) =>
  z
    .array(block)
    .min(1)
    .max(most)
    .superRefine((list, context) => {
      for (const message of acrossBlocks(list)) context.addIssue({ code: 'custom', message })
    })

/** docs.slack.dev/reference/methods/chat.postMessage: at most 4,000 characters of text are shown for sure. */
const message = z
  .strictObject({
    text: text(4000).refine(isHarmlessMrkdwn, 'an unescaped sign or a ping'),
    blocks: blocks(50).refine(
      (list) => list.every(({ type }) => type !== 'input'),
      'inputs stand in windows and the Home',
    ),
  })
  .refine(
    // Undocumented: about 13,200 are refused (github.com/slackapi/bolt-js/issues/2509).
    (payload) => JSON.stringify(payload.blocks).length <= 13_000,
    'msg_blocks_too_long',
  )

const anyView = {
  blocks: blocks(100),
  private_metadata: z.string().max(3000).optional(),
  callback_id: id.optional(),
  external_id: id.optional(),
}

/** docs.slack.dev/reference/views/modal-views */
const modal = z
  .strictObject({
    type: z.literal('modal'),
    ...anyView,
    title: plainText(24),
    submit: plainText(24).optional(),
    close: plainText(24).optional(),
    clear_on_close: z.boolean().optional(),
    notify_on_close: z.boolean().optional(),
  })
  .refine(
    (view) => view.submit !== undefined || view.blocks.every(({ type }) => type !== 'input'),
    'a window with inputs needs a submit button',
  )

/** docs.slack.dev/reference/views/home-tab-views */
const home = z.strictObject({ type: z.literal('home'), ...anyView })

const view = z
  .discriminatedUnion('type', [modal, home])
  // docs.slack.dev/reference/methods/views.open: view_too_large
  .refine((value) => JSON.stringify(value).length <= 250_000, 'view_too_large')

/** What Slack would refuse in the text and blocks of a message; none: it is sound. */
export function checkMessage(payload: unknown): readonly Problem[] {
  return problems(message.safeParse(payload))
}

/** What Slack would refuse in a modal or a Home; none: it is sound. */
export function checkView(payload: unknown): readonly Problem[] {
  return problems(view.safeParse(payload))
}

function problems(result: z.ZodSafeParseResult<unknown>): Problem[] {
  return result.success ? [] : result.error.issues.map(({ path, message: why }) => `${path.join('/')}: ${why}`)
}

function acrossBlocks(list: readonly CheckedBlock[]): string[] {
  const ids = list.flatMap(({ block_id: name }) => (name === undefined ? [] : [name]))
  const focused = list.filter((each) => each.type === 'input' && each.element.focus_on_load === true)
  const ofButtons = list.flatMap((each) => (each.type === 'actions' ? each.elements.map((one) => one.action_id) : []))
  return [
    ...(new Set(ids).size === ids.length ? [] : ['two blocks have the same block_id']),
    // Slack asks this of one block only; without block ids a press could not be told from another.
    ...(new Set(ofButtons).size === ofButtons.length ? [] : ['two buttons have the same action_id']),
    ...(focused.length <= 1 ? [] : ['more than one element has the focus']),
  ]
}

/**
 * docs.slack.dev/messaging/formatting-message-text: `<` opens mentions and links, `&` begins an entity; with
 * `link_names` or `parse: full` an @ or # before a word would ping or link too.
 */
function isHarmlessMrkdwn(value: string): boolean {
  return !/[<>]|&(?!(?:amp|lt|gt);)|(?:^|[^\p{L}\p{N}])[@#][\p{L}\p{N}]/u.test(value)
}
