import type { Request, Response } from 'express'
import type { Mailbox } from './mailbox.ts'
import type { MailboxEntry, MailboxState } from './wire.ts'

export interface EventStreamOptions {
  readonly serverStarted: string
  readonly heartbeatMs: number
}

/**
 * Server-sent events of one mailbox: `hello` with its state, then an `entry` for each change after `after`, those
 * missed first. `beat` tells the page that the connection lives. Returns what ends the stream.
 */
export function streamMailbox(
  mailbox: Mailbox,
  after: number,
  response: Response,
  { serverStarted, heartbeatMs }: EventStreamOptions,
): () => void {
  response.writeHead(200, {
    'content-type': 'text/event-stream; charset=utf-8',
    'cache-control': 'no-store',
    connection: 'close',
    'x-accel-buffering': 'no',
  })
  const write = (event: string, data: unknown, id?: number) =>
    response.write(`${id === undefined ? '' : `id: ${id}\n`}event: ${event}\ndata: ${JSON.stringify(data)}\n\n`)
  const writeEntry = (entry: MailboxEntry) => write('entry', entry, entry.seq)

  response.write('retry: 1000\n')
  const state: MailboxState = { serverStarted, seq: mailbox.seq }
  write('hello', state)
  for (const entry of mailbox.after(after)) writeEntry(entry)
  const unsubscribe = mailbox.subscribe(writeEntry)
  const heartbeat = setInterval(() => write('beat', {}), heartbeatMs)
  const end = () => {
    clearInterval(heartbeat)
    unsubscribe()
    response.end()
  }
  response.on('close', end)
  return end
}

/** Where a stream goes on: what the browser says it saw last, else what the page asked for. */
export function resumePoint(request: Request, asked: number): number {
  const last = Number(request.get('last-event-id'))
  return Number.isInteger(last) && last > asked ? last : asked
}
