import { createServer, type RequestListener, type Server } from 'node:http'
import { type AddressInfo, createServer as createSocketServer } from 'node:net'
import { text } from 'node:stream/consumers'
import { describe, expect, onTestFinished, test } from 'vitest'
import { wasNeverSent } from '../src/channel/network-fault.ts'
import { HttpTimeout, httpCall } from '../src/http-call.ts'

async function serve(listener: RequestListener): Promise<{ readonly url: string; readonly server: Server }> {
  const server = createServer(listener)
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve)
  })
  onTestFinished(() => {
    server.closeAllConnections()
    server.close()
  })
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`, server }
}

const post = { method: 'POST', headers: { 'content-type': 'text/plain' }, body: 'perché', timeoutMs: 2_000 }

describe('a call over HTTP', () => {
  test('sends the body whole and reads the answer, its status and its headers', async () => {
    const { url } = await serve((request, response) => {
      text(request).then((body) => {
        response.writeHead(201, 'Made', { 'x-length': String(request.headers['content-length']) })
        response.end(`${request.method} ${request.url}: ${body} è arrivato`)
      }, undefined)
    })
    const answer = await httpCall(`${url}a?b=c`, post)
    expect(answer).toMatchObject({ status: 201, statusText: 'Made', text: 'POST /a?b=c: perché è arrivato' })
    expect(answer.headers['x-length']).toBe('7')
  })

  test('keeps the connection for the next one', async () => {
    const ports = new Set<number | undefined>()
    const { url } = await serve((request, response) => {
      ports.add(request.socket.remotePort)
      response.end()
    })
    for (let call = 0; call < 5; call++) await httpCall(url, { ...post, method: 'GET', body: null })
    expect(ports.size).toBe(1)
  })

  test('takes a redirect for an answer, and goes nowhere else', async () => {
    const seen: (string | undefined)[] = []
    const { url } = await serve((request, response) => {
      seen.push(request.url)
      response.writeHead(307, { location: '/elsewhere' }).end()
    })
    expect(await httpCall(url, post)).toMatchObject({ status: 307 })
    expect(seen).toEqual(['/'])
  })

  test('gives up an answer that does not come in time: it may have been heard', async () => {
    const { url } = await serve(() => undefined)
    const fault = await httpCall(url, { ...post, timeoutMs: 30 }).catch((error: unknown) => error)
    expect(fault).toBeInstanceOf(HttpTimeout)
    expect(fault).toMatchObject({ code: 'ERR_ANSWER_TIMEOUT' })
    expect(wasNeverSent(fault)).toBe(false)
  })

  test('gives up an answer that begins and does not end', async () => {
    const { url } = await serve((_request, response) => {
      response.write('half')
    })
    await expect(httpCall(url, { ...post, timeoutMs: 30 })).rejects.toMatchObject({ code: 'ERR_ANSWER_TIMEOUT' })
  })

  test('says that nothing went out where nobody listens', async () => {
    const nobody = createSocketServer()
    await new Promise<void>((resolve) => {
      nobody.listen(0, '127.0.0.1', resolve)
    })
    const { port } = nobody.address() as AddressInfo
    await new Promise<void>((resolve) => {
      nobody.close(() => resolve())
    })
    const fault = await httpCall(`http://127.0.0.1:${port}/`, post).catch((error: unknown) => error)
    expect(fault).toMatchObject({ code: 'ECONNREFUSED' })
    expect(wasNeverSent(fault)).toBe(true)
  })

  test('says that nothing went out where no connection stood in time', () => {
    expect(wasNeverSent(new HttpTimeout('ERR_CONNECT_TIMEOUT'))).toBe(true)
  })

  test('rejects where the connection breaks off, before or during the answer', async () => {
    const { url } = await serve((request, response) => {
      if (request.url === '/during') response.writeHead(200, { 'content-length': 100 }).write('half')
      setTimeout(() => request.socket.destroy(), 5)
    })
    for (const path of ['before', 'during']) {
      const fault = await httpCall(`${url}${path}`, post).catch((error: unknown) => error)
      expect(fault).toMatchObject({ code: 'ECONNRESET' })
      expect(wasNeverSent(fault)).toBe(false)
    }
  })
})
