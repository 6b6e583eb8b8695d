import { describe, expect, it } from 'vitest'
import { employee, master } from '../adapters/web/web-harness.ts'
import { desktop, phone } from './chat.ts'
import { describeChat } from './chat-suite.ts'

describeChat('the chat page for everybody', (suite) => {
  describe('keyboard and screen reader', () => {
    it('lead with the first Tab past everything to the box for writing', async () => {
      const chat = await suite.open()
      const { keyboard } = chat.page
      await keyboard.press('Tab')
      expect(await chat.page.getByRole('link', { name: 'Vai alla casella per scrivere' }).isVisible()).toBe(true)
      await keyboard.press('Enter')
      await keyboard.type('ciao')
      await keyboard.press('Enter')
      await chat.answers.nth(1).waitFor()
    })

    it('reach the buttons of the last answer backwards from the box, with a ring one can see', async () => {
      const chat = await suite.open()
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
      const chat = await suite.open()
      await expect.poll(() => chat.log.getAttribute('aria-live')).toBe('polite')
      expect(await chat.log.getAttribute('aria-relevant')).toBe('additions')
    })
  })

  describe('reading comfort', () => {
    it('colours, text size and language are the person’s choice and stay', async () => {
      const chat = await suite.open()
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
      for (const [height, person] of [
        [568, employee.id],
        [225, master.id],
      ] as const) {
        const chat = await suite.open({ viewport: { width: 320, height } }, `/?identity=${person}`)
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
      const chat = await suite.open({ viewport: phone })
      await chat.ask('stampante')
      await chat.ask('apri una richiesta')
      const small = await chat.page.evaluate(() =>
        [
          ...document.querySelectorAll<HTMLElement>(
            'button, summary, select, input:not([type=radio]), textarea, label.choice',
          ),
        ]
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
    it.each(['light', 'dark'] as const)(
      'in %s colours, axe finds nothing against WCAG 2.1 AA in any state',
      async (colorScheme) => {
        const chat = await suite.open({ viewport, colorScheme })
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
        suite.web.bot.refuse(true)
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
      },
    )
  })
})
