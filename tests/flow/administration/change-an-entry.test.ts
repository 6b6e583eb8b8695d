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

  it('changes only the lines of what has changed', async () => {
    const work = await KeeperAtWork.start()
    await work.say('admin', 'modifica voce boschi')
    const before = (await work.text('organization.json')).split('\n')
    await work.fill('admin', { name: 'Ufficio Boschi' })
    await work.say('admin', 'salva 1')
    const after = (await work.text('organization.json')).split('\n')
    expect(after.filter((line) => !before.includes(line))).toEqual(['      "name": "Ufficio Boschi",'])
    expect(after).toHaveLength(before.length)
  })

  it('shows how the bot will answer a new way of asking', async () => {
    const work = await KeeperAtWork.start()
    await work.say('admin', 'modifica voce scuole')
    const examples = 'chi organizza lo scuolabus?\na chi mi rivolgo per il pedibus?'
    const shown = await work.fill('admin', { examples })
    expect(shown).toContain('Come lo chiede la gente: più «a chi mi rivolgo per il pedibus?»')
    expect(shown).toContain('Dopo, a chi chiede «a chi mi rivolgo per il pedibus?» rispondo')
    expect(shown).toContain('Ufficio Scuole')
    await work.press('admin', 'Salva')
    expect(await work.say('anna', 'pedibus')).toContain('Ufficio Scuole')
  })

  it('adds a frequent question, and takes it back with one button', async () => {
    const work = await KeeperAtWork.start()
    await work.say('admin', 'aggiungi domanda')
    await work.fill('admin', {
      question: 'Come si stampa fronte e retro?',
      topic: 'stampanti',
      'answer-it': 'Scegli «fronte e retro» nella finestra di stampa.',
    })
    await work.press('admin', 'Salva')
    expect(await work.say('anna', 'come si stampa fronte e retro?')).toContain('finestra di stampa')
    expect(await work.entry('faq.json', 'faq', 'faq-come-si-stampa-fronte-e-retro')).toBeDefined()
    await work.press('admin', 'Annulla questa modifica')
    expect(await work.press('admin', 'Salva')).toContain('Tolta la voce')
    expect(await work.entry('faq.json', 'faq', 'faq-come-si-stampa-fronte-e-retro')).toBeUndefined()
    expect(await work.say('admin', 'annulla modifica 1')).toContain('già stata annullata')
  })

  it.each([
    [
      'aggiungi ufficio',
      { name: 'Ufficio Sport', kind: 'ufficio', parent: 'servizi' },
      'organization.json',
      'units',
      'ufficio-sport',
    ],
    ['aggiungi argomento', { name: 'Proiettori', firstContact: 'master' }, 'topics.json', 'topics', 'proiettori'],
    [
      'aggiungi applicazione',
      { name: 'Protocollo', purpose: 'registrare la posta' },
      'applications.json',
      'applications',
      'protocollo',
    ],
    [
      'aggiungi master',
      { name: 'Master delle Scuole', units: 'Ufficio Scuole', 'contacts-email': 'm@example.org' },
      'masters.json',
      'masters',
      'master-delle-scuole',
    ],
    ['aggiungi ruolo', { name: 'Segretario', text: 'Verbalizza le sedute.' }, 'roles.json', 'roles', 'segretario'],
  ] as const)('%s', async (order, values, file, list, id) => {
    const work = await KeeperAtWork.start()
    await work.say('admin', order)
    expect(await work.fill('admin', values)).toContain('Nuova voce')
    await work.press('admin', 'Salva')
    expect(await work.entry(file, list, id)).toMatchObject({ name: values.name })
  })

  it('adds and takes out synonyms', async () => {
    const work = await KeeperAtWork.start()
    await work.say('admin', 'aggiungi sinonimo')
    await work.fill('admin', { words: 'sentiero\ncammino' })
    await work.press('admin', 'Salva')
    expect(await work.text('vocabulary.json')).toContain('cammino')
    await work.say('admin', 'chiudi voce sinonimo sentiero')
    await work.press('admin', 'Salva')
    expect(await work.text('vocabulary.json')).not.toContain('cammino')
  })

  it('retires an entry from a day on', async () => {
    const work = await KeeperAtWork.start()
    // The preview shows the first day without it, not today.
    expect(await work.say('admin', 'chiudi voce acque dal 1/7/2026')).not.toContain('Se ne occupa: Ufficio Acque')
    await work.press('admin', 'Salva')
    expect(await work.entry('organization.json', 'units', 'acque')).toMatchObject({ validTo: '2026-06-30' })
    expect(await work.say('anna', 'il fiume ha rotto un argine')).toContain('Ufficio Acque')
    work.program.now = new Date('2026-07-01T07:00:00.000Z')
    expect(await work.say('anna', 'il fiume ha rotto un argine')).not.toContain('Ufficio Acque')
  })

  it('says in the form what it cannot find', async () => {
    const work = await KeeperAtWork.start()
    await work.say('admin', 'modifica voce master-servizi')
    await work.fill('admin', { units: 'Settore Servizi\nUfficio Fantasma', from: 'mai' })
    expect(work.form('admin').errors).toEqual({
      units: 'Non trovo «Ufficio Fantasma». Controlla come è scritto.',
      from: 'Non capisco il giorno. Scrivilo così: 1/1/2027.',
    })
  })

  it('says in plain words why a change cannot be saved, and gives the form back as it was filled in', async () => {
    const work = await KeeperAtWork.start()
    await work.say('admin', 'modifica voce acque')
    const shown = await work.fill('admin', { aliases: 'forestale', notes: 'Nota nuova' })
    expect(shown).toContain('Così non posso salvarla')
    expect(shown).not.toContain('organization.json')
    await work.press('admin', 'Correggi')
    const held = Object.fromEntries(work.form('admin').fields.map(({ id, value }) => [id, value]))
    expect(held).toMatchObject({ aliases: 'forestale', notes: 'Nota nuova' })
    expect(await work.fill('admin', { aliases: 'idraulico' })).toContain('Altri nomi: idraulico')
    await work.press('admin', 'Salva')
    expect(await work.entry('organization.json', 'units', 'acque')).toMatchObject({ aliases: ['idraulico'] })
    expect(await work.say('admin', 'modifiche in corso')).toContain('Nessuna modifica in corso')
  })

  it('shows the right answers that a change spoils and saves it only with another button', async () => {
    const work = await KeeperAtWork.start()
    await work.say('admin', 'modifica voce boschi')
    const shown = await work.fill('admin', {
      name: 'Ufficio Verde',
      keywords: 'prato',
      examples: '',
      functions: '',
      aliases: '',
      notes: '',
    })
    expect(shown).toContain('chi si occupa dei sentieri?')
    expect(await work.say('admin', 'salva 1')).toContain('Salva comunque')
    expect(await work.entry('organization.json', 'units', 'boschi')).toMatchObject({
      name: 'Ufficio Boschi e Sentieri',
    })
    expect(await work.press('admin', 'Salva comunque')).toContain('Salvata')
    expect(await work.entry('organization.json', 'units', 'boschi')).toMatchObject({ name: 'Ufficio Verde' })
  })

  it('keeps who changed an entry, when and what', async () => {
    const work = await KeeperAtWork.start()
    await work.say('admin', 'modifica voce boschi')
    await work.fill('admin', { notes: '' })
    await work.press('admin', 'Salva')
    const story = await work.say('admin', 'storia voce boschi')
    expect(story).toContain('1, 01/06/26, 09:00, admin')
    expect(story).toContain('Nota: tolto «Dal 2025 segue anche i sentieri.»')
    expect(await work.say('admin', 'voce boschi')).toContain('Ultima modifica: 1')
  })

  it('watches over an answer that an administrator calls right', async () => {
    const work = await KeeperAtWork.start()
    await work.say('admin', 'prova come scuole: chi è il mio master?')
    await work.press('admin', 'È la risposta giusta')
    await work.press('admin', 'Salva')
    expect(await work.text('checks.json')).toContain('"unit": "scuole"')
  })

  it('answers a trial as a colleague of that office gets it, with the ranking and the reasons', async () => {
    const work = await KeeperAtWork.start()
    await work.say('admin', 'prova come Ufficio Acque: la stampante non stampa')
    const [title, answer, ranking] = work.messages('admin').slice(-3)
    expect(title?.text).toContain('Ufficio Acque')
    expect(answer?.text).toContain('Master del Territorio')
    expect(ranking?.text).toMatch(/Stampanti: [\d.]+ punti, spiega il \d+%.*«stampante»/)
  })
})
