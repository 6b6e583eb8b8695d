import type { Methods } from './method.ts'
import type { MethodArgs } from './method-args.ts'
import { refuseUnsoundView } from './payload-check.ts'
import type { StoredView } from './views.ts'
import { bot, team, type Workspace } from './workspace.ts'

export const viewMethods: Methods = {
  'views.open': {
    run(args, workspace) {
      const view = soundView(args, workspace)
      return { view: viewPayload(workspace.views.open(workspace.tickets.redeem(args.needed('trigger_id')), view)) }
    },
  },

  'views.push': {
    run(args, workspace) {
      const view = soundView(args, workspace)
      return { view: viewPayload(workspace.views.push(workspace.tickets.redeem(args.needed('trigger_id')), view)) }
    },
  },

  'views.update': {
    run(args, workspace) {
      const view = soundView(args, workspace)
      return { view: viewPayload(workspace.views.update(args.needed('view_id'), view, args.text('hash'))) }
    },
  },

  'views.publish': {
    run(args, workspace) {
      const view = soundView(args, workspace)
      const { id } = workspace.people.get(args.needed('user_id'))
      return { view: viewPayload(workspace.views.publish(id, view)) }
    },
  },
}

function soundView(args: MethodArgs, { strict }: Workspace): unknown {
  const view = args.json('view')
  refuseUnsoundView(view, strict)
  return view
}

/** A view as the Web API and interactions give it. */
export function viewPayload(view: StoredView, state: object = { values: {} }): Readonly<Record<string, unknown>> {
  return {
    ...view.source,
    id: view.id,
    team_id: team.id,
    app_id: bot.appId,
    app_installed_team_id: team.id,
    bot_id: bot.botId,
    external_id: '',
    hash: view.hash,
    root_view_id: view.rootId,
    previous_view_id: view.previousId ?? null,
    state,
  }
}
