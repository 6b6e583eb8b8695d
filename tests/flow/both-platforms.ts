import { join } from 'node:path'
import { onTestFinished, vi } from 'vitest'
import { type App, platformChannels, platforms, startApp } from '../../src/app.ts'
import { systemClock } from '../../src/clock.ts'
import { readConfig } from '../../src/config.ts'
import { writeSmallBase } from '../support/knowledge-folder.ts'
import { startLocalSlack } from '../support/local-slack/local-slack.ts'
import type { LocalPerson, LocalSlack } from '../support/local-slack/local-slack-types.ts'
import { type LocalTeams, localBot, startLocalTeams } from '../support/local-teams/local-teams.ts'
import { readableActivity } from '../support/local-teams/readable.ts'
import { temporaryFolder } from '../support/temporary-folder.ts'

/** A Monday morning in the office of the made-up body. */
const monday = '2026-06-01T07:00:00.000Z'

/** One message as it stands in somebody's chat now. */
interface Read {
  readonly text: string
  readonly id: string
  /** Whether it was replaced since it was sent. */
  readonly edited: boolean
}

/** Somebody at one of the two platforms; each act resolves when all that it has led to has been sent. */
export interface Seat {
  readonly id: string
  say(text: string): Promise<void>
  /** Presses the button with that label on the newest message that has it. */
  press(label: string): Promise<void>
  /** Opens the form behind a button and sends it, filled in by the ids of its fields. */
  fill(button: string, values: Readonly<Record<string, string>>): Promise<void>
  /** What the bot has said to them alone, oldest first. */
  chat(): readonly Read[]
}

/** The whole program, started as in use: both platforms, one server, the embedded store. Time stands still. */
export class BothPlatforms {
  readonly slack: LocalSlack
  readonly teams: LocalTeams
  readonly faults: unknown[] = []
  readonly #folder: string
  #app: App | undefined

  private constructor(slack: LocalSlack, teams: LocalTeams, folder: string) {
    this.slack = slack
    this.teams = teams
    this.#folder = folder
  }

  static async start(): Promise<BothPlatforms> {
    // Bolt reads the clock of the machine itself; timers go on as they are.
    vi.useFakeTimers({ toFake: ['Date'], now: new Date(monday) })
    onTestFinished(() => void vi.useRealTimers())
    const [slack, teams, folder] = await Promise.all([startLocalSlack(), startLocalTeams(), temporaryFolder()])
    const both = new BothPlatforms(slack, teams, folder)
    await writeSmallBase(join(folder, 'knowledge'))
    onTestFinished(async () => {
      await both.#app?.stop()
      await Promise.all([slack.stop(), teams.stop()])
    })
    await both.#start()
    return both
  }

  async restart(): Promise<void> {
    await this.#app?.stop()
    await this.#start()
  }

  async #start(): Promise<void> {
    const environment = {
      CENTRALINO_KNOWLEDGE: join(this.#folder, 'knowledge'),
      CENTRALINO_DATA: join(this.#folder, 'data'),
      CENTRALINO_PORT: '0',
      SLACK_BOT_TOKEN: this.slack.token,
      SLACK_SIGNING_SECRET: this.slack.signingSecret,
      SLACK_API_URL: this.slack.apiUrl,
      MICROSOFT_APP_ID: localBot.appId,
      MICROSOFT_APP_PASSWORD: localBot.appPassword,
      MICROSOFT_APP_TENANT_ID: localBot.tenantId,
    }
    this.#app = await startApp({
      config: readConfig(environment, platforms),
      clock: systemClock,
      onFault: (fault) => void this.faults.push(fault),
      channels: (parts) => platformChannels({ ...parts, teamsEndpoints: this.teams.endpoints }),
    })
    this.slack.deliverTo(`${this.#app.url}slack/events`)
    this.teams.deliverTo(`${this.#app.url}api/messages`)
  }

  async settle(): Promise<void> {
    await this.#app?.idle()
  }

  inSlack(name: string, email = `${name}@example.org`, more: Partial<LocalPerson> = {}): Seat {
    const { slack } = this
    const user = slack.addPerson({ name, email, ...more })
    const settled = async (act: Promise<unknown>) => {
      await act
      await this.settle()
    }
    return {
      id: user.id,
      say: (text) => settled(user.say(text)),
      press: (label) => settled(user.press(label)),
      async fill(button, values) {
        await settled(user.press(button))
        const named = Object.entries(values).map(([name, value]) => [`field:${name}`, value])
        await settled(user.pickAndSubmit(Object.fromEntries(named)))
      },
      chat: () => {
        const edited = new Map(slack.conversation(user.directMessage).map((one) => [one.ts, one]))
        return user.messages().flatMap(({ text, ts = '' }) => {
          const message = edited.get(ts)
          return message?.fromBot === true ? [{ text, id: ts, edited: message.edited }] : []
        })
      },
    }
  }

  inTeams(name: string, email = `${name}@example.org`): Seat & { look(): Promise<string | undefined> } {
    const { teams } = this
    const id = `aaaaaaaa-0000-4000-8000-${Buffer.from(name).toString('hex').slice(0, 12).padEnd(12, '0')}`
    const user = teams.addPerson({ aadObjectId: id, name, email })
    const settled = async (act: Promise<unknown>) => {
      await act
      await this.settle()
    }
    return {
      id,
      say: (text) => settled(user.say(text)),
      look: async () => (await user.client.look())?.text,
      press: (label) => settled(user.client.press(label)),
      async fill(button, values) {
        await settled(user.client.press(button))
        // A button that Teams cannot open a dialog for is answered with a card that has one.
        if (user.client.dialog === undefined) await settled(user.client.press(new RegExp(`^${button} – #`)))
        await settled(user.client.submit(values))
      },
      chat: () =>
        teams
          .chat(id)
          .filter(({ fromBot }) => fromBot)
          .map(({ id: message, activity, edited }) => ({ text: readableActivity(activity).text, id: message, edited })),
    }
  }
}
