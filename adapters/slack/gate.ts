import type { Sender } from '../../src/channel/message.ts'
import { slackChannel } from './conversation-key.ts'
import type { SlackUser } from './slack-client.ts'

/** Why somebody is not served: a guest, or of another workspace. */
export type Refusal = 'guest' | 'outsider'

export type Verdict =
  | { readonly admitted: Sender }
  | { readonly refused: Refusal }
  /** Nobody to talk to. */
  | { readonly silent: string }

/** Texts of a profile that may name a workplace, and the characters of each. */
const WORKPLACES = 5
const WORKPLACE_LENGTH = 200

/**
 * Whether the person is served, by Slack's own word. What Slack does not say is no reason to let anybody in: without a
 * known team nobody is served. `is_app_user` says only that somebody has authorised the app, and keeps nobody out.
 * Source: https://docs.slack.dev/reference/objects/user-object.
 *
 * @param served Ids of the workspaces (or of an Enterprise organisation) whose members are served.
 */
export function judge(userId: string, user: SlackUser, served: ReadonlySet<string>): Verdict {
  if (user.is_bot === true || userId === 'USLACKBOT') return { silent: 'a bot' }
  if (user.is_restricted === true || user.is_ultra_restricted === true) return { refused: 'guest' }
  const isMember = teamsOf(user).some((team) => served.has(team))
  if (!isMember || user.is_stranger === true || user.deleted === true) return { refused: 'outsider' }
  return { admitted: senderOf(userId, user) }
}

function teamsOf({ team_id, enterprise_user: member }: SlackUser): readonly string[] {
  const inOrganization = member === undefined ? [] : [member.enterprise_id, ...(member.teams ?? [])]
  return [team_id, ...inOrganization].filter((team) => team !== undefined)
}

function senderOf(userId: string, user: SlackUser): Sender {
  const { profile } = user
  const name = [user.real_name, profile?.real_name, profile?.display_name, user.name].find(isSaid)
  const email = user.is_email_confirmed === false ? undefined : profile?.email?.trim().toLowerCase()
  const workplace = workplaceOf(user)
  return {
    channel: slackChannel,
    userId,
    ...(name === undefined ? {} : { displayName: name.trim() }),
    ...(isSaid(email) ? { email } : {}),
    ...(workplace.length === 0 ? {} : { workplace }),
  }
}

/** Fields that the workspace has added come before the title: one of them is where a department stands. */
function workplaceOf({ profile }: SlackUser): readonly string[] {
  const fields: unknown = profile !== undefined && 'fields' in profile ? profile.fields : undefined
  const own = typeof fields === 'object' && fields !== null ? Object.values(fields) : []
  return [...own.map(fieldText), profile?.title]
    .filter(isSaid)
    .map((text) => text.trim().slice(0, WORKPLACE_LENGTH))
    .slice(0, WORKPLACES)
}

/** Addresses, dates and numbers name no workplace. */
function fieldText(field: unknown): string | undefined {
  const value = typeof field === 'object' && field !== null && 'value' in field ? field.value : undefined
  return typeof value === 'string' && /\p{L}{2}/u.test(value) && !/:\/\/|@/.test(value) ? value : undefined
}

const isSaid = (text: string | undefined): text is string => text !== undefined && text.trim() !== ''
