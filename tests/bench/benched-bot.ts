// What the bots of the bench share: each runs in a process of its own, `SCRIPT (centralino|bare) PLATFORM`, tells its
// parent where it listens, and, asked for it, how much of the processor it has used so far.
import { mkdtemp, rm } from 'node:fs/promises'
import { createServer, type RequestListener } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type ChannelParts, platformChannels, platforms, startApp } from '../../src/app.ts'
import { systemClock } from '../../src/clock.ts'
import { readConfig } from '../../src/config.ts'
import type { Environment } from '../../src/environment-reader.ts'

/** The whole program as it is in use, on the embedded store and the knowledge base that comes with it. */
export async function startCentralino(
  variables: Environment,
  path: string,
  more: Pick<ChannelParts, 'teamsEndpoints'> = {},
): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'centralino-bench-'))
  const app = await startApp({
    config: readConfig({ CENTRALINO_DATA: folder, CENTRALINO_PORT: '0', ...variables }, platforms),
    clock: systemClock,
    onFault: (fault) => console.log(fault),
    channels: (parts) => platformChannels({ ...parts, ...more }),
  })
  process.once('disconnect', () => {
    app
      .stop()
      .then(() => rm(folder, { recursive: true, force: true }))
      .then(() => process.exit(0), console.error)
  })
  return new URL(path, app.url ?? '').href
}

/** A bot that is nothing but this listener. */
export async function startBare(listener: RequestListener, path: string): Promise<string> {
  const server = createServer(listener)
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve)
  })
  process.once('disconnect', () => process.exit(0))
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}${path}`
}

export function reportTo(parent: NodeJS.Process, url: string): void {
  parent.on('message', () => parent.send?.({ usage: parent.cpuUsage() }))
  parent.send?.({ url })
}
