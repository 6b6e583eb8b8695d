import { systemClock } from '../../src/clock.ts'
import { openEmbeddedStore } from '../../src/store/embedded/embedded-store.ts'
import { closed, instant, openedRequest, owed } from './sample-rows.ts'

// Run in a process of its own, to be killed: node --import tsx tests/store/store-process.ts FOLDER FIRST
// Says "open", then takes event after event from FIRST on, several at once, and says each one's number when it is kept.

const [folder = '', first = '1'] = process.argv.slice(2)
const say = (word: string | number) => process.stdout.write(`${word}\n`)
const report = (fault: Error) => {
  process.stderr.write(`${fault.message}\n`)
}
const store = await openEmbeddedStore({ folder, clock: systemClock, report, compactAtBytes: 20_000 })
say('open')

let next = Number(first)

async function takeEvents(): Promise<never> {
  for (;;) {
    const n = next
    next += 1
    await store.transaction(async (tx) => {
      if (!(await tx.inbox.accept('test', `event-${n}`, instant(0)))) return
      const { total } = ((await tx.conversations.get('total')) ?? { total: 0 }) as { total: number }
      await tx.conversations.put('total', { total: total + 1 })
      const number = await tx.requests.nextNumber()
      const request = openedRequest(number, { description: `event ${n}` })
      await tx.requests.put(n % 3 === 0 ? closed(request) : request)
      await tx.outbox.add(owed(`message-${n}`, { conversation: `c${n}` }))
      await tx.journal.append({ at: instant(0), actor: null, what: 'test', data: { n } })
    })
    say(n)
  }
}

await Promise.all(Array.from({ length: 4 }, takeEvents))
