import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { WebAdapterOptions } from '../../adapters/web/web-adapter.ts'
import { hostileTexts, plainMessage, requestCard, unitOptions } from '../adapters/web/sample-messages.ts'
import { employee, master, type RunningWeb, startWeb } from '../adapters/web/web-harness.ts'
import { type BuiltPage, buildPage } from './built-page.ts'
import { Chat, desktop, phone } from './chat.ts'
import { chromiumMissing, launchChromium, mayBeSkipped } from './chromium.ts'

const skipped = chromiumMissing !== null && mayBeSkipped

describe.skipIf(skipped)(`the chat page in Chromium${skipped ? ` (skipped: ${chromiumMissing})` : ''}`, { timeout: 30_000 }, () => {
  let browser: Browser
  let built: BuiltPage
  let web: RunningWeb
  let chats: Chat[] = []

  beforeAll(async () => {
    expect(chromiumMissing, 'CI needs Chromium').toBeNull()
    ;[browser, built] = await Promise.all([launchChromium(), buildPage()])
  }, 60_000)

  afterAll(async () => {
    await browser?.close()
    await built?.remove()
  })

  beforeEach(async () => {
    web = await start()
  })

  afterEach(async () => {
    const complaints = chats.flatMap((chat) => chat.complaints)
    await Promise.all(chats.map((chat) => chat.close()))
    chats = []
    await web.adapter.stop()
    // A program that is being restarted cannot answer: that alone is no complaint about the page.
    expect(complaints.filter((text) => !/ERR_CONNECTION|ERR_INCOMPLETE|ERR_EMPTY_RESPONSE|503/.test(text))).toEqual([])
  })

  const start = (overrides: Partial<WebAdapterOptions> = {}) => startWeb({ pageFolder: built.folder, ...overrides })

  const open = async (options: Parameters<typeof Chat.open>[2] = {}, path = '/') => {
    const chat = await Chat.open(browser, web.base + path, options)
    chats.push(chat)
    return chat
  }

  const sendTo = (identity: string, message: Parameters<typeof web.adapter.send>[1], key: string) =>
    web.adapter.send({ channel: 'web', conversation: identity }, message, key)

  describe('a conversation', () => {
    it('begins with what one can ask, and asks it at a press', async () => {
      const chat = await open()
      expect(await chat.page.title()).toBe('Centralino · Dipendente, Biblioteche · Comune di Esempio')
      await chat.button('Chi si occupa delle auto di servizio?').click()
      await chat.own.getByText('Chi si occupa delle auto di servizio?').waitFor()
      await chat.answers.getByRole('heading', { name: 'Stampanti e scanner' }).waitFor()
    })

    it('answers what is written, and leaves the focus where one writes', async () => {
      const chat = await open()
      const answer = await chat.ask('La stampante non va')
      expect(await answer.getAttribute('aria-label')).toMatch(/^Centralino, /)
      expect(await chat.focused()).toBe('message')
      expect(await chat.composer.inputValue()).toBe('')
      expect(await answer.getByRole('link', { name: /Telematici/ }).getAttribute('rel')).toContain('noopener')
      expect(await chat.own.count()).toBe(1)
    })

    it('answers in less than a tenth of a second', async () => {
      const chat = await open()
      await chat.ask('primo')
      const times: number[] = []
      for (let turn = 0; turn < 9; turn += 1) {
        times.push(
          await chat.page.evaluate(async () => {
            const box = document.querySelector('textarea')
            const log = document.querySelector('#log')
            if (box === null || log === null) return Number.POSITIVE_INFINITY
            const before = log.querySelectorAll('.from-bot').length
            const began = performance.now()
            box.value = 'quanto ci metti?'
            box.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', bubbles: true, cancelable: true }))
            await new Promise<void>((resolve) => {
              const observer = new MutationObserver(() => {
                if (log.querySelectorAll('.from-bot').length > before) {
                  observer.disconnect()
                  resolve()
                }
              })
              observer.observe(log, { childList: true })
            })
            return performance.now() - began
          }),
        )
      }
      times.sort((a, b) => a - b)
      expect(times[4]).toBeLessThan(100)
    })

    it('takes a new line with Shift, and sends nothing empty', async () => {
      const chat = await open()
      await chat.composer.press('Enter')
      await chat.composer.fill('prima')
      await chat.composer.press('Shift+Enter')
      await chat.composer.pressSequentially('seconda')
      await chat.composer.press('Enter')
      await chat.answers.nth(1).waitFor()
      expect(web.bot.received.map(({ content }) => content)).toEqual([
        expect.objectContaining({ type: 'action' }),
        { type: 'text', text: 'prima\nseconda' },
      ])
    })

    it('shows markup of every kind as text', async () => {
      const chat = await open()
      for (const text of hostileTexts) await chat.ask(text)
      for (const text of hostileTexts) {
        expect(await chat.own.getByText(text, { exact: true }).count()).toBe(1)
        expect(await chat.answers.getByText(text, { exact: true }).count()).toBe(1)
      }
      expect(await chat.log.locator('img, script, a, b').count()).toBe(0)
      expect(await chat.page.title()).toContain('Centralino')
    })

    it('says in which language each message is', async () => {
      const chat = await open()
      const answer = await chat.ask('hello')
      expect(await answer.locator('[lang="en"]').count()).toBe(1)
      expect(await chat.answers.first().locator('[lang="it"]').count()).toBe(1)
    })

    it('folds explanations and opens them at a press', async () => {
      const chat = await open()
      const answer = await chat.ask('stampante')
      const reason = answer.getByText('Parole riconosciute: stampante')
      expect(await reason.isVisible()).toBe(false)
      await answer.getByText('Da dove viene questa risposta').click()
      expect(await reason.isVisible()).toBe(true)
    })

    it('says that the bot is writing only when it takes its time', async () => {
      const chat = await open()
      await chat.stopTime()
      web.bot.hold()
      await chat.composer.fill('domanda difficile')
      await chat.composer.press('Enter')
      const typing = chat.page.getByText('Centralino sta scrivendo…')
      await chat.page.clock.runFor(299)
      expect(await typing.count()).toBe(0)
      await chat.page.clock.runFor(2)
      await typing.waitFor()
      web.bot.release()
      await chat.answers.nth(1).waitFor()
      expect(await typing.count()).toBe(0)
    })

    it('says when the answer is late', async () => {
      const chat = await open()
      await chat.stopTime()
      web.bot.hold()
      await chat.composer.fill('domanda difficile')
      await chat.composer.press('Enter')
      await expect.poll(() => web.bot.received.length).toBe(2)
      await chat.page.clock.runFor(12_001)
      await chat.page.getByText('La risposta tarda.').waitFor()
      web.bot.release()
    })

    it('does not pull away somebody who reads further up, but says that there is more', async () => {
      const chat = await open({ viewport: phone })
      for (let turn = 0; turn < 4; turn += 1) await chat.ask('stampante')
      await chat.page.evaluate(() => scrollTo(0, 0))
      await sendTo(employee.id, plainMessage('avviso in fondo'), 'notice')
      await chat.button('Nuovi messaggi').click()
      await expect.poll(() => chat.page.getByText('avviso in fondo').isVisible()).toBe(true)
      expect(await chat.button('Nuovi messaggi').isVisible()).toBe(false)
    })
  })

  describe('buttons and cards', () => {
    it('take the person to the answer, and change the card where it stands', async () => {
      const chat = await open()
      await chat.ask('mostra la scheda')
      await chat.ask('altro')
      await chat.button('Prendi in carico').click()
      await chat.page.getByText('L’hai presa in carico tu.').waitFor()
      expect(await chat.answers.nth(1).getByRole('heading').textContent()).toContain('Richiesta 42')
      expect(await chat.answers.count()).toBe(3)
      expect(await chat.page.evaluate(() => document.activeElement?.textContent)).toContain('Richiesta 42')
      expect(await chat.button('Prendi in carico').count()).toBe(0)
    })

    it('send once, however often they are pressed', async () => {
      const chat = await open()
      await chat.ask('permessi')
      web.bot.hold()
      await chat.button('Permessi per costruire').dblclick()
      await chat.button('Permessi per la ZTL').click({ force: true })
      expect(await chat.button('Permessi per costruire').getAttribute('aria-disabled')).toBe('true')
      web.bot.release()
      await chat.answers.getByText('Hai scelto: Permessi per costruire').waitFor()
      await expect.poll(() => chat.button('Permessi per costruire').getAttribute('aria-disabled')).toBeNull()
      expect(web.bot.received.filter(({ content }) => content.type === 'action' && content.action === 'choose')).toHaveLength(1)
    })

    it('say what one could write instead', async () => {
      const chat = await open()
      await chat.ask('scheda')
      expect(await chat.button('Prendi in carico').getAttribute('title')).toBe('In alternativa scrivi: prendi 42')
    })
  })

  describe('forms', () => {
    it('say what is missing where it is missing, and go there', async () => {
      const chat = await open()
      const form = await chat.ask('apri una richiesta')
      await form.getByRole('button', { name: 'Invia la richiesta' }).click()
      const title = form.getByRole('textbox', { name: 'Che cosa non va, in poche parole' })
      expect(await title.evaluate((box) => box === document.activeElement)).toBe(true)
      expect(await title.getAttribute('aria-invalid')).toBe('true')
      const described = await title.evaluate((box) =>
        (box.getAttribute('aria-describedby') ?? '').split(' ').map((id) => document.getElementById(id)?.textContent).join(' '),
      )
      expect(described).toContain('Questo dato serve')
      await title.fill('Non stampa')
      await title.blur()
      expect(await title.getAttribute('aria-invalid')).toBeNull()
      expect(web.bot.received).toHaveLength(2)
    })

    it('are filled and sent with the keyboard alone, the office found by a part of its name', async () => {
      const chat = await open()
      const form = await chat.ask('apri una richiesta')
      const office = form.getByRole('combobox', { name: 'Il tuo ufficio' })
      await form.getByRole('textbox', { name: 'Che cosa non va, in poche parole' }).focus()
      const { keyboard } = chat.page
      await keyboard.type('Non stampa')
      await keyboard.press('Tab')
      await keyboard.type('Da ieri')
      await keyboard.press('Tab')
      await keyboard.press('Space')
      await keyboard.press('ArrowDown')
      await keyboard.press('Tab')
      await keyboard.press('Tab')
      expect(await office.evaluate((box) => box === document.activeElement)).toBe(true)
      await keyboard.type('bi')
      expect(await office.getAttribute('aria-expanded')).toBe('true')
      await form.getByText('4 voci trovate').waitFor({ state: 'attached' })
      await keyboard.press('ArrowDown')
      await keyboard.press('ArrowDown')
      const active = await office.getAttribute('aria-activedescendant')
      expect(await chat.page.locator(`#${active}`).textContent()).toContain('Servizio Biblioteche')
      await keyboard.press('Escape')
      expect(await office.getAttribute('aria-expanded')).toBe('false')
      await keyboard.press('ArrowUp')
      await keyboard.press('ArrowDown')
      await keyboard.press('ArrowDown')
      await keyboard.press('Enter')
      expect(await office.inputValue()).toBe('Servizio Biblioteche')
      await form.getByRole('button', { name: 'Invia la richiesta' }).focus()
      await keyboard.press('Enter')
      await chat.answers.getByText('Richiesta registrata: Non stampa').waitFor()
      expect(web.bot.received.at(-1)?.content).toEqual({
        type: 'form',
        form: 'open-request',
        context: 'stampanti',
        values: {
          title: 'Non stampa',
          description: 'Da ieri',
          urgency: 'urgent',
          topic: '',
          unit: unitOptions.find(({ label }) => label === 'Servizio Biblioteche')?.value,
          since: '',
        },
      })
      const shown = await chat.own.last().textContent()
      for (const words of ['Apri una richiesta', 'Urgente', 'Servizio Biblioteche']) expect(shown).toContain(words)
    })

    it('refuse an office that is not in the list', async () => {
      const chat = await open()
      const form = await chat.ask('apri una richiesta')
      await form.getByRole('combobox', { name: 'Il tuo ufficio' }).fill('Servizio Inventato')
      expect(await form.getByText('Nessuna voce con queste parole.').first().isVisible()).toBe(true)
      await form.getByRole('button', { name: 'Invia la richiesta' }).click()
      await form.getByText('Scegli una voce dall’elenco').waitFor()
    })

    it('keep what was written when the bot refuses it, and go to what it refused', async () => {
      const chat = await open()
      const form = await chat.ask('apri una richiesta')
      await form.getByRole('textbox', { name: 'Che cosa non va, in poche parole' }).fill('xx')
      await form.getByRole('textbox', { name: /Racconta/ }).fill('una lunga storia')
      await form.getByRole('radio', { name: 'Normale' }).check()
      await form.getByRole('combobox', { name: 'Il tuo ufficio' }).fill('Servizio Cultura')
      await form.getByRole('button', { name: 'Invia la richiesta' }).click()
      await chat.page.getByText('Due lettere sono poche').waitFor()
      expect(await form.getByRole('textbox', { name: /Racconta/ }).inputValue()).toBe('una lunga storia')
      expect(await form.getByRole('textbox', { name: 'Che cosa non va, in poche parole' }).inputValue()).toBe('xx')
      expect(await chat.page.evaluate(() => document.activeElement?.getAttribute('aria-invalid'))).toBe('true')
    })

    it('stay marked as sent, also after a reload, and can be sent again', async () => {
      const chat = await open()
      const form = await chat.ask('apri una richiesta')
      await form.getByRole('textbox', { name: 'Che cosa non va, in poche parole' }).fill('Non stampa')
      await form.getByRole('radio', { name: 'Normale' }).check()
      await form.getByRole('combobox', { name: 'Il tuo ufficio' }).fill('Servizio Cultura')
      await form.getByRole('button', { name: 'Invia la richiesta' }).click()
      await form.getByText('Modulo inviato').waitFor()
      await chat.page.reload()
      await chat.page.getByText('Modulo inviato').waitFor()
      await chat.button('Modifica e invia di nuovo').click()
      expect(await chat.button('Invia la richiesta').isEnabled()).toBe(true)
    })
  })

  describe('keyboard and screen reader', () => {
    it('lead with the first Tab past everything to the box for writing', async () => {
      const chat = await open()
      const { keyboard } = chat.page
      await keyboard.press('Tab')
      expect(await chat.page.getByRole('link', { name: 'Vai alla casella per scrivere' }).isVisible()).toBe(true)
      await keyboard.press('Enter')
      await keyboard.type('ciao')
      await keyboard.press('Enter')
      await chat.answers.nth(1).waitFor()
    })

    it('reach the buttons of the last answer backwards from the box, with a ring one can see', async () => {
      const chat = await open()
      await chat.ask('scheda')
      await chat.page.keyboard.press('Shift+Tab')
      const button = chat.button('Non è mia')
      expect(await button.evaluate((one) => one === document.activeElement)).toBe(true)
      expect(await button.evaluate((one) => getComputedStyle(one).outlineWidth)).toBe('3px')
      await chat.page.keyboard.press('Enter')
      await chat.answers.getByText('Hai scelto: 42').waitFor()
      expect(await chat.focused()).toMatch(/^Centralino, /)
    })

    it('hear new messages politely, but not a whole conversation when it is opened', async () => {
      const chat = await open()
      await expect.poll(() => chat.log.getAttribute('aria-live')).toBe('polite')
      expect(await chat.log.getAttribute('aria-relevant')).toBe('additions')
    })
  })

  describe('people', () => {
    it('are chosen from a list one can search, with those who have news marked', async () => {
      const chat = await open()
      await sendTo(master.id, requestCard('open'), 'k1')
      await chat.page.getByRole('button', { name: /Stai provando come/ }).click()
      const dialog = chat.page.getByRole('dialog', { name: 'Chi vuoi provare a essere?' })
      await dialog.getByText('Ha messaggi nuovi').waitFor()
      await dialog.getByRole('textbox').fill('educativi')
      await dialog.getByText('1 persona trovata').waitFor({ state: 'attached' })
      await dialog.getByRole('button', { name: /^Master, Servizi Educativi/ }).click()
      await chat.page.getByText('Richiesta 42: stampante che non stampa').waitFor()
      expect(await chat.focused()).toBe('message')
      await chat.page.reload()
      await chat.page.getByText('Richiesta 42: stampante che non stampa').waitFor()
    })

    it('talk in two tabs at once, each with their own messages', async () => {
      const one = await open()
      const two = new Chat(await one.page.context().newPage())
      await two.page.goto(`${web.base}/?identity=${master.id}`)
      await two.answers.first().waitFor()
      expect(two.page.url()).toBe(`${web.base}/`)
      await one.ask('sono il dipendente')
      await two.ask('sono il master')
      await sendTo(master.id, plainMessage('una richiesta per te'), 'k1')
      await two.page.getByText('una richiesta per te').waitFor()
      expect(await one.page.getByText('una richiesta per te').count()).toBe(0)
      expect(await one.page.getByText('sono il master').count()).toBe(0)
      expect(web.bot.received.filter(({ content }) => content.type === 'text').map(({ sender }) => sender.userId)).toEqual([employee.id, master.id])
      expect(two.complaints).toEqual([])
    })

    it('see in a second tab of theirs what they write in the first', async () => {
      const one = await open()
      const two = await open()
      await one.ask('scritto nella prima')
      await two.own.getByText('scritto nella prima').waitFor()
    })
  })

  describe('faults', () => {
    it('a reload keeps the conversation and what was being written', async () => {
      const chat = await open()
      await chat.ask('ricorda questo')
      await chat.composer.fill('a metà')
      await chat.page.reload()
      await chat.own.getByText('ricorda questo').waitFor()
      expect(await chat.composer.inputValue()).toBe('a metà')
      expect(await chat.answers.count()).toBe(2)
    })

    it('a message that was not taken stays, says so, and goes out with Riprova', async () => {
      const chat = await open()
      web.bot.refuse(true)
      await chat.composer.fill('importante')
      await chat.composer.press('Enter')
      await chat.page.getByText('Il programma non è riuscito a registrarlo.').waitFor()
      await chat.page.reload()
      await chat.button('Riprova').waitFor()
      web.bot.refuse(false)
      await chat.button('Riprova').click()
      await chat.answers.getByText('importante').waitFor()
      expect(await chat.button('Riprova').count()).toBe(0)
      expect(await chat.own.count()).toBe(1)
    })

    it('a message that was not taken can be thrown away', async () => {
      const chat = await open()
      web.bot.refuse(true)
      await chat.composer.fill('ci ripenso')
      await chat.composer.press('Enter')
      await chat.button('Elimina').click()
      expect(await chat.own.count()).toBe(0)
      expect(await chat.focused()).toBe('message')
    })

    it('a restart is noticed and told, and the conversation goes on', async () => {
      const folder = await mkdtemp(join(tmpdir(), 'centralino-chat-'))
      await web.adapter.stop()
      web = await start({ mailboxFolder: folder })
      const chat = await open()
      await chat.ask('prima del riavvio')
      await web.adapter.stop()
      await chat.page.getByText('Collegamento interrotto.').waitFor()
      const port = Number(new URL(web.base).port)
      web = await start({ mailboxFolder: folder, port, serverStarted: '2026-03-02T09:00:00.000Z' })
      await chat.page.getByText('Il programma è stato riavviato: la conversazione è qui, puoi continuare.').waitFor({ timeout: 10_000 })
      await chat.ask('dopo il riavvio')
      expect(await chat.own.count()).toBe(2)
      await chat.screenshot('desktop-light-restarted')
      await rm(folder, { recursive: true })
    })

    it('a restart that kept nothing is told as well, and one can write again', async () => {
      const chat = await open()
      await chat.ask('prima del riavvio')
      const port = Number(new URL(web.base).port)
      await web.adapter.stop()
      web = await start({ port, serverStarted: '2026-03-02T09:00:00.000Z' })
      await chat.page.getByText('la conversazione di prima non è stata conservata').waitFor({ timeout: 10_000 })
      expect(await chat.own.count()).toBe(0)
      await chat.page.getByRole('heading', { name: 'Buongiorno, come posso aiutare?' }).waitFor()
      await chat.ask('ci sei?')
    })
  })

  describe('reading comfort', () => {
    it('colours, text size and language are the person’s choice and stay', async () => {
      const chat = await open()
      await chat.page.getByText('Colori, testo e lingua').click()
      await chat.page.getByRole('radio', { name: 'Scuri' }).check()
      await chat.page.getByRole('radio', { name: 'Molto grande' }).check()
      const root = chat.page.locator('html')
      expect(await root.getAttribute('data-theme')).toBe('dark')
      expect(await root.evaluate((one) => getComputedStyle(one).fontSize)).toBe('25px')
      await chat.page.getByRole('radio', { name: 'English' }).click()
      await chat.page.getByRole('button', { name: 'Send' }).waitFor()
      expect(await root.getAttribute('lang')).toBe('en')
      expect(await root.getAttribute('data-theme')).toBe('dark')
      await chat.screenshot('desktop-dark-english-large')
    })

    it('everything can be read at 320 pixels, and enlarged four times', async () => {
      for (const [height, person] of [[568, employee.id], [225, master.id]] as const) {
        const chat = await open({ viewport: { width: 320, height } }, `/?identity=${person}`)
        await chat.ask('stampante')
        await chat.ask('scheda')
        const form = await chat.ask('apri una richiesta')
        await form.getByRole('combobox', { name: 'Il tuo ufficio' }).fill('bi')
        expect(await chat.overflowsSideways()).toBe(false)
        await chat.screenshot(`narrow-${height}`)
        const header = await chat.page.locator('header').boundingBox()
        if (height < 300) expect(header?.y).toBeLessThan(0)
      }
    })

    it('nothing one can press is smaller than 44 pixels', async () => {
      const chat = await open({ viewport: phone })
      await chat.ask('stampante')
      await chat.ask('apri una richiesta')
      const small = await chat.page.evaluate(() =>
        [...document.querySelectorAll<HTMLElement>('button, summary, select, input:not([type=radio]), textarea, label.choice')]
          .filter((one) => one.checkVisibility())
          .filter((one) => one.getBoundingClientRect().height < 44 || one.getBoundingClientRect().width < 44)
          .map((one) => one.outerHTML.slice(0, 80)),
      )
      expect(small).toEqual([])
    })
  })

  describe.each([
    ['desktop', desktop],
    ['phone', phone],
  ] as const)('on the %s', (device, viewport) => {
    it.each(['light', 'dark'] as const)('in %s colours, axe finds nothing against WCAG 2.1 AA in any state', async (colorScheme) => {
      const chat = await open({ viewport, colorScheme })
      const name = (state: string) => `${device}-${colorScheme}-${state}`
      const look = async (state: string) => {
        await chat.expectAccessible(name(state))
        await chat.screenshot(name(state))
      }
      await look('welcome')
      await chat.ask('La stampante non va, a chi mi rivolgo?')
      await chat.page.getByText('Da dove viene questa risposta').click()
      await look('answer')
      await chat.ask('permessi')
      await chat.ask('mostra la scheda')
      await look('card')
      const form = await chat.ask('apri una richiesta')
      await form.getByRole('button', { name: 'Invia la richiesta' }).click()
      await look('form-errors')
      await form.getByRole('combobox', { name: 'Il tuo ufficio' }).fill('bi')
      await chat.page.keyboard.press('ArrowDown')
      await look('combobox')
      await chat.page.keyboard.press('Escape')
      web.bot.refuse(true)
      await chat.composer.fill('non passa')
      await chat.composer.press('Enter')
      await chat.button('Riprova').waitFor()
      await look('not-sent')
      if (device === 'phone') {
        await chat.button('Menu').click()
        await chat.page.getByRole('dialog').getByText('Colori, testo e lingua').click()
        await look('menu')
        await chat.button('Chiudi').click()
      }
      await chat.page.getByRole('button', { name: /Stai provando come/ }).click()
      await look('people')
    })
  })
})
