import type { IncomingActivity } from './activity-shape.ts'
import type { ConversationBook } from './conversation-book.ts'
import { type GateOptions, passGate } from './gate.ts'
import type { DoorAnswer } from './http-door.ts'
import type { Intake } from './intake.ts'
import type { Invokes } from './invokes.ts'
import { chatOf } from './place.ts'
import { readAct, type Wordings } from './read-act.ts'

export interface ReceptionOptions {
  readonly gate: GateOptions
  readonly book: ConversationBook
  readonly intake: Intake
  readonly invokes: Invokes
  readonly wordings: Wordings
  readonly onFault: (fault: unknown) => void
}

export interface Reception {
  /** Never rejects. */
  answer(authorization: string | undefined, body: unknown): Promise<DoorAnswer>
  /** Resolves when all that is under way is answered. */
  idle(): Promise<void>
}

/** An object id in Entra: it names people in addresses and files, and is nothing else. */
const objectId = /^[0-9a-f-]{1,64}$/

/** One activity, from the request to the answer. */
export function createReception({ gate, book, intake, invokes, wordings, onFault }: ReceptionOptions): Reception {
  const underWay = new Set<Promise<DoorAnswer>>()
  let keysFailed = false

  async function take(authorization: string | undefined, body: unknown): Promise<DoorAnswer> {
    // 1. Is it the Bot Framework, for this bot and this organisation?
    const passage = await passGate(authorization, body, gate)
    if (passage.type === 'refused') {
      if (passage.status === 503 && !keysFailed) onFault(new Error(passage.why))
      keysFailed = passage.status === 503
      return { status: passage.status }
    }
    keysFailed = false
    const { activity } = passage
    // 2. What was done, and by whom? Other bots and services without a person are not talked to.
    const act = readAct(activity, wordings)
    const user = userOf(activity)
    if (act.type === 'ignored' || user === undefined) return { status: 200, body: silentBody(activity) }
    await rememberService(activity)
    // 3. What is said is safe before it is answered, by a message of its own; an invoke is answered here.
    if (act.type === 'said' || act.type === 'welcome') {
      await intake.take(activity, user)
      return { status: 200 }
    }
    return { status: 200, body: await invokes.answer(activity, user, act) }
  }

  async function rememberService(activity: IncomingActivity): Promise<void> {
    const { tenant, serviceUrl } = chatOf(activity)
    await book.rememberService(tenant, serviceUrl).catch(onFault)
  }

  return {
    answer(authorization, body) {
      const answering: Promise<DoorAnswer> = take(authorization, body)
        .catch((fault: unknown) => {
          onFault(fault)
          return { status: 503 }
        })
        .finally(() => underWay.delete(answering))
      underWay.add(answering)
      return answering
    },
    async idle() {
      while (underWay.size > 0) await Promise.allSettled(underWay)
    },
  }
}

function userOf({ from }: IncomingActivity): string | undefined {
  const user = from.aadObjectId?.toLowerCase()
  return user !== undefined && objectId.test(user) && from.role !== 'bot' && from.role !== 'skill' ? user : undefined
}

/** An invoke that asks for nothing gets an answer that says nothing. */
function silentBody({ type }: IncomingActivity): object | undefined {
  return type === 'invoke' ? {} : undefined
}
