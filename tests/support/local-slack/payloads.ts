import { type Conversation, conversationName } from './conversations.ts'
import type { LocalPerson } from './local-slack-types.ts'
import { handleOf } from './people.ts'
import { bot, team, tokens, type Workspace } from './workspace.ts'

type Payload = Readonly<Record<string, unknown>>

/** An event in the envelope of the Events API. Source: https://docs.slack.dev/apis/events-api */
export function eventPayload({ ids }: Workspace, event: Payload): Payload {
  return {
    token: tokens.verification,
    team_id: team.id,
    context_team_id: team.id,
    context_enterprise_id: null,
    api_app_id: bot.appId,
    event,
    type: 'event_callback',
    event_id: ids.next('Ev'),
    event_time: ids.seconds(),
    authorizations: [
      { enterprise_id: null, team_id: team.id, user_id: bot.userId, is_bot: true, is_enterprise_install: false },
    ],
    is_ext_shared_channel: false,
    event_context: ids.next('4-'),
  }
}

/** What every interaction says. Source: https://docs.slack.dev/reference/interaction-payloads */
export function interactionPayload({ ids, tickets }: Workspace, type: string, person: LocalPerson): Payload {
  const name = handleOf(person)
  return {
    type,
    team: { id: team.id, domain: team.domain },
    user: { id: person.id, username: name, name, team_id: person.teamId },
    api_app_id: bot.appId,
    token: tokens.verification,
    trigger_id: tickets.trigger(person.id),
    action_ts: ids.ts(),
    enterprise: null,
    is_enterprise_install: false,
  }
}

/** Source: https://docs.slack.dev/interactivity/implementing-slash-commands */
export function commandPayload(
  { tickets }: Workspace,
  person: LocalPerson,
  channel: Conversation,
  command: { readonly name: string; readonly text: string; readonly responseUrl: string },
): Payload {
  return {
    token: tokens.verification,
    team_id: team.id,
    team_domain: team.domain,
    channel_id: channel.id,
    channel_name: conversationName(channel),
    user_id: person.id,
    user_name: handleOf(person),
    command: command.name,
    text: command.text,
    api_app_id: bot.appId,
    is_enterprise_install: false,
    response_url: command.responseUrl,
    trigger_id: tickets.trigger(person.id),
  }
}
