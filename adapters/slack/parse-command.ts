import { askForHelp, idOfTrigger, type Parsed, urlOf } from './parsed.ts'
import { commandShape } from './payload-shapes.ts'
import { readableText } from './readable-text.ts'

/** Reads a slash command, whatever its name: the app's configuration gives it. */
export function parseCommand(body: unknown): Parsed {
  const read = commandShape.safeParse(body)
  if (!read.success) return { ignored: 'not a command' }
  const { user_id: user, trigger_id: trigger, response_url: url, text } = read.data
  const words = readableText(text)
  return {
    arrival: {
      eventId: `command/${trigger}`,
      from: { kind: 'reply', user, id: idOfTrigger(trigger) },
      user,
      content: words === '' ? askForHelp : { type: 'text', text: words },
      trigger,
      ...urlOf(url),
    },
  }
}
