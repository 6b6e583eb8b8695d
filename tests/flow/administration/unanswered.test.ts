import { describe, expect, it } from 'vitest'
import { questionKinds } from '../../../src/administration/unanswered/question-kinds.ts'
import { KeeperAtWork } from './keeper-at-work.ts'

const question = 'chi ripara il badge smagnetizzato?'

/** Documents of a kind, as text, from the stopped program; it goes on afterwards. */
async function kept(work: KeeperAtWork, kind: keyof typeof questionKinds): Promise<string> {
  await work.program.stop()
  const all = await work.program.inspect((store) => store.transaction((tx) => tx.documents.all(questionKinds[kind])))
  await work.program.resume()
  return JSON.stringify(all)
}

function timesTold(work: KeeperAtWork, person: string): number {
  return work.messages(person).filter(({ text }) => text.includes('ora lo so')).length
}

async function asked(): Promise<KeeperAtWork> {
  const work = await KeeperAtWork.start()
  await work.program.present('anna', 'admin', 'bruno')
  expect(await work.say('anna', question)).toContain('Non lo so')
  expect(await work.press('anna', 'Avvisami quando lo sai')).toContain('appena lo so ti scrivo')
  return work
}

describe('from "nobody could answer this" to the right answer', () => {
  it('by a new way of asking for an entry: the question goes, who wanted to hear is told once, nobody else', async () => {
    const work = await asked()
    await work.say('bruno', 'il badge è smagnetizzato')
    expect(await work.say('admin', 'domande senza risposta')).toContain('2 volte')
    expect(await work.press('admin', 'Apri 1')).toContain('chi ripara il badge smagnetizzato?')
    await work.press('admin', 'È in una voce che c’è')
    const shown = await work.fill('admin', { entry: 'units scuole', text: 'badge smagnetizzato' })
    expect(shown).toContain('badge smagnetizzato')
    expect(shown).toContain('Nulla è ancora salvato')
    expect(work.last('anna')).not.toContain('ora lo so')

    expect(await work.press('admin', 'Salva')).toContain('Salvata')
    await work.program.settle()
    expect(work.last('anna')).toContain('ora lo so')
    expect(work.last('anna')).toContain('Ufficio Scuole')
    expect(timesTold(work, 'anna')).toBe(1)
    expect(timesTold(work, 'bruno')).toBe(0)
    expect(await work.say('admin', 'domande senza risposta')).toContain('Nessuna domanda')
    expect(await work.say('bruno', question)).toContain('Ufficio Scuole')

    await work.program.restart(24 * 60)
    expect(timesTold(work, 'anna')).toBe(1)
  })

  it('by an entry found by words; of several one is chosen', async () => {
    const work = await asked()
    await work.say('admin', 'senza risposta 1 esempio')
    expect(await work.fill('admin', { other: 'xyzzy' })).toContain('quale voce')
    expect(await work.fill('admin', { other: 'ufficio' })).toContain('quale voce')
    const [choice] = work.form('admin').fields
    const options = choice?.type === 'choice' ? choice.options.map(({ label }) => label) : []
    expect(options).toContain('Ufficio Scuole')
    expect(await work.fill('admin', { other: 'Ufficio Scuole', text: '' })).toContain('Manca')
    expect(await work.fill('admin', { other: 'Ufficio Scuole', text: question })).toContain('Nulla è ancora salvato')
    expect(work.last('admin')).toContain('Ufficio Scuole')
  })

  it('by a synonym', async () => {
    const work = await asked()
    await work.say('admin', 'senza risposta 1 sinonimo')
    const shown = await work.fill('admin', { said: 'badge', known: 'scuole' })
    expect(shown).toContain('badge')
    await work.say('admin', 'senza risposta 1 sinonimo')
    expect(await work.fill('admin', { said: '', known: 'scuole' })).toContain('Manca questa parola')
  })

  it('by a new entry, whose form holds the question already', async () => {
    const work = await asked()
    await work.say('admin', 'senza risposta 1 nuova voce')
    await work.press('admin', 'Aggiungi: domanda')
    const form = work.form('admin')
    expect(form.fields.find(({ id }) => id === 'question')?.value).toBe(question)
  })

  it('by the files: what they say by now is told too', async () => {
    const work = await asked()
    await work.program.stop()
    await work.program.write((files) => {
      const { units } = files['organization.json'] as { units: { id: string; examples?: string[] }[] }
      for (const unit of units) if (unit.id === 'scuole') unit.examples = [question]
    })
    await work.program.resume()
    await expect.poll(() => timesTold(work, 'anna')).toBe(1)
    await work.program.restart()
    expect(timesTold(work, 'anna')).toBe(1)
  })

  it('or never: questions like one to be ignored are not kept again', async () => {
    const work = await asked()
    expect(await work.say('admin', 'senza risposta 1 ignora')).toContain('non te le mostro più')
    expect(await work.say('bruno', 'il badge smagnetizzato chi lo ripara')).not.toContain('Avvisami')
    expect(await work.say('admin', 'domande senza risposta')).toContain('Nessuna domanda')
    expect(await kept(work, 'ignored')).not.toContain('smagnetizzato?')
  })
})

describe('what is kept', () => {
  it('holds nothing personal and not who asked, unless they want to be told', async () => {
    const work = await KeeperAtWork.start()
    await work.say(
      'bruno',
      'mi chiamo Ermenegildo Brambilla, matricola 0456123, il badge smagnetizzato RSSMRA80A01L219M a e.brambilla@example.org',
    )
    const all = await kept(work, 'question')
    expect(all).toContain('smagnetizzato')
    expect(all).not.toMatch(/ermenegildo|brambilla|0456123|RSSMRA|example\.org|bruno/i)
    expect(all).toContain('"waiting":[]')
  })

  it('is forgotten after the days configured', async () => {
    const work = await KeeperAtWork.start({ CENTRALINO_QUESTIONS_DAYS: '10' })
    await work.say('anna', question)
    await work.say('anna', 'chi si occupa dei sentieri?')
    await work.say('anna', 'non è più così: si è trasferito')
    await work.program.restart(9 * 24 * 60)
    expect(await kept(work, 'question')).toContain('badge')
    await work.program.restart(2 * 24 * 60)
    await expect.poll(() => kept(work, 'question')).toBe('[]')
    expect(await kept(work, 'report')).toBe('[]')
  })

  it('is what was not understood, asked back in vain or of no use; not what is out of scope, nor courtesy', async () => {
    const work = await KeeperAtWork.start()
    for (const text of ['ciao', 'grazie', '???', 'aiuto']) await work.say('anna', text)
    await work.say('anna', 'chi si occupa dei sentieri?')
    await work.press('anna', 'Non mi è utile')
    await work.say('anna', 'non mi è utile')
    const all = await kept(work, 'question')
    expect(all.match(/"kind":"displeased"/g)).toHaveLength(1)
    expect(all).not.toContain('"unknown"')
  })
})

describe('whoever keeps nothing', () => {
  it.each([
    ['question:list', ''],
    ['question:show', '1'],
    ['question:example', '1'],
    ['question:synonym', '1'],
    ['question:add', '1'],
    ['question:add-entry', '1 faq'],
    ['question:ignore', '1'],
  ])('cannot forge %s %s', async (action, value) => {
    const work = await asked()
    expect(await work.forge('bruno', action, value)).toContain('solo chi cura')
    expect(await kept(work, 'question')).toContain('badge')
    expect(await kept(work, 'ignored')).toBe('[]')
  })

  it('cannot forge the forms', async () => {
    const work = await asked()
    await work.say('admin', 'senza risposta 1 esempio')
    const given = work.form('admin')
    expect(await work.fill('bruno', { entry: 'units scuole', text: question }, given)).toContain('solo chi cura')
    await work.say('admin', 'senza risposta 1 sinonimo')
    expect(await work.fill('bruno', { said: 'badge', known: 'scuole' }, work.form('admin'))).toContain('solo chi cura')
    expect(await work.say('bruno', question)).toContain('Non lo so')
  })
})
