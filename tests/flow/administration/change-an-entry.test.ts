import { describe, expect, it } from 'vitest'
import { KeeperAtWork } from './keeper-at-work.ts'

describe('changing an entry in the chat', () => {
  it('goes from the button over the form and what changes to the file and the answer', async () => {
    const work = await KeeperAtWork.start()
    expect(await work.say('admin', 'voce boschi')).toContain('Ufficio Boschi e Sentieri')
    await work.press('admin', 'Modifica')
    expect(work.form('admin').title).toBe('Modifica: ufficio')
    const before = await work.text('organization.json')

    const shown = await work.fill('admin', { 'contacts-phone': '011 1234567' })
    expect(shown).toContain('Telefono: 011 1234567')
    expect(shown).toContain('Nulla è ancora salvato')
    expect(await work.text('organization.json')).toBe(before)

    expect(await work.press('admin', 'Salva')).toContain('Salvata la modifica 1')
    expect(await work.entry('organization.json', 'units', 'boschi')).toMatchObject({
      contacts: { email: 'boschi@example.org', phone: '011 1234567', hours: '9-12' },
    })
    expect(await work.say('anna', 'contatti dei boschi')).toContain('011 1234567')
  })
})
