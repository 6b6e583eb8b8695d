import { describe, expect, it, vi } from 'vitest'
import type { LocalUser } from '../support/local-slack/local-slack-types.ts'
import { SlackProgram } from './slack-program.ts'

const master = 'master.servizi'
const deputy = 'master.territorio'
const paths = 'chi si occupa dei sentieri?'

async function withAnna(): Promise<{ readonly program: SlackProgram; readonly anna: LocalUser }> {
  const program = await SlackProgram.start()
  const { anna } = await program.present('anna')
  return { program, anna }
}

const answers = (program: SlackProgram, user: LocalUser) =>
  program.said(user).filter((text) => text.includes('Ufficio Boschi e Sentieri'))

/** Asks, and resolves once the bot has tried to post the answer. */
async function ask(program: SlackProgram, user: LocalUser): Promise<void> {
  const before = program.calls('chat.postMessage')
  await user.say(paths)
  await vi.waitFor(() => expect(program.calls('chat.postMessage')).toBeGreaterThan(before))
}

describe('every message arrives, and once', () => {
  it.each([
    ['is asked to wait', '429:1'],
    ['fails before it has done anything', '500'],
    ['fails after it has done it', 'done-500'],
    ['says it may have failed', 'internal_error'],
    ['is not available', '503'],
    ['breaks the connection', 'reset'],
    ['has done it and breaks the connection', 'done-reset'],
    ['never answers', 'hang'],
    ['has done it and never answers', 'done-hang'],
  ])('where Slack %s', async (_what, fault) => {
    const { program, anna } = await withAnna()
    program.slack.fail('chat.postMessage', [fault])
    await ask(program, anna)
    await program.pass(5 * 60_000)
    expect(answers(program, anna)).toHaveLength(1)
    expect(program.faults).toEqual([])
  })

  it('in their order, where several things go wrong one after the other', async () => {
    const { program, anna } = await withAnna()
    program.slack.fail('chat.postMessage', ['done-reset', '429:3', '500', 'done-500'])
    for (const text of ['chi si occupa dei sentieri?', 'quanti settori ci sono?', 'le mie richieste'])
      await anna.say(text)
    await program.pass(60 * 60_000)
    const said = program.said(anna).slice(1)
    expect(said).toHaveLength(3)
    expect(said[0]).toContain('Boschi')
    expect(said[2]).toContain('Non hai richieste')
  })

  it('and where Slack asks to wait it is left alone for as long as it asks', async () => {
    const { program, anna } = await withAnna()
    program.slack.fail('chat.postMessage', ['429:30'])
    await ask(program, anna)
    await program.settle()
    const asked = program.calls('chat.postMessage')
    await program.pass(29_900)
    expect(program.calls('chat.postMessage')).toBe(asked)
    await program.pass(2_200)
    expect(program.calls('chat.postMessage')).toBe(asked + 1)
    expect(answers(program, anna)).toHaveLength(1)
  })

  it('where Slack is away for a minute, also to whoever had never written before', async () => {
    const { program, anna } = await withAnna()
    const bruno = program.person('bruno')
    await program.slack.away()
    for (const user of [anna, bruno]) expect((await user.say(paths)).acknowledged).toBe(true)
    await program.pass(60_000)
    await program.slack.back()
    await program.pass(30 * 60_000)
    expect(answers(program, anna)).toHaveLength(1)
    // Whoever is new is looked up first, outside what the program itself waits for.
    await vi.waitFor(() => expect(answers(program, bruno)).toHaveLength(1))
    await program.settle()
    expect(answers(program, bruno)).toHaveLength(1)
  })

  it('where the program ends after Slack has taken a message and before that is noted', async () => {
    const { program, anna } = await withAnna()
    program.slack.fail('chat.postMessage', ['done-hang'])
    await ask(program, anna)
    const posted = program.calls('chat.postMessage')
    const putAway = await program.takeOver()
    await program.settle()
    expect(program.calls('conversations.history')).toBe(1)
    expect(program.calls('chat.postMessage')).toBe(posted)
    expect(answers(program, anna)).toHaveLength(1)
    // The first one is told at last that Slack does not answer.
    await program.pass(61_000)
    await putAway()
    expect(answers(program, anna)).toHaveLength(1)
  })
})

describe('whom Slack no longer reaches', () => {
  it('a master whose account is gone: the request goes on to the deputy, and administrators see it', async () => {
    const program = await SlackProgram.start()
    const people = await program.present(master, deputy, 'anna', 'admin')
    const worker = people[master]
    program.person(master, { id: worker.id, kind: 'deactivated' })
    await program.openRequest(people.anna)
    await program.settle()
    expect(program.said(people[deputy]).join()).toContain('#1')
    expect(program.said(people.anna).join()).toMatch(/ora la segue .*Master del Territorio/)
    const list = await program.say(people.admin, 'non consegnati')
    expect(list).toContain(master)
    expect(list).toContain('la richiesta #1 è passata')
  })
})
