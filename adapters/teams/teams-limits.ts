import type { ChannelLimits } from '../../src/channel/adapter.ts'

/**
 * Bytes of one Adaptive Card as JSON in UTF-8. Teams takes 28 KB; what is left is for the rest of the message.
 * learn.microsoft.com/microsoftteams/platform/webhooks-and-connectors/how-to/connectors-using
 */
const cardBytes = 27_000

/**
 * UTF-16 units of one card as JSON: 38 of the 40 KB, counted in UTF-16, that a message had until the limit was raised
 * to 100 KB; government clouds follow late.
 * learn.microsoft.com/microsoftteams/platform/bots/how-to/format-your-bot-messages
 */
const cardUnits = 19_000

/** Buttons that stand side by side; further ones go into the menu behind "…". */
export const visibleActions = 6

/** Characters of a dialog's title; longer ones are cut by Teams in the middle of the bar. */
export const dialogTitle = 64

/** What the core is told of Teams. Teams documents no lengths for texts and buttons, only the size of the whole card. */
export const teamsLimits = {
  textLength: 5_000,
  actions: 20,
  actionLabel: 60,
  forms: 'dialog',
  updates: true,
} as const satisfies ChannelLimits

/** The same in the Agents Playground, which opens no dialogs ("Task module (task/fetch) is not supported yet"). */
export const playgroundLimits = { ...teamsLimits, forms: 'inline' } as const satisfies ChannelLimits

/** Whether Teams takes a card of this size. */
export function fitsCard(card: object): boolean {
  const json = JSON.stringify(card)
  return json.length <= cardUnits && (json.length * 3 <= cardBytes || Buffer.byteLength(json) <= cardBytes)
}
