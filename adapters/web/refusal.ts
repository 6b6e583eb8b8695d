import type { Response } from 'express'
import type { Refusal } from './wire.ts'

const messages: Readonly<Record<Refusal['error'], string>> = {
  'forbidden-host': 'This program answers only on this machine.',
  'forbidden-origin': 'Pages of other sites cannot use this program.',
  invalid: 'The request is not well formed.',
  'not-json': 'The request must be application/json.',
  'too-large': 'The message is longer than this program can take.',
  'unknown-identity': 'There is no such person in the demonstration.',
  'not-found': 'There is nothing here.',
  'not-accepted': 'The message could not be taken now; send it again.',
  stopping: 'The program is stopping; send it again in a moment.',
  fault: 'Something went wrong inside the program.',
}

/** Answers with a refusal. `detail` says what exactly is wrong, where that is known. */
export function refuse(response: Response, status: number, error: Refusal['error'], detail?: string): void {
  const refusal: Refusal = { error, message: detail === undefined ? messages[error] : `${messages[error]} ${detail}` }
  response.status(status).json(refusal)
}
