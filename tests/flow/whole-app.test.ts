import { describe, expect, it } from 'vitest'
import { DeliveryError } from '../../src/errors.ts'
import { Platform } from './platform.ts'
import { Program } from './program.ts'

const master = 'master.servizi'
const deputy = 'master.territorio'
const office = 'informatica'

/** Anna has opened request 1 about the printer of the schools office, on a platform without forms. */
async function withRequest(): Promise<Program> {
  const program = await Program.start(new Platform({ forms: 'none' }))
  await program.present(master, deputy, office, 'anna')
  await program.say('anna', 'apri una richiesta')
  for (const text of ['scuole', 'stampanti', 'Esce un foglio bianco', 'salta', 'salta', 'invia']) {
    await program.say('anna', text)
  }
  return program
}

describe('the whole program', () => {
  it('answers a question', async () => {
    const program = await Program.start()
    expect(await program.say('anna', 'chi si occupa dei sentieri?')).toContain('Ufficio Boschi e Sentieri')
    expect(program.faults).toEqual([])
  })

  it('carries a request between two people', async () => {
    const program = await withRequest()
    expect(program.platform.last('anna')).toContain('la richiesta #1 è arrivata a Master dei Servizi')
    expect(program.platform.last(master)).toContain('Esce un foglio bianco')
    await program.press(master, 'Prendi in carico')
    await program.say(master, 'chiedi 1 A che piano?')
    expect(program.platform.last('anna')).toContain('A che piano?')
    await program.say('anna', 'Al secondo')
    expect(program.platform.last(master)).toContain('Al secondo')
    await program.say(master, 'risolto 1 cambiata la cartuccia')
    expect(program.platform.last('anna')).toContain('cambiata la cartuccia')
    expect(program.faults).toEqual([])
  })

  it('shows everybody else’s turn while one person’s messages cannot be delivered', async () => {
    const program = await Program.start()
    program.platform.beforeShowing = (to) => {
      if (to === 'anna') throw new DeliveryError('delivery/temporary', 'busy')
    }
    await program.platform.say('anna', 'ciao')
    await program.platform.say('bruno', 'ciao')
    await program.settle()
    expect(program.platform.texts('anna')).toEqual([])
    expect(program.platform.texts('bruno')).toHaveLength(1)
  })
})

describe('stopped and started again', () => {
  it('goes on in the middle of a form asked one thing at a time', async () => {
    const program = await Program.start(new Platform({ forms: 'none' }))
    await program.present(master, 'anna')
    await program.say('anna', 'apri una richiesta')
    await program.say('anna', 'scuole')
    expect(await program.say('anna', 'stampanti')).toContain('Che cosa succede?')
    await program.restart()
    expect(await program.say('anna', 'Esce un foglio bianco')).toContain('Telefono')
    await program.restart()
    await program.say('anna', '011 123')
    const summary = await program.say('anna', 'salta')
    expect(summary).toContain('Esce un foglio bianco')
    expect(summary).toContain('011 123')
    await program.restart()
    expect(await program.press('anna', 'Invia la richiesta')).toContain('#1')
    expect(program.platform.last(master)).toContain('Esce un foglio bianco')
  })

  it('goes on in the middle of a request: its cards change in place, answers find their question', async () => {
    const program = await withRequest()
    await program.press(master, 'Prendi in carico')
    await program.say(master, 'chiedi 1 A che piano?')
    const cards = () => program.platform.chat(master).filter(({ message }) => message.card === 'work-1')
    const [before] = cards()
    await program.restart()
    await program.say('anna', 'Al secondo')
    expect(cards()).toHaveLength(1)
    expect(cards()[0]).toMatchObject({ id: before?.id, changes: (before?.changes ?? 0) + 1 })
    expect(cards()[0]?.message.text).toContain('Al secondo')
    await program.restart()
    await program.say(master, 'inoltra 1 a Ufficio Informatica perché serve un pezzo')
    expect(program.platform.last(office)).toContain('serve un pezzo')
    expect(await program.say('anna', 'le mie richieste')).toContain('#1')
    await program.stop()
    const request = await program.inspect((store) => store.transaction((tx) => tx.requests.get(1)))
    expect(request?.history.map(({ type }) => type)).toEqual([
      'opened',
      'assigned',
      'taken',
      'asked',
      'added',
      'forwarded',
    ])
  })

  it('delivers what the platform did not take before, once', async () => {
    const program = await withRequest()
    program.platform.beforeShowing = () => {
      throw new DeliveryError('delivery/ambiguous', 'connection reset')
    }
    await program.say(master, 'chiedi 1 A che piano?')
    await program.stop()
    program.platform.beforeShowing = () => {}
    expect(program.platform.last('anna')).not.toContain('A che piano?')
    await program.restart(1)
    expect(program.platform.texts('anna').filter((text) => text.includes('A che piano?'))).toHaveLength(1)
    await program.restart(1)
    expect(program.platform.texts('anna').filter((text) => text.includes('A che piano?'))).toHaveLength(1)
  })

  it('knows an event again that it took before', async () => {
    const program = await withRequest()
    const content = { type: 'text', text: 'aggiungi 1 manca anche il giallo' } as const
    const eventId = await program.platform.bring('anna', content)
    await program.settle()
    const count = program.platform.texts('anna').length
    await program.restart()
    await program.platform.bring('anna', content, eventId)
    await program.settle()
    expect(program.platform.texts('anna')).toHaveLength(count)
    await program.stop()
    const request = await program.inspect((store) => store.transaction((tx) => tx.requests.get(1)))
    expect(request?.history.filter(({ type }) => type === 'added')).toHaveLength(1)
  })

  it('reminds of what fell due meanwhile', async () => {
    const program = await withRequest()
    await program.restart(5 * 60)
    await expect.poll(() => program.platform.last(master)).toContain('aspetta ancora')
    expect(program.platform.last('anna')).toContain('Ho ricordato la cosa a Master dei Servizi')
  })

  it('finds new hands for requests of a master whom the knowledge base no longer has', async () => {
    const program = await withRequest()
    await program.stop()
    await program.write((files) => {
      const file = files['masters.json'] as { masters: { id: string; deputy?: string | null }[] }
      file.masters = file.masters.filter(({ id }) => id !== 'master-servizi').map((one) => ({ ...one, deputy: null }))
    })
    await program.resume()
    await expect.poll(() => program.platform.last('anna')).toContain('La richiesta #1 ora la segue')
    expect(program.platform.last(office)).toContain('#1')
  })
})

describe('starting', () => {
  it('refuses a folder that another program uses, which goes on undisturbed', async () => {
    const program = await Program.start()
    await expect(program.startAnother()).rejects.toMatchObject({ code: 'store/locked' })
    expect(await program.say('anna', 'ciao')).not.toBe('')
  })

  it('that fails lets go of the folder', async () => {
    const program = await Program.start()
    await program.stop()
    const broken = { ...program.platform.adapter(), start: () => Promise.reject(new Error('no such port')) }
    await expect(program.startAnother(async () => [broken])).rejects.toThrow('no such port')
    await expect(program.startAnother(() => Promise.reject(new Error('no token')))).rejects.toThrow('no token')
    await program.resume()
    expect(await program.say('anna', 'ciao')).not.toBe('')
    expect(program.faults).toEqual([])
  })

  it('refuses a broken knowledge base before it touches anything', async () => {
    const program = await Program.start()
    await program.stop()
    await program.write((files) => {
      ;(files['organization.json'] as { units: { parent: string | null }[] }).units[1] = { parent: 'nowhere' }
    })
    await expect(program.startAnother()).rejects.toMatchObject({ code: 'knowledge/invalid' })
  })
})
