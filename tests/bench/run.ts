import { loadavg } from 'node:os'
import { join, relative, resolve } from 'node:path'
import { packageRoot } from '../../src/config.ts'
import { converse } from '../../src/conversation/converse.ts'
import { createResponder, type Responder } from '../../src/conversation/responder.ts'
import { newConversation } from '../../src/conversation/state.ts'
import { readQuestionFile } from '../../src/evaluation/question-file.ts'
import type { EvaluationQuestion } from '../../src/evaluation/score.ts'
import { loadKnowledgeOrThrow } from '../../src/knowledge/load.ts'
import { longTexts } from '../conversation/hostile-text.ts'
import { askInFreshProcess } from './fresh-process.ts'
import { formatTable, goal, megabytes, milliseconds, percentile, timeEach, timeEachInRounds } from './measure.ts'
import { benchMessages } from './message-bench.ts'
import { buildPeers, type Peer, peerDocuments } from './peers.ts'
import { type BenchedPlatform, benchPlatform } from './platform-bench.ts'
import { openSlack } from './slack-side.ts'
import { benchStore, describeFigures } from './store-bench.ts'
import { syntheticBase } from './synthetic-base.ts'
import { openTeams } from './teams-side.ts'

// Measures what the README promises: `npm run bench`, or `npm run bench -- QUESTIONS.jsonl` for another question set;
// `npm run bench -- --store` measures the store alone, for a minute of steady load with 200,000 closed requests behind;
// `npm run bench -- --slack` and `--teams` measure the bot in these alone, beside the bare library of each;
// with `--full` the whole program too has those behind it, and its steady load lasts a minute.

const day = '2026-06-01'
const nobody = { unit: null, lastRecord: null }
const notLookedUp = new Set(['oos', 'smalltalk', 'command'])

const storeOnly = process.argv.includes('--store')
const slack: BenchedPlatform = { title: 'Slack: from a signed event', bare: 'Bolt', open: openSlack }
const teams: BenchedPlatform = { title: 'Teams: from a signed activity', bare: 'Botbuilder', open: openTeams }
const platformsOnly = [
  ...(process.argv.includes('--slack') ? [slack] : []),
  ...(process.argv.includes('--teams') ? [teams] : []),
]
const file = resolve(
  process.argv.slice(2).find((argument) => !argument.startsWith('--')) ??
    join(packageRoot(), 'tests/bench/questions.jsonl'),
)
const questions = await readQuestionFile(file)
const base = await loadKnowledgeOrThrow(join(packageRoot(), 'knowledge'))

console.log(`Node ${process.version}; load of the machine ${loadavg()[0]?.toFixed(1)}\n`)
if (storeOnly) {
  console.log('The store, with 10,000 open and 200,000 closed requests')
  for (const line of describeFigures(await benchStore())) console.log(`  ${line}`)
} else if (platformsOnly.length > 0) {
  for (const platform of platformsOnly) await benchPlatform(platform)
} else {
  await measureStart()
  const responder = measureQuestions()
  comparePeers(responder)
  measureHostile(responder)
  measureLargeBase()
  await benchMessages(process.argv.includes('--full'))
  for (const platform of [slack, teams]) await benchPlatform(platform)
}

async function measureStart(): Promise<void> {
  const runs = []
  for (let run = 0; run < 5; run++) runs.push(await askInFreshProcess())
  const ms = percentile(
    runs.map((run) => run.ms),
    0.5,
  )
  const maxRss = Math.max(...runs.map((run) => run.maxRss))
  const heapUsed = Math.max(...runs.map((run) => run.heapUsed))
  console.log('Start to first answer (median of 5 fresh processes)')
  const cpu = percentile(
    runs.map((run) => run.cpuMs),
    0.5,
  )
  console.log(
    `  ${milliseconds(ms)} (${milliseconds(cpu)} of processor time); peak memory ${megabytes(maxRss)}, heap after answering ${megabytes(heapUsed)}`,
  )
  console.log(`  ${goal(ms < 1_000, 'under 1 s')}`)
  console.log(`  ${goal(maxRss < 150 * 1024 * 1024, 'memory under 150 MB')}`)
}

/** Warmed up on sentences of the base, so that no word of the set has been seen and mended before. */
function warmUp(prepared: Responder): void {
  const sentences = [...prepared.knowledge.records.values()].flatMap(({ phrases }) =>
    [...phrases.it, ...phrases.en].filter(({ field }) => field === 'example').map(({ text }) => text),
  )
  const step = Math.max(1, Math.floor(sentences.length / 1_000))
  for (let at = 0; at < sentences.length; at += step) prepared.ask(sentences[at] ?? '', nobody)
}

/** Asks the whole set of several responders, so that each has to mend every misspelt word for the first time. */
function measureQuestions(): Responder {
  const preparing: number[] = []
  let prepared = createResponder(base, day)
  warmUp(prepared)
  const times = timeEachInRounds(5, questions, () => {
    const begun = performance.now()
    prepared = createResponder(base, day)
    preparing.push(performance.now() - begun)
    return ({ q }) => prepared.ask(q, nobody)
  })
  const [median, p99] = [percentile(times, 0.5), percentile(times, 0.99)]
  const units = base.organization.units.length
  console.log(`\nOne question: ${questions.length} of ${relative(packageRoot(), file)}, ${units} units, one core`)
  console.log(
    `  median ${milliseconds(median)}, p99 ${milliseconds(p99)}; preparing the base takes ${milliseconds(percentile(preparing, 0.5))}`,
  )
  console.log(`  ${goal(median < 1, 'median under 1 ms')}`)
  console.log(`  ${goal(p99 < 5, 'p99 under 5 ms')}`)
  return prepared
}

function comparePeers(prepared: Responder): void {
  const answerable = questions.filter((question) => !notLookedUp.has(question.type))
  const own: Peer = {
    name: 'Centralino',
    firstHit(question) {
      const { outcome, subjects } = prepared.ask(question, nobody).answer
      return outcome === 'answer' ? subjects[0] : undefined
    },
  }
  const documents = peerDocuments(prepared.knowledge.records.values())
  const results = [own, ...buildPeers(documents)].map((peer) => ({ peer, ...tryPeer(peer, answerable) }))
  const [first] = results
  console.log(`\nFirst hits on the ${answerable.length} questions that have an answer, ${documents.length} records`)
  console.log(
    formatTable(
      ['', 'first hits', 'ratio', 'median', 'ratio', 'p99', 'ratio'],
      results.map(({ peer, hits, median, p99 }) => [
        peer.name,
        `${((100 * hits) / answerable.length).toFixed(1)}%`,
        (hits / (first?.hits ?? 1)).toFixed(2),
        milliseconds(median),
        (median / (first?.median ?? 1)).toFixed(2),
        milliseconds(p99),
        (p99 / (first?.p99 ?? 1)).toFixed(2),
      ]),
    ),
  )
}

function tryPeer(peer: Peer, asked: readonly EvaluationQuestion[]) {
  for (const { q } of asked.slice(0, 10)) peer.firstHit(q)
  let hits = 0
  const times = timeEach(asked, ({ q, expect }) => {
    const hit = peer.firstHit(q)
    if (hit !== undefined && expect.includes(hit)) hits++
  })
  return { hits, median: percentile(times, 0.5), p99: percentile(times, 0.99) }
}

function measureHostile(prepared: Responder): void {
  const rows = longTexts.map(([name, text]) => {
    const times = timeEach(
      Array.from({ length: 20 }, () => text),
      (input) => converse({ type: 'text', text: input }, newConversation, { unit: null, language: 'it' }, prepared),
    )
    return { name, median: percentile(times, 0.5), worst: Math.max(...times) }
  })
  const worst = Math.max(...rows.map((row) => row.worst))
  console.log('\nTexts of 100,000 characters and more that nobody writes in earnest, 20 times each')
  console.log(
    formatTable(
      ['', 'median', 'worst'],
      rows.map((row) => [row.name, milliseconds(row.median), milliseconds(row.worst)]),
    ),
  )
  console.log(`  ${goal(worst < 50, 'every one under 50 ms')}`)
}

function measureLargeBase(): void {
  const large = syntheticBase(10_000)
  const phrases = large.base.organization.units.reduce(
    (sum, { aliases, keywords, examples }) => sum + 1 + aliases.length + keywords.length + examples.length,
    0,
  )
  const preparing: number[] = []
  const times = timeEachInRounds(3, large.questions, () => {
    const begun = performance.now()
    const prepared = createResponder(large.base, day)
    preparing.push(performance.now() - begun)
    warmUp(prepared)
    return (question) => prepared.ask(question, nobody)
  })
  const [median, p99] = [percentile(times, 0.5), percentile(times, 0.99)]
  console.log(
    `\nA made-up base of ${large.base.organization.units.length} units and ${phrases} phrases, ${large.questions.length} questions`,
  )
  console.log(
    `  median ${milliseconds(median)}, p99 ${milliseconds(p99)}; preparing the base takes ${milliseconds(percentile(preparing, 0.5))}`,
  )
  console.log(`  ${goal(p99 < 10, 'p99 under 10 ms')}`)
}
