import { appendFile, mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { MailboxChange } from '../../../adapters/web/mailbox.ts'
import { openMailboxFile } from '../../../adapters/web/mailbox-file.ts'
import type { MailboxPage } from '../../../adapters/web/wire.ts'
import { plainMessage } from './sample-messages.ts'
import { employee, startWeb } from './web-harness.ts'

let folder: string

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'centralino-web-'))
})

afterEach(async () => {
  await rm(folder, { recursive: true })
})

function change(seq: number): MailboxChange {
  return {
    key: `k${seq}`,
    entry: {
      id: `m${seq}`,
      from: 'bot',
      position: seq,
      seq,
      at: '2026-03-02T08:00:00.000Z',
      updatedAt: null,
      message: plainMessage(`messaggio ${seq}`),
    },
  }
}

describe('the file of a mailbox', () => {
  it('gives back what was kept', async () => {
    const path = join(folder, 'deep', 'one.jsonl')
    const file = await openMailboxFile(path)
    expect(file.changes).toEqual([])
    const own: MailboxChange = {
      key: null,
      entry: {
        id: 'e',
        from: 'person',
        kind: 'text',
        text: 'emoji 🖨️ \ud800 e\nriga',
        about: null,
        position: 2,
        seq: 2,
        at: 'x',
      },
    }
    await file.append(change(1))
    await file.append(own)
    expect((await openMailboxFile(path)).changes).toEqual([change(1), own])
  })

  it('is for its owner alone', async () => {
    const path = join(folder, 'one.jsonl')
    await (await openMailboxFile(path)).append(change(1))
    expect((await stat(path)).mode & 0o077).toBe(0)
  })

  it('goes on after a line that a kill left unfinished', async () => {
    const path = join(folder, 'one.jsonl')
    await (await openMailboxFile(path)).append(change(1))
    await appendFile(path, JSON.stringify(change(2)).slice(0, 40))
    const file = await openMailboxFile(path)
    expect(file.changes).toEqual([change(1)])
    await file.append(change(3))
    expect((await openMailboxFile(path)).changes).toEqual([change(1), change(3)])
  })

  it('passes over lines that are no changes', async () => {
    const path = join(folder, 'one.jsonl')
    await writeFile(path, `null\n{"entry":{"from":"bot"},"key":null}\nnot json\n${JSON.stringify(change(4))}\n`)
    expect((await openMailboxFile(path)).changes).toEqual([change(4)])
  })

  it('is rewritten without its oldest lines when it has grown long', async () => {
    const path = join(folder, 'one.jsonl')
    const lines = Array.from({ length: 4_100 }, (_, at) => `${JSON.stringify(change(at + 1))}\n`)
    await writeFile(path, lines.join(''))
    const file = await openMailboxFile(path)
    expect(file.changes).toHaveLength(2_000)
    expect(file.changes.at(-1)).toEqual(change(4_100))
    expect((await readFile(path, 'utf8')).trim().split('\n')).toHaveLength(2_000)
    await file.append(change(4_101))
    expect((await openMailboxFile(path)).changes.at(-1)).toEqual(change(4_101))
  })
})

describe('conversations kept on disk', () => {
  it('are there after a restart, and nothing sent before is shown again', async () => {
    const address = { channel: 'web', conversation: employee.id }
    const first = await startWeb({ mailboxFolder: folder })
    const ref = await first.adapter.send(address, plainMessage('prima del riavvio'), 'key', 'first')
    await first.adapter.stop()

    const second = await startWeb({ mailboxFolder: folder, serverStarted: '2026-03-02T09:00:00.000Z' })
    expect(await second.adapter.send(address, plainMessage('prima del riavvio'), 'key', 'first')).toEqual(ref)
    const page = (await (await fetch(`${second.base}/api/messages?identity=${employee.id}`)).json()) as MailboxPage
    expect(page.serverStarted).toBe('2026-03-02T09:00:00.000Z')
    expect(page.entries.map(({ id }) => id)).toEqual([ref.id])
    await second.adapter.stop()
  })

  it('cannot be written: the message may be tried again later', async () => {
    const web = await startWeb({ mailboxFolder: join(folder, 'kept') })
    await rm(join(folder, 'kept'), { recursive: true })
    const address = { channel: 'web', conversation: employee.id }
    await expect(web.adapter.send(address, plainMessage('a'), 'key', 'first')).rejects.toMatchObject({
      code: 'delivery/temporary',
    })
    await web.adapter.stop()
  })
})
