import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { master } from '../adapters/web/web-harness.ts'
import { describeChat } from './chat-suite.ts'

describeChat('the chat page when something goes wrong', (suite) => {
  describe('faults', () => {
    it('a reload keeps the conversation and what was being written', async () => {
      const chat = await suite.open()
      await chat.ask('ricorda questo')
      await chat.composer.fill('a metà')
      await chat.page.reload()
      await chat.own.getByText('ricorda questo').waitFor()
      expect(await chat.composer.inputValue()).toBe('a metà')
      expect(await chat.answers.count()).toBe(2)
    })

    it('a message that was not taken stays, says so, and goes out with Riprova', async () => {
      const chat = await suite.open()
      suite.web.bot.refuse(true)
      await chat.composer.fill('importante')
      await chat.composer.press('Enter')
      await chat.page.getByText('Il programma non è riuscito a registrarlo.').waitFor()
      await chat.page.reload()
      await chat.button('Riprova').waitFor()
      suite.web.bot.refuse(false)
      await chat.button('Riprova').click()
      await chat.answers.getByText('importante').waitFor()
      expect(await chat.button('Riprova').count()).toBe(0)
      expect(await chat.own.count()).toBe(1)
    })

    it('a message that was not taken can be thrown away', async () => {
      const chat = await suite.open()
      suite.web.bot.refuse(true)
      await chat.composer.fill('ci ripenso')
      await chat.composer.press('Enter')
      await chat.button('Elimina').click()
      expect(await chat.own.count()).toBe(0)
      expect(await chat.focused()).toBe('message')
    })

    it('a restart is noticed and told, and the conversation goes on', async () => {
      const folder = await mkdtemp(join(tmpdir(), 'centralino-chat-'))
      await suite.web.adapter.stop()
      await suite.start({ mailboxFolder: folder })
      const chat = await suite.open()
      await chat.ask('prima del riavvio')
      await suite.web.adapter.stop()
      await chat.page.getByText('Collegamento interrotto.').waitFor()
      const port = Number(new URL(suite.web.base).port)
      await suite.start({ mailboxFolder: folder, port, serverStarted: '2026-03-02T09:00:00.000Z' })
      await chat.page
        .getByText('Il programma è stato riavviato: la conversazione è qui, puoi continuare.')
        .waitFor({ timeout: 10_000 })
      await chat.ask('dopo il riavvio')
      expect(await chat.own.count()).toBe(2)
      await chat.screenshot('desktop-light-restarted')
      await rm(folder, { recursive: true })
    })

    it('a restart that no longer knows the person hands over to one it knows', async () => {
      const chat = await suite.open()
      await chat.ask('prima del riavvio')
      const port = Number(new URL(suite.web.base).port)
      await suite.start({ port, identities: [master], serverStarted: '2026-03-02T09:00:00.000Z' })
      await chat.page.getByRole('button', { name: new RegExp(master.name) }).waitFor({ timeout: 10_000 })
      await chat.ask('ci sei?')
    })

    it('a restart that kept nothing is told as well, and one can write again', async () => {
      const chat = await suite.open()
      await chat.ask('prima del riavvio')
      const port = Number(new URL(suite.web.base).port)
      await suite.web.adapter.stop()
      await suite.start({ port, serverStarted: '2026-03-02T09:00:00.000Z' })
      await chat.page.getByText('la conversazione di prima non è stata conservata').waitFor({ timeout: 10_000 })
      expect(await chat.own.count()).toBe(0)
      await chat.page.getByRole('heading', { name: 'Buongiorno, come posso aiutare?' }).waitFor()
      await chat.ask('ci sei?')
    })
  })
})
