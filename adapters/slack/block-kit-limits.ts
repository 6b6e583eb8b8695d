import type { ChannelLimits } from '../../src/channel/adapter.ts'

/**
 * Slack's own limits; lengths in UTF-16 units, which are never fewer than the characters Slack counts.
 * Sources: the pages of each block, element and composition object below docs.slack.dev/reference/block-kit.
 */
export const blockKitLimits = {
  /** Blocks of a message: docs.slack.dev/reference/block-kit/blocks */
  messageBlocks: 50,
  /** Blocks of a modal or a Home: docs.slack.dev/reference/views */
  viewBlocks: 100,
  /** Title and buttons of a modal: docs.slack.dev/reference/views/modal-views */
  viewLabel: 24,
  privateMetadata: 3_000,
  header: 150,
  /** Any text object: docs.slack.dev/reference/block-kit/composition-objects/text-object */
  text: 3_000,
  actionsInBlock: 25,
  actionId: 255,
  buttonText: 75,
  buttonValue: 2_000,
  link: 3_000,
  inputLabel: 2_000,
  inputHint: 2_000,
  /** docs.slack.dev/reference/block-kit/block-elements/plain-text-input-element */
  inputText: 3_000,
  placeholder: 150,
  optionText: 75,
  /** Slack answers "must be less than 151 characters". */
  optionValue: 150,
  options: 100,
  optionGroups: 100,
  optionGroupLabel: 75,
  /** More are cut by Slack: docs.slack.dev/reference/methods/chat.postMessage#truncating */
  fallbackText: 4_000,
} as const

/**
 * Characters of JSON that the blocks of one message may have. Slack documents no figure; it refuses about 13,200 with
 * `msg_blocks_too_long` (github.com/slackapi/bolt-js/issues/2509, 2867).
 */
export const messageSize = 12_000

/** Characters of JSON of a view: `view_too_large` above 250 kB (docs.slack.dev/reference/methods/views.open). */
export const viewSize = 200_000

/** What the core is told of Slack. Texts longer than one text object go on in the next. */
export const slackLimits: ChannelLimits = {
  textLength: 2 * blockKitLimits.text,
  actions: blockKitLimits.actionsInBlock,
  actionLabel: blockKitLimits.buttonText,
  forms: 'dialog',
  updates: true,
}
