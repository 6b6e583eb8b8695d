import { CentralinoError } from '../../src/errors.ts'
import { isForOperators, slackErrorCode } from './slack-errors.ts'
import { slackSettings } from './slack-settings.ts'

/** A fault of the configuration where Slack refuses a token; undefined where it failed otherwise. Repeats no secret. */
export function tokenRefused(
  error: unknown,
  variable: 'SLACK_BOT_TOKEN' | 'SLACK_APP_TOKEN',
): CentralinoError | undefined {
  const code = slackErrorCode(error)
  if (code === undefined || !isForOperators(code)) return undefined
  const where = slackSettings.variables.find(({ name }) => name === variable)?.where ?? ''
  const message = `Slack refuses ${variable} (${code}). Its value is on ${where}.`
  return new CentralinoError('config/invalid', message, { cause: error, data: { variable, code } })
}
