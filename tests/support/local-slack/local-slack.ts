import type { LocalSlack, LocalSlackOptions } from './local-slack-types.ts'

/** A workspace of Slack's on this machine, with the people in it and a bot that is not this program's. */
export async function startLocalSlack(_options: LocalSlackOptions = {}): Promise<LocalSlack> {
  throw new Error('Not there yet')
}
