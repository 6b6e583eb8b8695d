import { goal, milliseconds, percentile } from './measure.ts'
import { BenchedBot, measurePaced, measureThroughput, type OpenPlatform } from './platform-load.ts'

/** A platform to be measured, beside its own library and nothing else. */
export interface BenchedPlatform {
  /** What is brought over HTTP: "Slack: from a signed event". */
  readonly title: string
  readonly bare: string
  readonly open: OpenPlatform
}

const people = 400
/** Who write at the same time while the throughput is measured. */
const atOnce = 32
const rounds = 11
const roundMs = 2_000
/** Before anything is measured: the larger program takes this long until the engine has compiled what it uses. */
const warmUpMs = 20_000
const perSecond = 100
const seconds = 10

/** From what the platform brings to the answer sent, beside the bare library that echoes; both in processes of their own. */
export async function benchPlatform({ title, bare, open }: BenchedPlatform): Promise<void> {
  const centralino = new BenchedBot('Centralino', open)
  const alone = new BenchedBot(`${bare} alone, echoing`, open)
  await centralino.start('centralino')
  await alone.start('bare')
  try {
    for (const bot of [centralino, alone]) {
      await measurePaced(bot, people, perSecond, people / perSecond)
      await measureThroughput(bot, atOnce, warmUpMs)
    }
    console.log(`\n${title} over HTTP to the answer sent, ${people} people`)
    const ratio = await compareThroughput(centralino, alone)
    const p99s = []
    for (const bot of [centralino, alone]) p99s.push(await tellPaced(bot))
    const [p99 = Number.NaN] = p99s
    console.log(`  ${goal(ratio >= 0.7, `at least 0.7 of the throughput of ${bare} alone (${ratio.toFixed(2)})`)}`)
    console.log(`  ${goal(p99 < 50, `p99 under 50 ms at ${perSecond} a second`)}`)
    // Answers that come twice come at once.
    await new Promise((resolve) => setTimeout(resolve, 500))
    const { doubled, refused, unanswered } = centralino
    console.log(`  ${goal(doubled + refused + unanswered === 0, 'none lost, none answered twice')}`)
  } finally {
    await Promise.all([centralino.stop(), alone.stop()])
  }
}

/** Takes turns, so that what else the machine does counts for both; resolves to the median of the ratios. */
async function compareThroughput(centralino: BenchedBot, alone: BenchedBot): Promise<number> {
  const ratios: number[] = []
  const figures = new Map(
    [centralino, alone].map((bot) => [bot, { answers: [] as number[], processor: [] as number[] }]),
  )
  for (let round = 0; round < rounds; round++) {
    const [own = 0, other = 1] = await inTurn([centralino, alone], async (bot) => {
      const before = await bot.processorTime()
      const answers = await measureThroughput(bot, atOnce, roundMs)
      const processor = (await bot.processorTime()) - before
      figures.get(bot)?.answers.push(answers)
      figures.get(bot)?.processor.push(processor / ((answers * roundMs) / 1_000))
      return answers
    })
    ratios.push(own / other)
  }
  for (const [{ name }, { answers, processor }] of figures) {
    const each = milliseconds(percentile(processor, 0.5))
    console.log(
      `  ${name}: ${Math.round(percentile(answers, 0.5))} answers/s with ${atOnce} at once, ${each} of processor time each`,
    )
  }
  return percentile(ratios, 0.5)
}

async function inTurn<Item, Result>(items: readonly Item[], run: (item: Item) => Promise<Result>): Promise<Result[]> {
  const results: Result[] = []
  for (const item of items) results.push(await run(item))
  return results
}

/** Resolves to the p99. */
async function tellPaced(bot: BenchedBot): Promise<number> {
  const times = await measurePaced(bot, people, perSecond, seconds)
  const [p50, p99, most] = [percentile(times, 0.5), percentile(times, 0.99), Math.max(...times)]
  const figures = `p50 ${milliseconds(p50)}, p99 ${milliseconds(p99)}, max ${milliseconds(most)}`
  console.log(`  ${bot.name}: ${perSecond} a second for ${seconds} s: ${figures}`)
  return p99
}
