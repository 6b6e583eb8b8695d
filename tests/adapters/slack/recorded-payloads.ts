/** Payloads in the shapes that Slack sends, fields included that nobody here reads. */

const team = { id: 'T0TEAM', domain: 'comune' }
const user = { id: 'U0MARIA', username: 'maria.bianchi', name: 'maria.bianchi', team_id: 'T0TEAM' }
const trigger_id = '7141852468.4571237831.c6b1fd7e5a3d48b3a0f1'

export type Payload = Readonly<Record<string, unknown>>

export function event(inner: Payload, envelope: Payload = {}): Payload {
  return {
    token: 'obsolete',
    team_id: 'T0TEAM',
    context_team_id: 'T0TEAM',
    context_enterprise_id: null,
    api_app_id: 'A0APP',
    event: inner,
    type: 'event_callback',
    event_id: 'Ev07BCDEF123',
    event_time: 1_732_400_000,
    authorizations: [
      { enterprise_id: null, team_id: 'T0TEAM', user_id: 'U0BOT', is_bot: true, is_enterprise_install: false },
    ],
    is_ext_shared_channel: false,
    event_context: '4-abc',
    ...envelope,
  }
}

export function directMessage(changes: Payload = {}): Payload {
  return event({
    user: 'U0MARIA',
    type: 'message',
    ts: '1732400000.000100',
    client_msg_id: 'c5a6e1d2-0000-4000-8000-000000000001',
    text: 'La stampante non va',
    team: 'T0TEAM',
    blocks: [{ type: 'rich_text', block_id: 'x', elements: [] }],
    channel: 'D0MARIA',
    event_ts: '1732400000.000100',
    channel_type: 'im',
    ...changes,
  })
}

export function mention(changes: Payload = {}): Payload {
  return event({
    user: 'U0MARIA',
    type: 'app_mention',
    ts: '1732400001.000200',
    client_msg_id: 'c5a6e1d2-0000-4000-8000-000000000002',
    text: '<@U0BOT> chi si occupa delle stampanti?',
    team: 'T0TEAM',
    blocks: [],
    channel: 'C0GENERALE',
    event_ts: '1732400001.000200',
    ...changes,
  })
}

export function homeOpened(changes: Payload = {}): Payload {
  return event({
    type: 'app_home_opened',
    user: 'U0MARIA',
    channel: 'D0MARIA',
    tab: 'home',
    event_ts: '1732400002.000300',
    ...changes,
  })
}

export function press(changes: Payload = {}): Payload {
  return {
    type: 'block_actions',
    user,
    api_app_id: 'A0APP',
    token: 'obsolete',
    container: { type: 'message', message_ts: '1732400003.000400', channel_id: 'D0MARIA', is_ephemeral: false },
    trigger_id,
    team,
    enterprise: null,
    is_enterprise_install: false,
    channel: { id: 'D0MARIA', name: 'directmessage' },
    message: { type: 'message', user: 'U0BOT', bot_id: 'B0BOT', ts: '1732400003.000400', text: 'Richiesta 42' },
    state: { values: {} },
    response_url: 'https://hooks.slack.com/actions/T0TEAM/1/abc',
    actions: [
      {
        action_id: '0:take',
        block_id: 'b1',
        text: { type: 'plain_text', text: 'Prendi in carico', emoji: true },
        value: '42',
        style: 'primary',
        type: 'button',
        action_ts: '1732400004.000500',
      },
    ],
    ...changes,
  }
}

/** A button of the Home. */
export function pressAtHome(): Payload {
  const { channel: _channel, message: _message, response_url: _url, ...rest } = press()
  return {
    ...rest,
    container: { type: 'view', view_id: 'V0HOME' },
    view: { id: 'V0HOME', team_id: 'T0TEAM', type: 'home', private_metadata: '', callback_id: '', hash: '1.a' },
  }
}

/** A button of a window. */
export function pressInWindow(metadata: string): Payload {
  return {
    ...pressAtHome(),
    container: { type: 'view', view_id: 'V0WINDOW' },
    view: { id: 'V0WINDOW', team_id: 'T0TEAM', type: 'modal', private_metadata: metadata, callback_id: '' },
  }
}

export function submission(metadata: string, values: Payload, changes: Payload = {}): Payload {
  return {
    type: 'view_submission',
    team,
    user,
    api_app_id: 'A0APP',
    token: 'obsolete',
    trigger_id,
    view: {
      id: 'V0FORM',
      team_id: 'T0TEAM',
      type: 'modal',
      blocks: [],
      private_metadata: metadata,
      callback_id: 'centralino_form',
      state: { values },
      hash: '1732400005.abc',
      title: { type: 'plain_text', text: 'Nuova richiesta' },
      root_view_id: 'V0FORM',
      previous_view_id: null,
      app_id: 'A0APP',
      bot_id: 'B0BOT',
      ...changes,
    },
    response_urls: [],
    is_enterprise_install: false,
    enterprise: null,
  }
}

export function command(changes: Payload = {}): Payload {
  return {
    token: 'obsolete',
    team_id: 'T0TEAM',
    team_domain: 'comune',
    channel_id: 'C0GENERALE',
    channel_name: 'generale',
    user_id: 'U0MARIA',
    user_name: 'maria.bianchi',
    command: '/centralino',
    text: 'la stampante non va',
    api_app_id: 'A0APP',
    is_enterprise_install: 'false',
    response_url: 'https://hooks.slack.com/commands/T0TEAM/1/abc',
    trigger_id,
    ...changes,
  }
}

export function shortcut(changes: Payload = {}): Payload {
  return {
    type: 'message_action',
    token: 'obsolete',
    action_ts: '1732400006.000700',
    team,
    user,
    channel: { id: 'C0GENERALE', name: 'generale' },
    is_enterprise_install: false,
    enterprise: null,
    callback_id: 'ask_message',
    trigger_id,
    response_url: 'https://hooks.slack.com/app/T0TEAM/1/abc',
    message_ts: '1732400000.000100',
    message: {
      user: 'U0LUCA',
      type: 'message',
      ts: '1732400000.000100',
      client_msg_id: 'c5a6e1d2-0000-4000-8000-000000000003',
      text: 'Non riesco a entrare in &lt;ISCRITTO&gt;',
      team: 'T0TEAM',
      blocks: [],
    },
    ...changes,
  }
}
