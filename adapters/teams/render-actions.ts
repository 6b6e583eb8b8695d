import { cutText } from '../../src/channel/cut-text.ts'
import type { Action, Form } from '../../src/channel/message.ts'
import { buttonData, dialogButtonData, formButtonData } from './card-data.ts'
import type { ActionSet, Element, Execute, Submit } from './card-elements.ts'
import { literalText } from './escape-text.ts'
import { teamsLimits, visibleActions } from './teams-limits.ts'

/** What a button says; Teams shows no button without a title. */
export function buttonTitle(label: string): string {
  return cutText(literalText(label).trim(), teamsLimits.actionLabel) || '…'
}

/** Buttons side by side: the first six are seen, the others stand in the menu behind them. */
export function renderActions(actions: readonly Action[]): readonly Element[] {
  return actions.length === 0 ? [] : [{ type: 'ActionSet', actions: actions.map(renderAction) }]
}

/**
 * A universal action; a client that does not know it sends the same data as a message. What opens a form is none:
 * Teams opens no dialog for them.
 */
function renderAction(action: Action, position: number): Execute | Submit {
  const look = {
    title: buttonTitle(action.label),
    ...(action.style === 'secondary' ? {} : { style: looks[action.style] }),
    ...(position < visibleActions ? {} : { mode: 'secondary' as const }),
  }
  if (action.opens === 'form') return { type: 'Action.Submit', ...look, data: dialogButtonData(action) }
  const data = buttonData(action)
  return {
    type: 'Action.Execute',
    verb: action.action || 'press',
    ...look,
    data,
    fallback: { type: 'Action.Submit', ...look, data },
  }
}

const looks = { primary: 'positive', danger: 'destructive' } as const

/** The button that opens a form in a dialog. */
export function formButton(form: Form): ActionSet {
  const open: Submit = {
    type: 'Action.Submit',
    title: buttonTitle(form.title),
    style: 'positive',
    data: formButtonData(form),
  }
  return { type: 'ActionSet', actions: [open] }
}
