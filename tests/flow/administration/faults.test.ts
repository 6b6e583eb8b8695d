import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { documentKinds } from '../../../src/administration/changes/proposal.ts'
import { KeeperAtWork } from './keeper-at-work.ts'

const two = { CENTRALINO_ADMINISTRATORS: 'admin@example.org, dario@example.org' }

async function rewrite(work: KeeperAtWork, file: string, from: string, to: string): Promise<void> {
  const text = await work.text(file)
  expect(text).toContain(from)
  await writeFile(join(work.program.knowledgeFolder, file), text.replace(from, to))
}

describe('two administrators at the same entry', () => {
  it('does not let the second form overwrite the first change, and shows both', async () => {
    const work = await KeeperAtWork.start(two)
    await work.say('admin', 'modifica voce boschi')
    await work.say('dario', 'modifica voce boschi')
    await work.fill('admin', { 'contacts-phone': '011 1' })
    await work.press('admin', 'Salva')
    const shown = await work.fill('dario', { 'contacts-phone': '011 2' })
    expect(shown).toContain('Nel frattempo qualcuno ha cambiato «Ufficio Boschi e Sentieri»')
    expect(shown).toContain('Telefono: 011 1')
    expect(shown).toContain('Telefono: 011 2')
    expect(await work.entry('organization.json', 'units', 'boschi')).toMatchObject({ contacts: { phone: '011 1' } })
    await work.press('dario', 'Modifica')
    await work.fill('dario', { 'contacts-phone': '011 2' })
    await work.press('dario', 'Salva')
    expect(await work.entry('organization.json', 'units', 'boschi')).toMatchObject({ contacts: { phone: '011 2' } })
  })

  it('does not save a change that was shown before another one was saved', async () => {
    const work = await KeeperAtWork.start(two)
    await work.say('admin', 'modifica voce boschi')
    await work.fill('admin', { 'contacts-phone': '011 1' })
    await work.say('dario', 'modifica voce boschi')
    await work.fill('dario', { 'contacts-phone': '011 2' })
    await work.press('admin', 'Salva')
    expect(await work.press('dario', 'Salva')).toContain('non scrivo sopra il suo lavoro')
    expect(await work.entry('organization.json', 'units', 'boschi')).toMatchObject({ contacts: { phone: '011 1' } })
  })

  it('saves changes of different entries one after the other', async () => {
    const work = await KeeperAtWork.start(two)
    await work.say('admin', 'modifica voce boschi')
    await work.fill('admin', { 'contacts-phone': '011 1' })
    await work.say('dario', 'modifica voce acque')
    await work.fill('dario', { 'contacts-phone': '011 2' })
    await work.press('admin', 'Salva')
    expect(await work.press('dario', 'Salva')).toContain('Salvata')
    expect(await work.entry('organization.json', 'units', 'boschi')).toMatchObject({ contacts: { phone: '011 1' } })
    expect(await work.entry('organization.json', 'units', 'acque')).toMatchObject({ contacts: { phone: '011 2' } })
  })

  it('undoes nothing that somebody has changed since', async () => {
    const work = await KeeperAtWork.start(two)
    for (const [person, phone] of [
      ['admin', '011 1'],
      ['dario', '011 2'],
    ] as const) {
      await work.say(person, 'modifica voce boschi')
      await work.fill(person, { 'contacts-phone': phone })
      await work.press(person, 'Salva')
    }
    expect(await work.say('admin', 'annulla modifica 1')).toContain('Nel frattempo qualcuno ha cambiato')
    await work.say('admin', 'annulla modifica 2')
    await work.press('admin', 'Salva')
    expect(await work.entry('organization.json', 'units', 'boschi')).toMatchObject({ contacts: { phone: '011 1' } })
  })
})

describe('files edited by hand', () => {
  it('take force, have their place in the history, and can be undone', async () => {
    const work = await KeeperAtWork.start()
    await rewrite(work, 'organization.json', 'Dal 2025 segue anche i sentieri.', 'Chiuso il lunedì.')
    await work.program.refresh()
    expect(await work.say('anna', 'chi si occupa dei boschi?')).toContain('Chiuso il lunedì.')
    expect(await work.say('admin', 'storia voce boschi')).toContain('direttamente nei file')
  })

  it('merge with a chat edit of another entry that was begun before', async () => {
    const work = await KeeperAtWork.start()
    await work.say('admin', 'modifica voce acque')
    await work.fill('admin', { 'contacts-phone': '011 2' })
    await rewrite(work, 'organization.json', 'Dal 2025 segue anche i sentieri.', 'Chiuso il lunedì.')
    expect(await work.press('admin', 'Salva')).toContain('Salvata')
    expect(await work.entry('organization.json', 'units', 'boschi')).toMatchObject({ notes: 'Chiuso il lunedì.' })
    expect(await work.entry('organization.json', 'units', 'acque')).toMatchObject({ contacts: { phone: '011 2' } })
  })

  it('are not overwritten by a chat edit of the same entry that was begun before', async () => {
    const work = await KeeperAtWork.start()
    await work.say('admin', 'modifica voce boschi')
    await work.fill('admin', { 'contacts-phone': '011 1' })
    await rewrite(work, 'organization.json', 'Dal 2025 segue anche i sentieri.', 'Chiuso il lunedì.')
    expect(await work.press('admin', 'Salva')).toContain('non scrivo sopra il suo lavoro')
    expect(await work.entry('organization.json', 'units', 'boschi')).toMatchObject({ notes: 'Chiuso il lunedì.' })
  })

  it('that are broken leave the old base answering, and the administrators hear where and what to do, once', async () => {
    const work = await KeeperAtWork.start(two)
    await work.say('admin', 'ciao')
    const sound = await work.text('topics.json')
    await rewrite(work, 'topics.json', '"secondLevel": "informatica"', '"secondLevel": "nessuno"')
    await work.program.refresh()
    await work.program.refresh()
    const told = work.messages('admin').filter(({ text }) => text.includes('hanno un errore'))
    expect(told).toHaveLength(1)
    expect(told[0]?.text).toMatch(/topics\.json, riga \d+: .*nessuno/)
    expect(await work.say('anna', 'la stampante non stampa')).toContain('Stampanti')
    await writeFile(join(work.program.knowledgeFolder, 'topics.json'), sound)
    await work.program.refresh()
    expect(work.last('admin')).toContain('di nuovo a posto')
  })

  it('that are broken hold up a save, which can be tried again', async () => {
    const work = await KeeperAtWork.start()
    await work.say('admin', 'modifica voce boschi')
    await work.fill('admin', { 'contacts-phone': '011 1' })
    const sound = await work.text('topics.json')
    await writeFile(join(work.program.knowledgeFolder, 'topics.json'), '{ "topics": [')
    await work.press('admin', 'Salva')
    expect(work.messages('admin').some(({ text }) => text.includes('finché non è corretto non posso salvare'))).toBe(
      true,
    )
    await writeFile(join(work.program.knowledgeFolder, 'topics.json'), sound)
    expect(await work.say('admin', 'salva 1')).toContain('Salvata')
  })
})

describe('requests that a change touches', () => {
  it('pass to other hands at once, and who takes over is told', async () => {
    const work = await KeeperAtWork.start()
    const { platform } = work.program
    for (const person of ['admin', 'anna', 'master.servizi', 'master.territorio']) await work.say(person, 'ciao')
    await work.say('anna', 'il mio ufficio è scuole')
    await work.forge('anna', 'open-request', 'stampanti')
    await work.fill('anna', { description: 'Non stampa', urgency: 'normal' })
    await work.say('anna', 'invia')
    expect(platform.last('master.servizi')).toContain('Non stampa')
    const before = platform.texts('master.territorio').length
    await work.say('admin', 'modifica voce master-servizi')
    await work.fill('admin', { units: 'Ufficio Informatica', 'contacts-email': 'nessuno@example.org' })
    await work.press('admin', 'Salva')
    await work.say('admin', 'modifica voce master-territorio')
    await work.fill('admin', { units: 'Settore Territorio\nSettore Servizi' })
    await work.press('admin', 'Salva')
    await work.say('admin', 'chiudi voce master-servizi dal 1/6/2026')
    await work.press('admin', 'Salva')
    await expect.poll(() => platform.texts('master.territorio').length).toBeGreaterThan(before)
    expect(platform.last('master.territorio')).toContain('Non stampa')
  })
})

describe('a program that ends in the middle of saving', () => {
  it.each([
    ['before the files are written', false],
    ['after the files are written', true],
  ])('%s finishes at the next start, once', async (_when, areWritten) => {
    const work = await KeeperAtWork.start()
    await work.say('admin', 'modifica voce boschi')
    await work.fill('admin', { 'contacts-phone': '011 1' })
    await work.program.stop()
    await work.program.inspect((store) =>
      store.transaction(async (tx) => {
        const [[id, proposal] = ['', {}]] = await tx.documents.all(documentKinds.proposal)
        await tx.documents.put(documentKinds.proposal, id, { ...(proposal as object), status: 'saving' })
      }),
    )
    if (areWritten) {
      await rewrite(work, 'organization.json', '"hours": "9-12",', '"hours": "9-12",\n          "phone": "011 1",')
    }
    await work.program.resume()
    expect(await work.entry('organization.json', 'units', 'boschi')).toMatchObject({ contacts: { phone: '011 1' } })
    expect(work.messages('admin').filter(({ text }) => text.includes('Salvata la modifica 1'))).toHaveLength(1)
    expect(await work.say('admin', 'storia voce boschi')).toContain('1, 01/06/26')
    await work.program.restart()
    expect(work.messages('admin').filter(({ text }) => text.includes('Salvata la modifica 1'))).toHaveLength(1)
  })

  it('shows at the next start what it had not looked at yet', async () => {
    const work = await KeeperAtWork.start()
    await work.say('admin', 'modifica voce boschi')
    await work.fill('admin', { 'contacts-phone': '011 1' })
    await work.program.stop()
    await work.program.inspect((store) =>
      store.transaction(async (tx) => {
        const [[id, proposal] = ['', {}]] = await tx.documents.all(documentKinds.proposal)
        await tx.documents.put(documentKinds.proposal, id, { ...(proposal as object), status: 'checking' })
      }),
    )
    await work.program.resume()
    expect(work.last('admin')).toContain('Nulla è ancora salvato')
  })
})

describe('a change prepared for a day', () => {
  it('is listed, and made on that day of the organisation, after having been down too', async () => {
    const work = await KeeperAtWork.start()
    await work.say('admin', 'modifica voce boschi')
    await work.fill('admin', { name: 'Ufficio Parchi' })
    expect(await work.say('admin', 'imposta dal 1/1/2027')).toContain('Varrà dal 1 gennaio 2027')
    expect(await work.press('admin', 'Salva')).toContain('cambierà da sola il 1 gennaio 2027')
    expect(await work.say('admin', 'modifiche programmate')).toContain('programmata per il 1 gennaio 2027')
    await work.program.stop()
    work.program.now = new Date('2026-12-31T22:59:00.000Z')
    await work.program.resume()
    expect(await work.entry('organization.json', 'units', 'boschi')).toMatchObject({
      name: 'Ufficio Boschi e Sentieri',
    })
    await work.program.stop()
    work.program.now = new Date('2027-01-02T07:00:00.000Z')
    await work.program.resume()
    expect(await work.entry('organization.json', 'units', 'boschi')).toMatchObject({ name: 'Ufficio Parchi' })
    expect(work.last('admin')).toContain('Salvata la modifica 1')
    expect(await work.say('admin', 'modifiche in corso')).toContain('Nessuna modifica')
  })

  it('can be dropped before', async () => {
    const work = await KeeperAtWork.start()
    await work.say('admin', 'modifica voce boschi')
    await work.fill('admin', { name: 'Ufficio Parchi', from: '2027-01-01' })
    await work.press('admin', 'Salva')
    expect(await work.say('admin', 'annulla modifica 1')).toContain('non cambia nulla')
    await work.program.stop()
    work.program.now = new Date('2027-01-02T07:00:00.000Z')
    await work.program.resume()
    expect(await work.entry('organization.json', 'units', 'boschi')).toMatchObject({
      name: 'Ufficio Boschi e Sentieri',
    })
  })
})
