import { parseArgs } from 'node:util'
import { platforms } from '../app.ts'
import type { Finding } from '../channel/finding.ts'
import { systemClock } from '../clock.ts'
import type { Config } from '../config.ts'
import { loadKnowledge } from '../knowledge/load.ts'
import type { CommandContext } from './command.ts'
import { checkDataFolder } from './data-folder-check.ts'

/** `centralino doctor`: looks at everything the bot needs, and says what is wrong and what to do. Changes nothing. */
export async function doctor(context: CommandContext): Promise<number> {
  const { values } = parseArgs({
    args: [...context.args],
    options: { knowledge: { type: 'string' }, data: { type: 'string' } },
  })
  const config = {
    ...context.config,
    knowledgeFolder: values.knowledge ?? context.config.knowledgeFolder,
    dataFolder: values.data ?? context.config.dataFolder,
  }
  let problems = 0
  for (const { title, findings } of sections(config)) {
    context.out(title)
    for await (const finding of findings) {
      if (finding.level === 'problem') problems += 1
      context.out(findingText(finding))
    }
  }
  context.out(
    problems === 0 ? 'Nothing is in the way.' : `${problems} problem${problems === 1 ? '' : 's'} to solve, see above.`,
  )
  return problems === 0 ? 0 : 1
}

interface Section {
  readonly title: string
  readonly findings: AsyncIterable<Finding>
}

/** Each is looked at when its turn comes. */
function sections(config: Config): readonly Section[] {
  return [
    { title: 'Knowledge base', findings: checkKnowledgeBase(config.knowledgeFolder) },
    { title: 'Data folder', findings: checkDataFolder(config.dataFolder, systemClock) },
    { title: 'Configuration', findings: checkConfiguration(config) },
    ...platforms.flatMap((platform) => {
      const values = config.platforms[platform.name]
      return values === undefined ? [] : [{ title: platform.title, findings: platform.check(values, systemClock) }]
    }),
  ]
}

async function* checkKnowledgeBase(folder: string): AsyncGenerator<Finding> {
  const result = await loadKnowledge(folder)
  if ('base' in result) {
    yield { level: 'ok', what: `${result.base.organization.name}, in ${folder}, is sound.` }
    if (result.base.masters.every(({ demo }) => demo)) {
      yield {
        level: 'warning',
        what: 'All masters are those of the demonstration: requests would reach nobody.',
        remedy: `Write your own into masters.json of ${folder}.`,
      }
    }
    return
  }
  const count = result.problems.length
  yield {
    level: 'problem',
    what: `The knowledge base in ${folder} has ${count} problem${count === 1 ? '' : 's'}.`,
    remedy: `"centralino kb check ${folder}" lists ${count === 1 ? 'it' : 'them'}.`,
  }
}

async function* checkConfiguration({ administrators, platforms: configured }: Config): AsyncGenerator<Finding> {
  yield { level: 'ok', what: 'All variables are understood.' }
  if (administrators.length === 0) {
    yield {
      level: 'warning',
      what: 'There is no administrator: nobody sees what could not be answered or delivered.',
      remedy: 'Name at least one in CENTRALINO_ADMINISTRATORS.',
    }
  }
  const channels = ['web', 'console', ...platforms.map(({ name }) => name)]
  const strange = administrators.filter((one) => one.includes(':') && !channels.includes(one.split(':', 1)[0] ?? ''))
  for (const one of strange) {
    yield {
      level: 'problem',
      what: `CENTRALINO_ADMINISTRATORS names ${one}, which is on no platform.`,
      remedy: `Before the colon stands one of ${channels.join(', ')}.`,
    }
  }
  if (Object.keys(configured).length === 0) {
    yield {
      level: 'warning',
      what: 'No platform is configured: "centralino start" serves the local web chat, on this machine only.',
      remedy: `To serve one, follow ${platforms.map(({ name }) => `docs/${name}.md`).join(' or ')}.`,
    }
  }
}

function findingText({ level, what, remedy }: Finding): string {
  const mark = { ok: 'ok     ', warning: 'warning', problem: 'PROBLEM' }[level]
  return `  ${mark}  ${what}${remedy === undefined ? '' : `\n           ${remedy}`}`
}
