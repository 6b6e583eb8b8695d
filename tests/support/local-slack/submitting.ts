import { z } from 'zod'
import { fillIn } from './fields.ts'
import type { Delivery, LocalPerson } from './local-slack-types.ts'
import { refuseUnsoundView } from './payload-check.ts'
import { interactionPayload } from './payloads.ts'
import type { Interacting } from './pressing.ts'
import { viewPayload } from './view-methods.ts'
import type { StoredView } from './views.ts'
import type { Workspace } from './workspace.ts'

const answerSchema = z.union([
  z.object({ response_action: z.literal('errors'), errors: z.record(z.string(), z.string()) }),
  z.object({ response_action: z.enum(['update', 'push']), view: z.unknown() }),
  z.object({ response_action: z.literal('clear') }),
  z.object({ response_action: z.undefined().optional() }),
])

/** Submits the window on top, and shows what the bot answers with. */
export async function submit(
  { workspace, courier }: Interacting,
  person: LocalPerson,
  values: Readonly<Record<string, string>>,
): Promise<Delivery> {
  const view = topWindow(workspace, person)
  if (view.submit === undefined) throw new Error('The window on top has nothing to submit')
  const payload = {
    ...interactionPayload(workspace, 'view_submission', person),
    view: viewPayload(view, fillIn(view.blocks, values)),
    response_urls: [],
  }
  const delivery = await courier.bring('interactive', payload)
  const { acknowledged, attempts } = delivery
  if (acknowledged) showAnswer(workspace, person, view, attempts.at(-1)?.answer)
  return delivery
}

/** Closes the window on top; the bot hears of it where it wants to. */
export async function closeTop(
  { workspace, courier }: Interacting,
  person: LocalPerson,
): Promise<Delivery | undefined> {
  const view = topWindow(workspace, person)
  workspace.views.close(person.id, view.id)
  if (!view.notifyOnClose) return undefined
  const payload = {
    ...interactionPayload(workspace, 'view_closed', person),
    view: viewPayload(view),
    is_cleared: false,
  }
  return courier.bring('interactive', payload)
}

function topWindow({ views }: Workspace, { id, name }: LocalPerson): StoredView {
  const view = views.stack(id).at(-1)
  if (view === undefined) throw new Error(`No window is open for ${name}`)
  return view
}

/** Source: https://docs.slack.dev/surfaces/modals, "Handling and responding to interactions" */
function showAnswer({ views, strict }: Workspace, { id }: LocalPerson, view: StoredView, answer: unknown): void {
  const read = answerSchema.parse(answer ?? {})
  switch (read.response_action) {
    case 'errors': {
      const inputs = new Set(view.blocks.map((block) => block.block_id))
      const astray = Object.keys(read.errors).filter((name) => !inputs.has(name))
      if (astray.length > 0) throw new Error(`Slack knows no block ${astray.join(', ')} to show an error beside`)
      views.refuse(view.id, read.errors)
      return
    }
    case 'update':
      refuseUnsoundView(read.view, strict)
      views.update(view.id, read.view)
      return
    case 'push':
      refuseUnsoundView(read.view, strict)
      views.push(id, read.view)
      return
    case 'clear':
      views.close(id)
      return
    case undefined:
      views.close(id, view.id)
  }
}
