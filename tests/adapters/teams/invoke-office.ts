import { expect, vi } from 'vitest'
import type { Address, Block, Form, OutgoingMessage } from '../../../src/channel/message.ts'
import { teamsAnswerTexts } from '../../../src/conversation/texts/teams-answer-texts.ts'
import { readableCard } from '../../support/local-teams/readable.ts'
import { startTeams, type TeamsHarness } from './teams-harness.ts'

export const anna = 'aaaaaaaa-0000-4000-8000-000000000001'
export const chat: Address = { channel: 'teams', conversation: `user/${anna}` }
export const texts = teamsAnswerTexts.it

export async function office() {
  const harness = await startTeams()
  const person = harness.teams.addPerson({ aadObjectId: anna, name: 'Anna Rossi' })
  return { ...harness, person, harness }
}

/** What Teams gets when what the core has to say never comes, or comes elsewhere. */
export async function whenPatienceEnds<Answer>(
  { time, received }: TeamsHarness,
  answer: Promise<Answer>,
): Promise<Answer> {
  const before = received.length
  await vi.waitFor(() => expect(received.length).toBeGreaterThan(before))
  let isOver = false
  const over = answer.finally(() => {
    isOver = true
  })
  await vi.waitFor(async () => {
    await time.pass(1_000, async () => undefined)
    expect(isOver).toBe(true)
  })
  return over
}

export const say = (text: string, ...blocks: readonly Block[]): OutgoingMessage => ({ language: 'it', text, blocks })
export const card = (text: string) => say(text, { type: 'heading', text }, { type: 'paragraph', text: 'stato' })

const form: Form = {
  form: 'draft',
  context: 'c1',
  title: 'Nuova richiesta',
  submitLabel: 'Invia',
  fields: [{ id: 'what', type: 'text', label: 'Che cosa succede', required: true, multiline: true, maxLength: 500 }],
}
export const withForm = (errors?: Form['errors']) =>
  say('Nuova richiesta', { type: 'form', form: errors === undefined ? form : { ...form, errors } })

export const taskCard = (body: unknown) =>
  readableCard((body as { task: { value: { card: never } } }).task.value.card).text
