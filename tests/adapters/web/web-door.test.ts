import { request as httpRequest } from 'node:http'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Refusal } from '../../../adapters/web/wire.ts'
import { employee, type RunningWeb, startWeb } from './web-harness.ts'

let web: RunningWeb
let base: string

beforeEach(async () => {
  web = await startWeb()
  base = web.base
})

afterEach(() => web.adapter.stop())

async function refusal(response: Response): Promise<[number, Refusal['error']]> {
  const { error } = (await response.json()) as Refusal
  return [response.status, error]
}

const postOpen = (headers: Record<string, string>) =>
  fetch(`${base}/api/open`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify({ identity: employee.id }),
  })

/** fetch sets Host by itself; a hostile page's browser would not. */
function withHeaders(url: string, headers: Record<string, string>): Promise<number> {
  return new Promise((resolve, reject) => {
    httpRequest(url, { headers }, (response) => {
      response.resume()
      resolve(response.statusCode ?? 0)
    })
      .on('error', reject)
      .end()
  })
}

describe('guarding the door', () => {
  it('answers only to names of this machine', async () => {
    const { port } = new URL(base)
    for (const host of [`127.0.0.1:${port}`, `localhost:${port}`, 'LOCALHOST', '[::1]:80', '127.8.8.8']) {
      expect(await withHeaders(`${base}/api/config`, { host })).toBe(200)
    }
    for (const host of ['evil.example', `127.0.0.1.evil.example:${port}`, 'localhost.evil.example', '10.0.0.1']) {
      expect(await withHeaders(`${base}/api/config`, { host })).toBe(403)
    }
  })

  it('refuses pages of other sites, and other programs of this machine', async () => {
    for (const origin of ['https://evil.example', 'http://127.0.0.1:1', 'null', base.replace('http', 'https')]) {
      expect(await refusal(await postOpen({ origin }))).toEqual([403, 'forbidden-origin'])
    }
    expect((await postOpen({ origin: base })).status).toBe(202)
    expect(await withHeaders(`${base}/api/config`, { 'sec-fetch-site': 'cross-site' })).toBe(403)
    expect(await withHeaders(`${base}/`, { 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'navigate' })).toBe(200)
  })

  it('allows the page nothing but its own files', async () => {
    const policy = (await fetch(base)).headers.get('content-security-policy') ?? ''
    expect(policy).toContain("default-src 'none'")
    expect(policy).toContain("script-src 'self';style-src 'self'")
    expect(policy).toContain("frame-ancestors 'none'")
    expect(policy).not.toContain('unsafe')
  })
})

describe('the files of the page', () => {
  it('serves the page', async () => {
    const response = await fetch(base)
    expect(response.headers.get('content-type')).toContain('text/html')
    expect(await response.text()).toContain('<html lang="it">')
  })

  it('serves of bootstrap-italia what the page names, to be kept for long', async () => {
    const html = await (await fetch(base)).text()
    const css = await (await fetch(`${base}/style.css`)).text()
    const named = new Set([...`${html}${css}`.matchAll(/\/assets\/[^"'#)]+/g)].map(([path]) => path))
    expect(named.size).toBeGreaterThanOrEqual(6)
    for (const path of named) {
      const response = await fetch(base + path)
      expect([path, response.status]).toEqual([path, 200])
      expect(response.headers.get('cache-control')).toContain('immutable')
    }
  })

  it('serves nothing else', async () => {
    for (const path of [
      '/assets/js/bootstrap-italia.min.js',
      '/../package.json',
      '/%2e%2e/wire.ts',
      '/nothing',
      '/api/nothing',
    ]) {
      expect(await refusal(await fetch(base + path))).toEqual([404, 'not-found'])
    }
  })

  it('says that it is well', async () => {
    expect(await (await fetch(`${base}/healthz`)).json()).toMatchObject({ status: 'ok' })
  })
})
