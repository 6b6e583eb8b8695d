import { describe, expect, it } from 'vitest'
import { stampOf } from '../../../src/conversation/administration/entry-fields.ts'
import { KeeperAtWork } from './keeper-at-work.ts'

const notYours = 'Questa parte è per chi cura le informazioni del bot'
const notAllowed = 'Puoi cambiare solo quello che sta sotto il tuo ufficio'

const actions: readonly (readonly [action: string, value: string])[] = [
  ['kb:menu', ''],
  ['kb:search', ''],
  ['kb:pending', ''],
  ['kb:show', 'units boschi'],
  ['kb:edit', 'units boschi'],
  ['kb:add', 'units'],
  ['kb:retire', 'units boschi'],
  ['kb:history', 'units boschi'],
  ['kb:save', '1'],
  ['kb:save-anyway', '1'],
  ['kb:take-back', '1'],
  ['kb:rework', '1'],
  ['kb:approve', '1'],
  ['kb:refuse', '1'],
  ['kb:try', ''],
  ['kb:right-answer', '\nchi si occupa dei sentieri?'],
  ['kb:invented', 'x'],
]

const values = { name: 'Ufficio Rubato', words: 'a\nb', to: '2026-12-31', question: 'chi?', unit: '' }
const forms: readonly (readonly [form: string, context: string])[] = [
  ['kb-edit', 'abc - units boschi'],
  ['kb-add', 'abc - units +'],
  ['kb-retire', 'units boschi'],
  ['kb-try', ''],
  ['kb-search', ''],
  ['kb-invented', ''],
]

async function forgeForm(work: KeeperAtWork, person: string, form: string, context: string): Promise<string> {
  await work.program.platform.bring(person, { type: 'form', form, context, values })
  await work.program.settle()
  return work.last(person)
}

describe('half an order', () => {
  it('leads whoever keeps entries to where it can be finished, and is nothing special from anybody else', async () => {
    const work = await KeeperAtWork.start()
    const menu = await work.say('admin', 'gestisci')
    expect(await work.say('admin', 'aggiungi')).toBe(menu)
    expect(await work.say('admin', 'Aggiungi una voce.')).toBe(menu)
    const search = await work.say('admin', 'cerca voce')
    for (const order of ['modifica', 'modifica voce', 'storia', 'ritira']) {
      expect(await work.say('admin', order)).toBe(search)
    }
    for (const order of ['aggiungi', 'modifica voce', 'storia']) {
      expect(await work.say('anna', order)).not.toContain(notYours)
    }
  })
})

describe('somebody who keeps nothing', () => {
  it.each(actions)('gets one sentence for the forged press %s %s, and nothing changes', async (action, value) => {
    const work = await KeeperAtWork.start()
    await propose(work)
    const before = await allTexts(work)
    expect(await work.forge('anna', action, value)).toContain(notYours)
    expect(await allTexts(work)).toEqual(before)
    expect(await work.say('admin', 'modifiche in corso')).toContain('1: Ufficio Boschi e Sentieri – admin, da salvare')
  })

  it.each(forms)('gets one sentence for the forged form %s', async (form, context) => {
    const work = await KeeperAtWork.start()
    const before = await allTexts(work)
    expect(await forgeForm(work, 'anna', form, context)).toContain(notYours)
    expect(await allTexts(work)).toEqual(before)
  })

  it.each(['gestisci', 'voce boschi', 'salva 1', 'approva 1', 'annulla modifica 1', 'imposta dal 1/1/2027'])(
    'gets one sentence for «%s»',
    async (words) => {
      const work = await KeeperAtWork.start()
      await propose(work)
      expect(await work.say('anna', words)).toContain(notYours)
    },
  )

  it('still gets answers to questions that sound like orders', async () => {
    const work = await KeeperAtWork.start()
    expect(await work.say('anna', 'storia della fondazione')).toContain('1971')
    expect(await work.say('anna', 'modifica stampanti')).not.toContain(notYours)
  })
})

describe('somebody who keeps another part', () => {
  const editor = { CENTRALINO_EDITORS: 'carla@example.org=servizi' }

  it.each([
    ['kb:edit', 'units boschi'],
    ['kb:edit', 'topics stampanti'],
    ['kb:edit', 'masters master-territorio'],
    ['kb:edit', 'applications catasto-web'],
    ['kb:retire', 'units boschi'],
    ['kb:retire', 'synonyms bosco'],
    ['kb:save', '1'],
    ['kb:save-anyway', '1'],
    ['kb:take-back', '1'],
    ['kb:rework', '1'],
    ['kb:approve', '1'],
    ['kb:refuse', '1'],
  ])('may not: %s %s', async (action, value) => {
    const work = await KeeperAtWork.start(editor)
    await propose(work)
    const before = await allTexts(work)
    expect(await work.forge('carla', action, value)).toMatch(new RegExp(`${notAllowed}|Questa voce non c’è più`))
    expect(await allTexts(work)).toEqual(before)
    expect(await work.say('admin', 'modifiche in corso')).toContain('da salvare')
  })

  it('may not send a form of an entry elsewhere, nor add one there', async () => {
    const work = await KeeperAtWork.start(editor)
    const stamp = stampOf((await work.entry('organization.json', 'units', 'boschi')) ?? null)
    expect(await forgeForm(work, 'carla', 'kb-edit', `${stamp} - units boschi`)).toContain(notAllowed)
    expect(await forgeForm(work, 'carla', 'kb-retire', 'units boschi')).toContain(notAllowed)
    await work.say('carla', 'aggiungi ufficio')
    const added = await work.fill('carla', { name: 'Ufficio Rubato', kind: 'ufficio', parent: 'territorio' })
    expect(added).toContain(notAllowed)
    await work.say('carla', 'aggiungi argomento')
    expect(await work.fill('carla', { name: 'Rubato', firstContact: 'master' })).toContain(notAllowed)
    expect(await work.say('admin', 'modifiche in corso')).toContain('Nessuna modifica in corso')
  })

  it('may not move an office out of the part, nor save it by forging the button', async () => {
    const work = await KeeperAtWork.start(editor)
    await work.say('carla', 'modifica voce scuole')
    expect(await work.fill('carla', { parent: 'territorio' })).toContain(notAllowed)
    expect(await work.forge('carla', 'kb:save', '1')).not.toContain('Salvata')
    expect(await work.entry('organization.json', 'units', 'scuole')).toMatchObject({ parent: 'servizi' })
  })

  it('changes what is below the part', async () => {
    const work = await KeeperAtWork.start(editor)
    await work.say('carla', 'modifica voce scuole')
    await work.fill('carla', { 'contacts-phone': '011 7654321' })
    expect(await work.press('carla', 'Salva')).toContain('Salvata')
    expect(await work.entry('organization.json', 'units', 'scuole')).toMatchObject({
      contacts: { phone: '011 7654321' },
    })
  })
})

describe('where a second administrator must approve', () => {
  const two = { CENTRALINO_APPROVAL: 'second', CENTRALINO_ADMINISTRATORS: 'admin@example.org, dario@example.org' }

  it('waits for the other one, who sees what changes', async () => {
    const work = await KeeperAtWork.start(two)
    await work.say('dario', 'ciao')
    await propose(work)
    expect(await work.press('admin', 'Salva')).toContain('aspetta l’approvazione')
    expect(work.last('dario')).toContain('admin propone questa modifica')
    expect(work.last('dario')).toContain('Telefono: 011 1')
    expect(await work.forge('admin', 'kb:approve', '1')).toContain('la deve approvare un’altra persona')
    expect(await work.press('dario', 'Approva')).toContain('Hai approvato')
    expect(work.last('admin')).toContain('Salvata')
    expect(await work.say('admin', 'storia voce boschi')).toContain('approvata da dario')
  })

  it('changes nothing where the other one refuses', async () => {
    const work = await KeeperAtWork.start(two)
    await work.say('dario', 'ciao')
    await propose(work)
    await work.press('admin', 'Salva')
    const before = await allTexts(work)
    await work.press('dario', 'Rifiuta')
    expect(work.last('admin')).toContain('dario ha rifiutato la modifica 1')
    expect(await allTexts(work)).toEqual(before)
  })
})

async function propose(work: KeeperAtWork): Promise<void> {
  await work.say('admin', 'modifica voce boschi')
  await work.fill('admin', { 'contacts-phone': '011 1' })
}

function allTexts(work: KeeperAtWork): Promise<readonly string[]> {
  const files = ['organization.json', 'topics.json', 'faq.json', 'masters.json', 'vocabulary.json', 'checks.json']
  return Promise.all(files.map((file) => work.text(file)))
}
