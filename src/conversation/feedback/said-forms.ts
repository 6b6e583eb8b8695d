import type { IncomingContent } from '../../channel/message.ts'
import { feedbackActions, outdatedFormName } from './feedback-step.ts'
import { declineFormName, reportPrefix } from './report-step.ts'
import { exampleFormName, synonymFormName, unansweredPrefix } from './unanswered-step.ts'

/** The buttons behind the forms of this part. */
const actions: Readonly<Record<string, string>> = {
  [outdatedFormName]: feedbackActions.outdated,
  [declineFormName]: `${reportPrefix}decline`,
  [exampleFormName]: `${unansweredPrefix}example`,
  [synonymFormName]: `${unansweredPrefix}synonym`,
}

/** The action that makes a form anew; undefined where the form is none of this part. */
export function actionOfSaidForm(form: string, context: string): IncomingContent | undefined {
  const action = Object.hasOwn(actions, form) ? actions[form] : undefined
  return action === undefined ? undefined : { type: 'action', action, value: context }
}
