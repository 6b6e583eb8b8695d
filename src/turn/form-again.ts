import type { IncomingContent, OutgoingMessage } from '../channel/message.ts'
import { formReference, readFormReference, specialActions } from '../channel/special-actions.ts'
import { actionOfForm } from '../conversation/administration/read-knowledge-step.ts'
import { openFormName } from '../conversation/desk/draft.ts'
import { formNameOf, wordyButtons } from '../conversation/desk/worker-forms.ts'
import { actionOfSaidForm } from '../conversation/feedback/said-forms.ts'
import { actionNames } from '../conversation/reply-context.ts'
import type { ConversationState } from '../conversation/state.ts'
import { unitFormName } from '../conversation/unit-choice.ts'

/** What to take instead of the wish to see a form again, so that it is made anew; undefined where it cannot be. */
export function contentOfForm(reference: string, state: ConversationState): IncomingContent | undefined {
  const { form, context } = readFormReference(reference)
  const action = (name: string, value = ''): IncomingContent => ({ type: 'action', action: name, value })
  // A request half written is shown as it is now, not as it was when the form was first shown.
  if (form === openFormName && state.draft !== null) return action('request:edit')
  if (state.formShown?.reference === reference) return state.formShown.content
  if (form === openFormName) return action(actionNames.openRequest)
  if (form === unitFormName) return action(actionNames.chooseUnit)
  const button = wordyButtons.find((candidate) => formNameOf(candidate) === form)
  if (button !== undefined) return action(`request:${button}`, context)
  return actionOfForm(form, context) ?? actionOfSaidForm(form, context)
}

/** The state that remembers how the form among these replies came about. */
export function rememberForm(
  state: ConversationState,
  replies: readonly OutgoingMessage[],
  content: IncomingContent,
): ConversationState {
  if (content.type === 'action' && content.action === specialActions.form) return state
  const form = replies.flatMap(({ blocks }) => blocks).findLast((block) => block.type === 'form')
  return form === undefined ? state : { ...state, formShown: { reference: formReference(form.form), content } }
}
