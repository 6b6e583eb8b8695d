import { describe, expect, it } from 'vitest'
import { hostileTexts, plainMessage, requestCard } from '../adapters/web/sample-messages.ts'
import { employee, master } from '../adapters/web/web-harness.ts'
import { Chat, phone } from './chat.ts'
import { describeChat } from './chat-suite.ts'

describeChat('the chat page', (suite) => {
  describe('a conversation', () => {
    it('begins with what one can ask, and asks it at a press', async () => {
      const chat = await suite.open()
      expect(await chat.page.title()).toBe('Centralino · Dipendente, Biblioteche · Comune di Esempio')
      await chat.button('Chi si occupa delle auto di servizio?').click()
      await chat.own.getByText('Chi si occupa delle auto di servizio?').waitFor()
      await chat.answers.getByRole('heading', { name: 'Stampanti e scanner' }).waitFor()
    })

    it('answers what is written, and leaves the focus where one writes', async () => {
      const chat = await suite.open()
      const answer = await chat.ask('La stampante non va')
      expect(await answer.getAttribute('aria-label')).toMatch(/^Centralino, /)
      expect(await chat.focused()).toBe('message')
      expect(await chat.composer.inputValue()).toBe('')
      expect(await answer.getByRole('link', { name: /Telematici/ }).getAttribute('rel')).toContain('noopener')
      expect(await chat.own.count()).toBe(1)
    })

    it('answers in less than a tenth of a second', async () => {
      const chat = await suite.open()
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
      const chat = await suite.open()
      await chat.composer.press('Enter')
      await chat.composer.fill('prima')
      await chat.composer.press('Shift+Enter')
      await chat.composer.pressSequentially('seconda')
      await chat.composer.press('Enter')
      await chat.answers.nth(1).waitFor()
      expect(suite.web.bot.received.map(({ content }) => content)).toEqual([
        expect.objectContaining({ type: 'action' }),
        { type: 'text', text: 'prima\nseconda' },
      ])
    })

    it('shows markup of every kind as text', async () => {
      const chat = await suite.open()
      for (const text of hostileTexts) await chat.ask(text)
      for (const text of hostileTexts) {
        expect(await chat.own.getByText(text, { exact: true }).count()).toBe(1)
        expect(await chat.answers.getByText(text, { exact: true }).count()).toBe(1)
      }
      expect(await chat.log.locator('img, script, a, b').count()).toBe(0)
      expect(await chat.page.title()).toContain('Centralino')
    })

    it('says in which language each message is', async () => {
      const chat = await suite.open()
      const answer = await chat.ask('hello')
      expect(await answer.locator('[lang="en"]').count()).toBe(1)
      expect(await chat.answers.first().locator('[lang="it"]').count()).toBe(1)
    })

    it('folds explanations and opens them at a press', async () => {
      const chat = await suite.open()
      const answer = await chat.ask('stampante')
      const reason = answer.getByText('Parole riconosciute: stampante')
      expect(await reason.isVisible()).toBe(false)
      await answer.getByText('Da dove viene questa risposta').click()
      expect(await reason.isVisible()).toBe(true)
    })

    it('says that the bot is writing only when it takes its time', async () => {
      const chat = await suite.open()
      await chat.stopTime()
      suite.web.bot.hold()
      await chat.composer.fill('domanda difficile')
      await chat.composer.press('Enter')
      const typing = chat.page.getByText('Centralino sta scrivendo…')
      await chat.page.clock.runFor(299)
      expect(await typing.count()).toBe(0)
      await chat.page.clock.runFor(2)
      await typing.waitFor()
      suite.web.bot.release()
      await chat.answers.nth(1).waitFor()
      expect(await typing.count()).toBe(0)
    })

    it('says when the answer is late', async () => {
      const chat = await suite.open()
      await chat.stopTime()
      suite.web.bot.hold()
      await chat.composer.fill('domanda difficile')
      await chat.composer.press('Enter')
      await expect.poll(() => suite.web.bot.received.length).toBe(2)
      await chat.page.clock.runFor(12_001)
      await chat.page.getByText('La risposta tarda.').waitFor()
      suite.web.bot.release()
    })

    it('in a tab out of sight, is asked for now and then, and what is new is counted in the title', async () => {
      const chat = await suite.open()
      const title = await chat.page.title()
      await chat.stopTime()
      await chat.setHidden(true)
      await suite.sendTo(employee.id, plainMessage('mentre non guardi'), 'k1')
      await expect
        .poll(async () => {
          await chat.page.clock.runFor(4_001)
          return chat.page.title()
        })
        .toBe(`(1) ${title}`)
      await chat.setHidden(false)
      expect(await chat.page.title()).toBe(title)
      await suite.sendTo(employee.id, plainMessage('di nuovo qui'), 'k2')
      await chat.page.getByText('di nuovo qui').waitFor()
    })

    it('shows the shortcuts as buttons that say what they stand for', async () => {
      const chat = await suite.open()
      await chat.button('Le mie richieste').click()
      await chat.own.getByText('le mie richieste').waitFor()
      expect(await chat.focused()).toBe('message')
    })

    it('does not pull away somebody who reads further up, but says that there is more', async () => {
      const chat = await suite.open({ viewport: phone })
      for (let turn = 0; turn < 4; turn += 1) await chat.ask('stampante')
      await chat.page.evaluate(() => scrollTo(0, 0))
      await suite.sendTo(employee.id, plainMessage('avviso in fondo'), 'notice')
      await chat.button('Nuovi messaggi').click()
      await expect.poll(() => chat.page.getByText('avviso in fondo').isVisible()).toBe(true)
      expect(await chat.button('Nuovi messaggi').isVisible()).toBe(false)
    })
  })

  describe('people', () => {
    it('are chosen from a list one can search, with those who have news marked', async () => {
      const chat = await suite.open()
      await suite.sendTo(master.id, requestCard('open'), 'k1')
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
      const one = await suite.open()
      const two = new Chat(await one.page.context().newPage())
      await two.page.goto(`${suite.web.base}/?identity=${master.id}`)
      await two.answers.first().waitFor()
      expect(two.page.url()).toBe(`${suite.web.base}/`)
      await one.ask('sono il dipendente')
      await two.ask('sono il master')
      await suite.sendTo(master.id, plainMessage('una richiesta per te'), 'k1')
      await two.page.getByText('una richiesta per te').waitFor()
      expect(await one.page.getByText('una richiesta per te').count()).toBe(0)
      expect(await one.page.getByText('sono il master').count()).toBe(0)
      expect(
        suite.web.bot.received.filter(({ content }) => content.type === 'text').map(({ sender }) => sender.userId),
      ).toEqual([employee.id, master.id])
      expect(two.complaints).toEqual([])
    })

    it('see in a second tab of theirs what they write in the first', async () => {
      const one = await suite.open()
      const two = await suite.open()
      await one.ask('scritto nella prima')
      await two.own.getByText('scritto nella prima').waitFor()
    })
  })
})
