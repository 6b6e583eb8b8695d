import { describe, expect, it } from 'vitest'
import { judge } from '../../../adapters/slack/gate.ts'
import type { SlackUser } from '../../../adapters/slack/slack-client.ts'

const maria: SlackUser = {
  id: 'U0MARIA',
  team_id: 'T0TEAM',
  name: 'maria.bianchi',
  deleted: false,
  real_name: 'Maria Bianchi',
  is_bot: false,
  is_app_user: false,
  is_restricted: false,
  is_ultra_restricted: false,
  is_email_confirmed: true,
  profile: { email: 'Maria.Bianchi@Comune.example.org ', title: 'Servizio Tributi', real_name: 'Maria Bianchi' },
}

const verdict = (changes: SlackUser = {}, served = ['T0TEAM']) =>
  judge('U0MARIA', { ...maria, ...changes }, new Set(served))

describe('who is served', () => {
  it('admits members of the workspace, with what Slack vouches for', () => {
    expect(verdict()).toEqual({
      admitted: {
        channel: 'slack',
        userId: 'U0MARIA',
        displayName: 'Maria Bianchi',
        email: 'maria.bianchi@comune.example.org',
        workplace: ['Servizio Tributi'],
      },
    })
  })

  it('does not pass on an address that was not confirmed', () => {
    expect(verdict({ is_email_confirmed: false })).not.toHaveProperty('admitted.email')
    expect(verdict({ profile: {} })).not.toHaveProperty('admitted.email')
  })

  it('takes the workplace from fields of the profile as well, and leaves out what names none', () => {
    const fields = {
      Xf1: { value: 'Divisione Servizi Educativi', alt: '' },
      Xf2: { value: 'https://example.org', alt: 'pagina' },
      Xf3: { value: '011 1234567', alt: '' },
      Xf4: { value: '', alt: '' },
    }
    const profile = { title: 'Istruttrice', fields }
    expect(verdict({ profile })).toHaveProperty('admitted.workplace', ['Divisione Servizi Educativi', 'Istruttrice'])
  })

  it('admits people who have authorised the app', () => {
    expect(verdict({ is_app_user: true })).toHaveProperty('admitted')
  })

  it('admits further workspaces where they are named', () => {
    expect(verdict({ team_id: 'T0OTHER' }, ['T0TEAM', 'T0OTHER'])).toHaveProperty('admitted')
  })

  it('admits members of an organisation by the workspaces they are in, or by the organisation where it is named', () => {
    const enterprise_user = { id: 'W1', enterprise_id: 'E0ORG', teams: ['T0TEAM', 'T0ELSE'] }
    expect(verdict({ team_id: 'T0ELSE', enterprise_user })).toHaveProperty('admitted')
    const elsewhere = { ...enterprise_user, teams: ['T0ELSE'] }
    expect(verdict({ team_id: 'T0ELSE', enterprise_user: elsewhere })).toEqual({ refused: 'outsider' })
    expect(verdict({ team_id: 'T0ELSE', enterprise_user: elsewhere }, ['E0ORG'])).toHaveProperty('admitted')
  })

  it.each<[string, SlackUser, string]>([
    ['a guest', { is_restricted: true }, 'guest'],
    ['a guest of one channel', { is_restricted: true, is_ultra_restricted: true }, 'guest'],
    ['somebody of another workspace', { team_id: 'T0OTHER' }, 'outsider'],
    ['a stranger in a shared channel', { is_stranger: true }, 'outsider'],
    ['somebody who was deactivated', { deleted: true }, 'outsider'],
  ])('refuses %s', (_who, changes, refused) => {
    expect(verdict(changes)).toEqual({ refused })
  })

  it('refuses whoever Slack says nothing about', () => {
    expect(judge('U0MARIA', {}, new Set(['T0TEAM']))).toEqual({ refused: 'outsider' })
  })

  it('does not talk to bots', () => {
    expect(verdict({ is_bot: true })).toHaveProperty('silent')
    expect(judge('USLACKBOT', maria, new Set(['T0TEAM']))).toHaveProperty('silent')
  })
})
