import type { Command } from './command.ts'
import { kbCommands } from './kb-commands.ts'

/** All commands, in the order in which help lists them. */
export const commands: readonly Command[] = [
  {
    name: 'start',
    summary: 'start the bot',
    help: `Usage: centralino start [--port N] [--knowledge DIR] [--data DIR]

Starts the bot and keeps it running until Ctrl+C: on the chat platforms that are configured, or, where none is, with
the local web chat on http://127.0.0.1:3978.

  --port N         port to listen on (CENTRALINO_PORT)
  --knowledge DIR  knowledge base to use (CENTRALINO_KNOWLEDGE)
  --data DIR       where conversations and requests are kept (CENTRALINO_DATA)`,
    readsPlatforms: true,
    run: async (context) => (await import('./start.ts')).start(context),
  },
  {
    name: 'doctor',
    summary: 'check everything the bot needs',
    help: `Usage: centralino doctor [--knowledge DIR] [--data DIR]

Looks at the knowledge base, the data folder and the configuration, and asks each configured chat platform whether the
bot may do what it has to. Says of each problem what to do, and where. Changes nothing.
Exits with 0 when nothing is in the way, 1 when something is.

  --knowledge DIR  knowledge base to look at (CENTRALINO_KNOWLEDGE)
  --data DIR       data folder to look at (CENTRALINO_DATA)`,
    readsPlatforms: true,
    run: async (context) => (await import('./doctor.ts')).doctor(context),
  },
  {
    name: 'manifest',
    summary: 'introduce the bot to a chat platform',
    help: `Usage: centralino manifest PLATFORM [options of the platform] [--out FILE]

Prints, or writes to a file, what the administrators of a platform upload there so that it knows the bot.

  --url ADDRESS  public address of the bot, where the platform calls it
  --socket       the bot calls the platform instead: no public address is needed
  --app-id ID    id of the app registration that is the bot
  --host HOST    public host name of the bot
  --website URL  page shown beside the bot's name; so are --privacy URL and --terms URL
  --out FILE     where to write it`,
    run: async (context) => (await import('./manifest.ts')).manifest(context),
  },
  {
    name: 'ask',
    summary: 'ask one question, or a file of them',
    help: `Usage: centralino ask "QUESTION" [--unit ID] [--json]
       centralino ask --file QUESTIONS.jsonl [--json]

Answers and exits: 0 when something was answered, 1 when not.

  --unit ID        the asker's own unit, e.g. s-bilancio
  --json           one JSON line per question: outcome, intent, subjects, confidence, text, why, ms
  --file FILE      questions as JSON lines with "id" and "q"; prints JSON lines
  --knowledge DIR  knowledge base to use

Example: centralino ask "chi si occupa delle auto di servizio?"`,
    run: async (context) => (await import('./ask.ts')).ask(context),
  },
  {
    name: 'chat',
    summary: 'talk with the bot in the terminal',
    help: `Usage: centralino chat [--unit ID] [--knowledge DIR]

A conversation in the terminal. A number chooses among the options offered; "perché?" explains the last answer;
"esci" or Ctrl+D leaves.`,
    run: async (context) => (await import('./chat.ts')).chat(context),
  },
  {
    name: 'eval',
    summary: 'measure the answers against a question set',
    help: `Usage: centralino eval FILE [--misses] [--min-correct SHARE] [--max-false SHARE] [--knowledge DIR]

Asks every question of FILE (JSON lines) and prints the shares of correct answers by type and style.
Exits with 1 when a bound does not hold.

  --misses             list what was not answered correctly
  --min-correct 0.85   least share of correct answers in scope
  --max-false 0.10     largest share of answers to what is out of scope`,
    run: async (context) => (await import('./eval.ts')).evaluate(context),
  },
  {
    name: 'kb check',
    summary: 'check a knowledge base',
    help: `Usage: centralino kb check [DIR] [--no-questions]

Checks all files of a knowledge base and lists every problem with file, line and what to do. Where the files are sound
it asks the base's own questions (checks.json) and lists those that are not answered as they must be.
Exits with 0 when all is well, 1 when it is not.

  --no-questions  checks the files only`,
    run: async (context) => (await import('./kb-check.ts')).checkKnowledge(context),
  },
  ...kbCommands,
  {
    name: 'route',
    summary: 'show whom a request would go to, and why',
    help: `Usage: centralino route --unit ID --topic ID [--application ID] [--at DATE] [--english]

Prints the master or office that a request of this unit would go to, and each step that led there, by the knowledge
base alone: how busy masters are, and absences they have noted in the chat, are not known here.

  --unit ID         the requester's unit, e.g. s-bilancio
  --topic ID        what it is about, e.g. stampanti; or
  --application ID  the program it is about
  --at DATE         when it is opened: 2026-12-24, or 2026-12-24T10:30; now where left out
  --english         in English
  --knowledge DIR   knowledge base to use`,
    run: async (context) => (await import('./route.ts')).showRoute(context),
  },
  {
    name: 'store verify',
    summary: 'look for damage in what is kept',
    help: `Usage: centralino store verify [--data DIR]

Reads all files of the store from end to end and says which are damaged and what can be done. Changes nothing.
Exits with 0 when the store starts, 1 when it does not; refuses while the bot runs.

  --data DIR  where conversations and requests are kept (CENTRALINO_DATA)`,
    run: async (context) => (await import('./store.ts')).verify(context),
  },
  {
    name: 'store restore',
    summary: 'go back to the last good copy of what is kept',
    help: `Usage: centralino store restore [--data DIR]

Goes back to the state that reaches furthest without damage. Damaged files are kept aside in the same folder, never
destroyed. Does nothing to a store that starts; refuses while the bot runs.

  --data DIR  where conversations and requests are kept (CENTRALINO_DATA)`,
    run: async (context) => (await import('./store.ts')).restore(context),
  },
]
