import { describe, expect, it, test } from 'vitest'
import { parseKnowledge } from '../../src/knowledge/load.ts'
import { channelIds } from '../../src/requests/channel-ids.ts'
import { smallBaseSources } from './small-base.ts'

interface Body {
  readonly masters: { contacts: object }[]
  readonly units: { id: string; desk?: object }[]
}

/** What is found wrong when the first master and the desk of an office are reached so. */
function problemsWith(contacts: object, desk: object = {}) {
  const result = parseWith(contacts, desk)
  return 'problems' in result ? result.problems : []
}

function parseWith(contacts: object, desk: object) {
  const sources = smallBaseSources((files) => {
    const { masters } = files['masters.json'] as unknown as Body
    const { units } = files['organization.json'] as unknown as Body
    Object.assign(masters[0] ?? {}, { contacts: { email: 'a@example.org', ...contacts } })
    Object.assign(units.find((unit) => unit.id === 'boschi') ?? {}, { desk: { email: 'b@example.org', ...desk } })
  })
  return parseKnowledge(sources)
}

describe('ids of people on channels', () => {
  it('may stand under the name of any channel, for masters and for desks', () => {
    const result = parseWith(
      { phone: '011', slack: ' U1 ', teams: '29:a', 'other-chat': 'x' },
      { demo: true, matrix: 'y' },
    )
    if ('problems' in result) throw new Error(JSON.stringify(result.problems))
    const [master] = result.base.masters
    const unit = result.base.organization.units.find(({ id }) => id === 'boschi')
    expect([...channelIds(master?.contacts ?? { email: '' })]).toEqual([
      ['slack', 'U1'],
      ['teams', '29:a'],
      ['other-chat', 'x'],
    ])
    expect([...channelIds(unit?.desk ?? { email: '' })]).toEqual([['matrix', 'y']])
    expect(unit?.desk?.demo).toBe(true)
  })

  test.each(['emial', 'mail', 'gmail', 'phon', 'phome', 'telefono', 'cellulare', 'Slack', 'my_chat'])(
    'do not stand under %s, which is a misspelled field or no channel’s name',
    (field) => {
      expect(problemsWith({ [field]: 'x' })).toEqual([
        expect.objectContaining({
          file: 'masters.json',
          path: `masters[0].contacts.${field}`,
          message: expect.stringMatching(/non è previsto/),
        }),
      ])
    },
  )

  it('do not hide a misspelled field of a desk', () => {
    expect(problemsWith({}, { dmeo: true })).toEqual([
      expect.objectContaining({ path: expect.stringMatching(/desk\.dmeo$/), message: expect.stringContaining('dmeo') }),
    ])
  })

  test.each([7, '', '  ', null])('are text, not %j', (id) => {
    expect(problemsWith({ slack: id })).toEqual([expect.objectContaining({ path: 'masters[0].contacts.slack' })])
  })
})
