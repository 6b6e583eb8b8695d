import type { OutgoingMessage } from '../../channel/message.ts'
import { composeMessage } from '../../channel/plain-text.ts'
import type { Problem } from '../../knowledge/problem.ts'
import type { DeskVoice } from '../desk/names.ts'
import { administrationTexts } from '../texts/administration-texts.ts'

/** Problems that are listed; the others are counted. */
const maxShown = 5

/** The files cannot be used as somebody has edited them: where, what, and what to do. */
export function filesBroken(problems: readonly Problem[], voice: DeskVoice): OutgoingMessage {
  const { files } = administrationTexts(voice.language)
  const left = problems.length - maxShown
  return composeMessage(voice.language, [
    { type: 'notice', tone: 'warning', text: files.broken },
    {
      type: 'list',
      items: [
        ...problems
          .slice(0, maxShown)
          .map(({ file, line, message, remedy }) => `${files.place(file, line)}: ${message} ${remedy}`),
        ...(left > 0 ? [files.more(left)] : []),
      ],
    },
    { type: 'paragraph', text: files.whatToDo },
  ])
}

export function filesMended(voice: DeskVoice): OutgoingMessage {
  const text = administrationTexts(voice.language).files.mended
  return composeMessage(voice.language, [{ type: 'notice', tone: 'success', text }])
}
