// Takes the pictures of docs/slack.md. Slack's own screens cannot be had without Slack; what can: the terminal in which
// the bot is prepared, checked and started, beside a Slack API on this machine, and a conversation as the emulator
// written by others shows it in a browser. Run it after "npm run build".
import { execFileSync } from 'node:child_process'
import { cpSync, existsSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { slackScopes } from '../adapters/slack/slack-scopes.ts'
import { emulator } from '../tests/adapters/slack/slack-emulator.ts'
import { startLocalSlack } from '../tests/support/local-slack/local-slack.ts'
import { images } from './photographed-chat.ts'
import { takeEmulator } from './photographed-emulator.ts'
import { openTerminal, requireTerminal } from './photographed-terminal.ts'

const root = join(import.meta.dirname, '..')
const scopes = slackScopes.map(({ scope }) => scope)
/** Commands name it in what they say, so it is called as an installation is, wherever the pictures are taken. */
const installation = join(tmpdir(), 'centralino')

/** The program as somebody has it who has just fetched and built it. */
function install(): void {
  const files = execFileSync('git', ['ls-files', '-z', '--', 'src', 'adapters', 'knowledge', 'tools', '*.json'], {
    cwd: root,
    encoding: 'utf8',
  })
  for (const file of files.split('\0').filter(Boolean)) cpSync(join(root, file), join(installation, file))
  cpSync(join(root, 'dist'), join(installation, 'dist'), { recursive: true })
  symlinkSync(join(root, 'node_modules'), join(installation, 'node_modules'))
}

/** A terminal in a fresh installation that is connected with a Slack on this machine. */
async function withTerminal(
  name: string,
  granted: readonly string[],
  play: (type: (command: string, until?: string) => Promise<void>) => Promise<void>,
): Promise<void> {
  const slack = await startLocalSlack({ scopes: granted })
  writeFileSync(
    join(installation, '.env'),
    [
      `SLACK_BOT_TOKEN=${slack.token}`,
      // Never asked for over Socket Mode; only looked at.
      `SLACK_SIGNING_SECRET=${'0123456789abcdef'.repeat(2)}`,
      `SLACK_APP_TOKEN=${slack.appToken}`,
      `SLACK_API_URL=${slack.apiUrl}`,
      'CENTRALINO_ADMINISTRATORS=anna.rossi@example.org',
    ].join('\n'),
  )
  rmSync(join(installation, 'data'), { recursive: true, force: true })
  const terminal = await openTerminal(installation, join(scratch, `${name}.log`))
  try {
    await play(terminal.type.bind(terminal))
    await terminal.take(name)
  } finally {
    await terminal.close()
    await slack.stop()
  }
}

requireTerminal()
if ('missing' in emulator) throw new Error(emulator.missing)
if (existsSync(installation)) throw new Error(`${installation} is there already; the pictures need that name.`)
mkdirSync(images, { recursive: true })
const scratch = mkdtempSync(join(tmpdir(), 'centralino-screenshots-'))
try {
  install()
  await withTerminal('slack-manifest', scopes, async (type) => {
    await type('npx centralino manifest slack --socket --out slack.yml')
    await type('head -n 15 slack.yml')
  })
  await withTerminal('slack-doctor', scopes, (type) => type('npx centralino doctor'))
  await withTerminal('slack-start', scopes, (type) => type('npm start', '"msg":"started"}\n'))
  const granted = scopes.filter((scope) => scope !== 'users:read.email')
  await withTerminal('slack-permission', granted, (type) => type('npx centralino doctor'))
  await takeEmulator('slack-conversation', join(scratch, 'data'))
} finally {
  rmSync(installation, { recursive: true, force: true })
  rmSync(scratch, { recursive: true, force: true })
}
