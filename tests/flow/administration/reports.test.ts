import { describe, expect, it } from 'vitest'
import { questionKinds } from '../../../src/administration/unanswered/question-kinds.ts'
import { KeeperAtWork } from './keeper-at-work.ts'

async function reported(environment: Readonly<Record<string, string>> = {}): Promise<KeeperAtWork> {
  const work = await KeeperAtWork.start(environment)
  await work.program.present('anna', 'admin', 'bruno', 'editor')
  await work.say('anna', 'chi si occupa dei sentieri?')
  await work.press('anna', 'Non è più così')
  expect(work.form('anna').title).toContain('Ufficio Boschi e Sentieri')
  expect(await work.fill('anna', { text: 'Il telefono è cambiato' })).toContain('Grazie!')
  return work
}

describe('«Non è più così»', () => {
  it('reaches the administrators with the entry and its form; whoever reported hears when it is changed', async () => {
    const work = await reported()
    expect(work.last('admin')).toContain('Segnalazione 1')
    expect(work.last('admin')).toContain('anna: «Il telefono è cambiato»')
    expect(work.last('bruno')).not.toContain('Il telefono è cambiato')

    await work.press('admin', 'Modifica')
    expect(work.form('admin').fields.find(({ id }) => id === 'name')?.value).toBe('Ufficio Boschi e Sentieri')
    await work.fill('admin', { 'contacts-phone': '011 1234567' })
    expect(work.last('anna')).not.toContain('aggiornata')
    await work.press('admin', 'Salva')
    await work.program.settle()
    expect(work.last('anna')).toContain('è stata aggiornata questa voce: Ufficio Boschi e Sentieri')
    const told = work.messages('anna').length
    expect(await work.say('admin', 'segnalazioni')).toContain('Nessuna segnalazione')

    await work.program.restart(24 * 60)
    expect(work.messages('anna')).toHaveLength(told)
  })

  it('is not settled by a new way of asking for the entry', async () => {
    const work = await reported()
    await work.press('admin', 'Modifica')
    await work.fill('admin', { examples: 'chi taglia gli alberi caduti?' })
    await work.press('admin', 'Salva')
    expect(work.last('anna')).toContain('Grazie!')
    expect(await work.say('admin', 'segnalazioni')).toContain('Ufficio Boschi e Sentieri')
  })

  it('reaches whoever keeps the part it lies in, and only them', async () => {
    const work = await reported({ CENTRALINO_EDITORS: 'editor@example.org=territorio' })
    expect(work.last('editor')).toContain('Segnalazione 1')
    expect(work.last('admin')).not.toContain('Segnalazione')
    expect(await work.say('editor', 'segnalazione 1 va bene perché è ancora lo stesso')).toContain('ho detto il motivo')
    expect(work.last('anna')).toContain('è ancora lo stesso')
  })

  it('of another part is not to be found out by whoever keeps one', async () => {
    const work = await reported({ CENTRALINO_EDITORS: 'editor@example.org=servizi' })
    expect(work.last('admin')).toContain('Segnalazione 1')
    expect(await work.say('editor', 'segnalazioni')).toContain('Nessuna segnalazione')
    expect(await work.say('editor', 'segnalazione 1')).toBe(await work.say('editor', 'segnalazione 99'))
  })

  it('is declined with a reason only, or said to be done', async () => {
    const work = await reported()
    await work.press('admin', 'Va bene com’è')
    expect(await work.fill('admin', { text: '  ' })).toContain('Scrivi il motivo')
    expect(work.last('anna')).toContain('Grazie!')
    expect(await work.press('admin', 'Già corretta')).toContain('ho avvisato')
    expect(work.last('anna')).toContain('è stata aggiornata')
    expect(await work.press('admin', 'Già corretta')).toContain('non c’è più')
  })

  it.each([
    ['report:list', ''],
    ['report:show', '1'],
    ['report:done', '1'],
    ['report:decline', '1'],
  ])('cannot be settled or read by whoever keeps nothing: %s', async (action, value) => {
    const work = await reported()
    expect(await work.forge('bruno', action, value)).toContain('solo chi cura')
    expect(await work.say('bruno', 'segnalazione 1 va bene perché lo dico io')).toContain('solo chi cura')
    expect(await work.say('admin', 'segnalazioni')).toContain('Ufficio Boschi e Sentieri')
  })

  it('can be said in words, in both languages', async () => {
    const work = await KeeperAtWork.start()
    await work.program.present('admin')
    expect(await work.say('anna', 'non è più così')).toContain('Non so di quale risposta parli')
    await work.say('anna', 'chi si occupa dei sentieri?')
    expect(await work.say('anna', 'Non è più così: si è trasferito')).toContain('Grazie!')
    expect(work.last('admin')).toContain('si è trasferito')
    await work.say('bruno', 'who handles the woods?')
    expect(await work.say('bruno', 'no longer true: they moved')).toContain('Thank you!')
    await work.say('anna', 'chi si occupa dei sentieri?')
    await work.say('anna', 'non è più così')
    expect(await work.fill('anna', { text: '!' })).toContain('Basta una riga')
  })

  it('keeps who reported and their line, nothing else of them', async () => {
    const work = await reported()
    await work.program.stop()
    const [report] = await work.program.inspect((store) =>
      store.transaction((tx) => tx.documents.all(questionKinds.report)),
    )
    expect(Object.keys(report?.[1] as object).sort()).toEqual(['at', 'by', 'id', 'kind', 'number', 'stamp', 'text'])
    expect(JSON.stringify(report)).not.toContain('anna')
  })

  it('names an entry of the base, whatever is forged', async () => {
    const work = await reported()
    for (const value of ['units nowhere', 'constructor x', '__proto__ y', '', 'masters', 'units']) {
      expect(await work.forge('bruno', 'feedback:outdated', value)).toContain('Non so di quale risposta parli')
    }
    expect(await work.forge('bruno', 'feedback:tell-me', '999')).toContain('qualcosa è cambiato')
  })
})
