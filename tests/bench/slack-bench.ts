import { goal, milliseconds, percentile } from './measure.ts'
import { BenchedBot, measurePaced, measureThroughput } from './slack-load.ts'

const people = 400
/** Who write at the same time while the throughput is measured. */
const atOnce = 32
const rounds = 3
const roundMs = 3_000
const perSecond = 100
const seconds = 10

/** From a signed event to the answer posted, beside a bare Bolt app that echoes; both bots in processes of their own. */
export async function benchSlack(): Promise<void> {
  const centralino = new BenchedBot('Centralino')
  const bolt = new BenchedBot('Bolt alone, echoing')
  await centralino.start('centralino')
  await bolt.start('bolt')
  try {
    for (const bot of [centralino, bolt]) {
      await measurePaced(bot, perSecond, people / perSecond)
      await measureThroughput(bot, atOnce, roundMs)
    }
    console.log(`\nSlack: from a signed event over HTTP to the answer posted, ${people} people`)
    const ratio = await compareThroughput(centralino, bolt)
    const p99s = []
    for (const bot of [centralino, bolt]) p99s.push(await tellPaced(bot))
    const [p99 = Number.NaN] = p99s
    console.log(`  ${goal(ratio >= 0.7, `at least 0.7 of the throughput of Bolt alone (${ratio.toFixed(2)})`)}`)
    console.log(`  ${goal(p99 < 50, `p99 under 50 ms at ${perSecond} events/s`)}`)
    // Answers that come twice come at once.
    await new Promise((resolve) => setTimeout(resolve, 500))
    const { doubled, refused, unanswered } = centralino
    console.log(`  ${goal(doubled + refused + unanswered === 0, 'no event lost, none answered twice')}`)
  } finally {
    await Promise.all([centralino.stop(), bolt.stop()])
  }
}

/** Takes turns, so that what else the machine does counts for both; resolves to the median of the ratios. */
async function compareThroughput(centralino: BenchedBot, bolt: BenchedBot): Promise<number> {
  const ratios: number[] = []
  const figures = new Map(
    [centralino, bolt].map((bot) => [bot, { answers: [] as number[], processor: [] as number[] }]),
  )
  for (let round = 0; round < rounds; round++) {
    const [own = 0, bare = 1] = await inTurn([centralino, bolt], async (bot) => {
      const before = await bot.processorTime()
      const answers = await measureThroughput(bot, atOnce, roundMs)
      const processor = (await bot.processorTime()) - before
      figures.get(bot)?.answers.push(answers)
      figures.get(bot)?.processor.push(processor / ((answers * roundMs) / 1_000))
      return answers
    })
    ratios.push(own / bare)
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
  const times = await measurePaced(bot, perSecond, seconds)
  const [p50, p99, most] = [percentile(times, 0.5), percentile(times, 0.99), Math.max(...times)]
  const figures = `p50 ${milliseconds(p50)}, p99 ${milliseconds(p99)}, max ${milliseconds(most)}`
  console.log(`  ${bot.name}: ${perSecond} events/s for ${seconds} s: ${figures}`)
  return p99
}
