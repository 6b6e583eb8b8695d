import { describe, expect, it } from 'vitest'
import { unitOptions } from '../adapters/web/sample-messages.ts'
import { describeChat } from './chat-suite.ts'

describeChat('cards and forms in the chat page', (suite) => {
  describe('buttons and cards', () => {
    it('take the person to the answer, and change the card where it stands', async () => {
      const chat = await suite.open()
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
      const chat = await suite.open()
      await chat.ask('permessi')
      suite.web.bot.hold()
      await chat.button('Permessi per costruire').dblclick()
      await chat.button('Permessi per la ZTL').click({ force: true })
      expect(await chat.button('Permessi per costruire').getAttribute('aria-disabled')).toBe('true')
      suite.web.bot.release()
      await chat.answers.getByText('Hai scelto: Permessi per costruire').waitFor()
      await expect.poll(() => chat.button('Permessi per costruire').getAttribute('aria-disabled')).toBeNull()
      expect(
        suite.web.bot.received.filter(({ content }) => content.type === 'action' && content.action === 'choose'),
      ).toHaveLength(1)
    })

    it('say what one could write instead', async () => {
      const chat = await suite.open()
      await chat.ask('scheda')
      expect(await chat.button('Prendi in carico').getAttribute('title')).toBe('In alternativa scrivi: prendi 42')
    })
  })

  describe('forms', () => {
    it('say what is missing where it is missing, and go there', async () => {
      const chat = await suite.open()
      const form = await chat.ask('apri una richiesta')
      await form.getByRole('button', { name: 'Invia la richiesta' }).click()
      const title = form.getByRole('textbox', { name: 'Che cosa non va, in poche parole' })
      expect(await title.evaluate((box) => box === document.activeElement)).toBe(true)
      expect(await title.getAttribute('aria-invalid')).toBe('true')
      const described = await title.evaluate((box) =>
        (box.getAttribute('aria-describedby') ?? '')
          .split(' ')
          .map((id) => document.getElementById(id)?.textContent)
          .join(' '),
      )
      expect(described).toContain('Questo dato serve')
      await title.fill('Non stampa')
      await title.blur()
      expect(await title.getAttribute('aria-invalid')).toBeNull()
      expect(suite.web.bot.received).toHaveLength(2)
    })

    it('are filled and sent with the keyboard alone, the office found by a part of its name', async () => {
      const chat = await suite.open()
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
      expect(suite.web.bot.received.at(-1)?.content).toEqual({
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
      const chat = await suite.open()
      const form = await chat.ask('apri una richiesta')
      await form.getByRole('combobox', { name: 'Il tuo ufficio' }).fill('Servizio Inventato')
      expect(await form.getByText('Nessuna voce con queste parole.').first().isVisible()).toBe(true)
      await form.getByRole('button', { name: 'Invia la richiesta' }).click()
      await form.getByText('Scegli una voce dall’elenco').waitFor()
    })

    it('keep what was written when the bot refuses it, and go to what it refused', async () => {
      const chat = await suite.open()
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
      const chat = await suite.open()
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
})
