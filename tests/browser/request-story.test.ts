import type { Locator } from 'playwright-core'
import { expect, it } from 'vitest'
import type { Chat } from './chat.ts'
import { describeProgram } from './program-suite.ts'

/** Presses a button of the newest message that has it. */
async function press(chat: Chat, name: string): Promise<void> {
  await chat.answers.getByRole('button', { name, exact: true }).last().click()
}

/** Writes without waiting for a new message: an answer about a card changes the card. */
async function write(chat: Chat, text: string): Promise<void> {
  await chat.composer.fill(text)
  await chat.composer.press('Enter')
}

/** The newest message with that text, once it is there. */
async function shown(chat: Chat, text: string | RegExp): Promise<Locator> {
  const message = chat.answers.filter({ hasText: text }).last()
  await message.waitFor()
  return message
}

describeProgram('the story of a request', (suite) => {
  it('is played by one person in two tabs', async () => {
    const employee = await suite.open('impiegato-educativi')
    const master = await suite.open('master-educativi-postazioni', employee)
    const look = async (state: string) => {
      await employee.expectAccessible(`employee, ${state}`)
      await employee.screenshot(`story-${state}-employee`)
      await master.expectAccessible(`master, ${state}`)
      await master.screenshot(`story-${state}-master`)
    }

    // In the employee's own words.
    await employee.ask('da stamattina la stampante del corridoio non stampa più e devo spedire le lettere')
    await press(employee, 'Apri una richiesta')
    const unit = employee.page.getByRole('combobox', { name: 'In che ufficio lavori?' })
    await unit.fill('educativi')
    await employee.page.getByRole('option', { name: 'Divisione Servizi Educativi' }).click()
    await look('1-form')
    await press(employee, 'Avanti')
    await shown(employee, 'Ecco la richiesta. Controlla e poi inviala.')
    await employee.screenshot('story-2-summary-employee')

    // The right master has it within a second.
    const sent = performance.now()
    await press(employee, 'Invia la richiesta')
    await master.answers.getByText('Nuova richiesta #1 per te.').waitFor()
    expect(performance.now() - sent).toBeLessThan(1_000)
    await shown(employee, /la richiesta #1 è arrivata a Master informatico Divisione Servizi Educativi/)
    await shown(master, /la stampante del corridoio non stampa più/)
    await look('3-opened')

    await press(master, 'Prendi in carico')
    await shown(employee, /ha preso in carico la richiesta #1/)
    await press(master, 'Chiedi')
    await master.page.getByRole('textbox', { name: 'Messaggio' }).fill('Che cosa c’è scritto sul pannello?')
    await look('4-asking')
    await master.answers.locator('form').getByRole('button', { name: 'Chiedi', exact: true }).click()
    await shown(employee, 'Che cosa c’è scritto sul pannello?')
    await write(employee, 'C’è scritto: errore 49, chiamare l’assistenza')
    await shown(master, 'errore 49')
    await look('5-answered')

    // Passed to the supplier with a reason.
    await write(master, 'inoltra 1 a CSI perché l’errore 49 è della scheda e serve un tecnico')
    await shown(employee, /La richiesta #1 è passata a CSI Piemonte.*Motivo: l’errore 49/s)
    await look('6-forwarded')

    await write(master, 'risolto 1 il tecnico ha cambiato la scheda')
    await shown(employee, 'il tecnico ha cambiato la scheda')
    await employee.ask('grazie mille!')
    await press(employee, '👍 Sono contento')
    await shown(master, '👍')
    await look('7-solved')
    await employee.ask('le mie richieste')
    await employee.screenshot('story-8-mine-employee')
  })
})
