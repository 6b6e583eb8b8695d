import { describe, expect, test } from 'vitest'
import { questionKinds } from '../../src/administration/unanswered/question-kinds.ts'
import { Office } from './office.ts'

const place = 'everybody'

interface Kept {
  readonly misses: readonly { readonly kind: string; readonly text: string }[]
  readonly waiting: readonly string[]
}

async function questions(office: Office): Promise<readonly Kept[]> {
  const all = await office.store.transaction((tx) => tx.documents.all(questionKinds.question))
  return all.map(([, document]) => document as Kept)
}

async function reports(office: Office): Promise<number> {
  return (await office.store.transaction((tx) => tx.documents.all(questionKinds.report))).length
}

describe('where others read along', () => {
  test('what was asked in vain is kept too, and who wants to hear of it hears alone', async () => {
    const office = await new Office().present('anna')
    await office.sayIn(place, 'anna', 'chi ripara il badge smagnetizzato?')
    const before = office.inbox(place).length
    await office.pressIn(place, 'anna', 'feedback:tell-me', '1')
    expect(office.inbox(place)).toHaveLength(before)
    expect(office.last('anna')).toContain('appena lo so ti scrivo')
    const [group] = await questions(office)
    expect(group?.misses.map(({ kind }) => kind)).toEqual(['unknown'])
    expect(group?.waiting).toHaveLength(1)
  })

  test('nothing is shown of a report; the thanks come alone', async () => {
    const office = await new Office().present('anna', 'admin')
    await office.sayIn(place, 'anna', 'chi si occupa dei sentieri?')
    const before = office.inbox(place).length
    await office.sayIn(place, 'anna', 'non è più così: si è trasferito')
    expect(office.last('anna')).toContain('Grazie!')
    await office.pressIn(place, 'anna', 'feedback:outdated', 'units boschi')
    expect(office.last('anna')).toContain('Che cosa non è più così?')
    expect(await office.fill('anna', 'feedback-outdated', { text: 'ha cambiato nome' }, 'units boschi')).toContain(
      'Grazie',
    )
    await office.sayIn(place, 'anna', 'non mi è utile')
    expect(office.inbox(place)).toHaveLength(before)
    expect(await reports(office)).toBe(2)
    expect(office.last('admin')).toContain('ha cambiato nome')
  })

  test('with no chat of one’s own one reads what to do', async () => {
    const office = new Office()
    await office.sayIn(place, 'anna', 'chi si occupa dei sentieri?')
    expect(await office.sayIn(place, 'anna', 'non è più così: si è trasferito')).toContain('a tu per tu')
    expect(await reports(office)).toBe(0)
  })

  test('nobody learns who keeps the base, nor what was asked', async () => {
    const office = await new Office().present('anna', 'admin')
    await office.say('anna', 'chi ripara il badge smagnetizzato?')
    expect(await office.sayIn(place, 'admin', 'chi si occupa dei sentieri?')).not.toContain('risposta giusta')
    expect(await office.sayIn(place, 'admin', 'domande senza risposta')).not.toContain('badge')
    expect(office.last('admin')).toContain('badge')
  })
})

describe('a question that was asked back', () => {
  const vague = 'non va niente'

  test('counts when none of the options is taken', async () => {
    const office = await new Office().present('anna')
    expect(await office.say('anna', vague)).toContain('Quale intendi?')
    await office.say('anna', 'chi si occupa dei sentieri?')
    expect((await questions(office)).flatMap(({ misses }) => misses)).toMatchObject([
      { kind: 'asked-back', text: vague },
    ])
  })

  test('does not when one is', async () => {
    const office = await new Office().present('anna')
    await office.say('anna', vague)
    await office.say('anna', '1')
    expect(await questions(office)).toEqual([])
  })
})

describe('what is no question', () => {
  test('is not kept: words for whoever works on a request', async () => {
    const office = await new Office().present('master', 'anna')
    await office.openPrinterRequest('anna')
    await office.say('master', 'chiedi 1 a che piano?')
    await office.say('anna', 'al quarto, stanza del geometra, suonare due volte')
    expect(office.last('master')).toContain('stanza del geometra')
    expect(await questions(office)).toEqual([])
  })

  test('nor what is out of scope', async () => {
    const office = await new Office().present('anna')
    await office.say('anna', 'domani piove?')
    await office.say('anna', 'ciao')
    expect(await questions(office)).toEqual([])
  })
})

test('an administrator is offered to keep an answer as a check; others are not', async () => {
  const office = await new Office().present('anna', 'admin')
  expect(await office.say('admin', 'chi si occupa dei sentieri?')).toContain('risposta giusta')
  expect(await office.say('anna', 'chi si occupa dei sentieri?')).not.toContain('risposta giusta')
})
