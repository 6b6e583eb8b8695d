import { spawn } from 'node:child_process'
import { writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { type AddressInfo, createServer } from 'node:net'
import { dirname, join } from 'node:path'
import { createInterface } from 'node:readline'
import type { Browser, BrowserContextOptions, Locator, Page } from 'playwright-core'

/** Somebody at a Playground of their own: it plays one person, who is named in its file. */
export interface PlaygroundPerson {
  /** One digit, different for each. */
  readonly number: number
  readonly name: string
  readonly email: string
}

export interface RunningPlayground {
  readonly url: string
  stop(): Promise<void>
}

const require = createRequire(import.meta.url)
const cli = require.resolve('@microsoft/m365agentsplayground/cli.js')

const colleagues = ['Bruno', 'Carla', 'Dario', 'Elena', 'Franco']

const bot = 'Centralino'

/** The file `.m365agentsplayground.yml`: ids differ between the Playgrounds, as conversations of Teams do. */
function configuration({ number, name, email }: PlaygroundPerson): string {
  const person = (id: string, called: string, address: string, end: number) => ({
    id,
    name: called,
    userPrincipleName: address,
    aadObjectId: `00000000-0000-0000-0000-00000000000${number}${end}`,
    givenName: called,
    surname: called,
    email: address,
  })
  // JSON is YAML.
  return JSON.stringify({
    version: '0.1.1',
    tenantId: '00000000-0000-0000-0000-0000000000001',
    bot: { id: '00000000-0000-0000-0000-00000000000011', name: bot },
    currentUser: person(`person-${number}`, name, email, 0),
    users: colleagues.map((called, at) =>
      person(`colleague-${number}${at}`, called, `${called.toLowerCase()}@example.org`, at + 1),
    ),
    personalChat: { id: `chat-${number}` },
    groupChat: { id: `group-${number}`, name: 'Group Chat' },
    team: {
      id: `team-${number}`,
      name: 'Ufficio',
      aadGroupId: '00000000-0000-0000-0000-000000000031',
      channels: [{ id: `channel-${number}`, name: 'Avvisi' }],
    },
  })
}

/** Starts Microsoft's Agents Playground for one person, beside a program that listens already. `folder`: an empty one. */
export async function startPlayground(
  program: string,
  folder: string,
  person: PlaygroundPerson,
): Promise<RunningPlayground> {
  await writeFile(join(folder, '.m365agentsplayground.yml'), configuration(person))
  const port = await freePort()
  const args = ['start', '-e', `${program}/api/messages`, '-c', 'msteams', '-p', String(port), '--disable-telemetry']
  const child = spawn(process.execPath, [cli, ...args], {
    cwd: folder,
    env: { BROWSER: 'none', PATH: dirname(process.execPath), HOME: folder },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const ended = new Promise<void>((resolve) => child.once('close', () => resolve()))
  const said: string[] = []
  await new Promise<void>((resolve, reject) => {
    createInterface({ input: child.stdout }).on('line', (line) => {
      said.push(line)
      if (line.startsWith('Listening on')) resolve()
    })
    child.once('close', () => reject(new Error(`The Playground ended: ${said.join('\n')}`)))
  })
  return {
    url: `http://127.0.0.1:${port}/`,
    async stop() {
      child.kill('SIGTERM')
      await ended
    },
  }
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer().once('error', reject)
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo
      server.close(() => resolve(port))
    })
  })
}

/** A person's Playground in the browser. */
export class PlaygroundPage {
  readonly page: Page

  private constructor(page: Page) {
    this.page = page
  }

  static async open(browser: Browser, url: string, window: BrowserContextOptions = {}): Promise<PlaygroundPage> {
    const viewport = { width: 1280, height: 900 }
    const context = await browser.newContext({ viewport, timezoneId: 'Europe/Rome', ...window })
    context.setDefaultTimeout(15_000)
    const opened = new PlaygroundPage(await context.newPage())
    await opened.page.goto(url)
    // The log repeats what is said in every conversation.
    await opened.page.getByRole('button', { name: 'Hide log panel' }).click()
    return opened
  }

  /** Turns to one of the conversations beside, such as "Group Chat"; the bot is added to it. */
  async turnTo(conversation: string): Promise<void> {
    await this.page.getByText(conversation, { exact: true }).click()
  }

  async say(text: string): Promise<void> {
    await this.#write(text)
    await this.page.getByRole('button', { name: 'Send Message' }).click()
  }

  /** In a group the bot hears only what mentions it. */
  async mention(text: string): Promise<void> {
    await this.#writeMention(text)
    await this.page.getByRole('button', { name: 'Send Message' }).click()
  }

  /** Begins a thread in a channel. */
  async post(text: string): Promise<void> {
    await this.#writeMention(text)
    await this.page.getByRole('button', { name: 'Post', exact: true }).first().click()
  }

  async #write(text: string): Promise<void> {
    // In a channel the first is that of a new post, the others are those of the replies.
    await this.page.locator('div[role=textbox][contenteditable=true]').first().click()
    await this.page.keyboard.insertText(text)
  }

  /** A mention is only what is picked from the menu, which comes half a second after the `@`: Enter would send. */
  async #writeMention(text: string): Promise<void> {
    await this.#write(`@${bot.slice(0, 3)}`)
    await this.page.getByRole('menuitem', { name: bot }).click()
    await this.page.keyboard.insertText(` ${text}`)
  }

  /** Presses the newest button with that title. */
  async press(title: string): Promise<void> {
    await this.page.getByRole('button', { name: title, exact: true }).last().click()
  }

  /** Writes into a field of the newest form that has it. */
  async fill(label: string | RegExp, value: string): Promise<void> {
    await this.page.getByLabel(label).last().fill(value)
  }

  /** Searches a long list of the newest form by a word, and chooses. */
  async choose(label: string | RegExp, word: string, option: string): Promise<void> {
    await this.page.getByLabel(label).last().click()
    await this.page.keyboard.type(word)
    await this.page.getByRole('option', { name: option, exact: true }).click()
  }

  /** What shows this text in the conversation turned to; the list of conversations repeats the last words of each. */
  shown(text: string): Locator {
    return this.page.getByText(text).and(this.page.locator(':not([role=treeitem] *)'))
  }

  /** What shows this text last, once it is there. */
  async read(text: string): Promise<Locator> {
    const shown = this.shown(text).last()
    await shown.waitFor()
    return shown
  }

  async screenshot(path: string): Promise<void> {
    await this.page.screenshot({ path, animations: 'disabled', caret: 'hide' })
  }
}
