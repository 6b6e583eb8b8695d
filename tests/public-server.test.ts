import { once } from 'node:events'
import { createServer } from 'node:http'
import { type AddressInfo, connect } from 'node:net'
import { describe, expect, it, onTestFinished } from 'vitest'
import { createPublicServer, type PublicServer } from '../src/public-server.ts'

const host = '127.0.0.1'

/** A started server, stopped when the test is over. */
async function started(prepare: (server: PublicServer) => void = () => {}) {
  const server = createPublicServer({ host, port: 0 })
  prepare(server)
  const url = await server.start()
  onTestFinished(() => server.stop())
  return { server, url }
}

describe('the public server', () => {
  it('gives each path to its listener, whatever follows the question mark, and no other', async () => {
    const { url } = await started((server) => {
      server.serve('/one', (_request, response) => void response.end('first'))
      server.serve('/two', (request, response) => void response.end(request.url))
    })
    expect(await (await fetch(`${url}one`, { method: 'POST' })).text()).toBe('first')
    expect(await (await fetch(`${url}two?a=/one`)).text()).toBe('/two?a=/one')
    for (const path of ['', 'one/', 'one/two', 'ONE', '%6fne', '/one']) {
      const response = await fetch(`${url}${path}`)
      expect([path, response.status]).toEqual([path, 404])
      expect(await response.json()).toEqual({ error: 'not-found' })
    }
  })

  it('says that the program is well', async () => {
    const { url } = await started()
    const response = await fetch(`${url}healthz`)
    expect(response.status).toBe(200)
    expect(response.headers.get('cache-control')).toBe('no-store')
    expect(await response.json()).toEqual({ status: 'ok' })
  })

  it('knows whether anything is served', () => {
    const server = createPublicServer({ host, port: 0 })
    expect(server.isNeeded).toBe(false)
    server.serve('/one', () => {})
    expect(server.isNeeded).toBe(true)
    expect(() => server.serve('/one', () => {})).toThrow('/one')
  })

  it('says so where the port is taken', async () => {
    const other = createServer()
    other.listen(0, host)
    await once(other, 'listening')
    onTestFinished(() => void other.close())
    const { port } = other.address() as AddressInfo
    await expect(createPublicServer({ host, port }).start()).rejects.toMatchObject({
      code: 'web/port-in-use',
      data: { host, port },
    })
  })

  it('says so where there is no such address', async () => {
    const failure = createPublicServer({ host: '192.0.2.1', port: 0 }).start()
    await expect(failure).rejects.toMatchObject({
      code: 'config/invalid',
      message: expect.stringContaining('192.0.2.1'),
    })
  })

  it('finishes what is under way before it stops, and takes nothing more', async () => {
    let finish: (() => void) | undefined
    const { server, url } = await started((one) => {
      one.serve('/slow', (_request, response) => {
        finish = () => void response.end('done')
      })
    })
    const answer = fetch(`${url}slow`)
    while (finish === undefined) await new Promise(setImmediate)
    const stopped = server.stop()
    expect(server.stop()).toBe(stopped)
    await expect(fetch(`${url}healthz`)).rejects.toThrow()
    finish()
    expect(await (await answer).text()).toBe('done')
    await stopped
  })

  it('refuses on a connection that was open when it stopped', async () => {
    let finish = () => {}
    let asked = 0
    const { server, url } = await started((one) => {
      one.serve('/slow', (_request, response) => {
        asked += 1
        finish = () => void response.end('done')
      })
    })
    const { port } = new URL(url)
    const socket = connect(Number(port), host)
    onTestFinished(() => void socket.destroy())
    let heard = ''
    socket.on('data', (bytes) => {
      heard += bytes.toString()
    })
    socket.write('GET /slow HTTP/1.1\r\nHost: x\r\n\r\n')
    while (asked === 0) await new Promise(setImmediate)
    const stopped = server.stop()
    socket.write('GET /slow HTTP/1.1\r\nHost: x\r\n\r\n')
    finish()
    await stopped
    expect(asked).toBe(1)
    expect(heard).toContain('done')
  })
})
