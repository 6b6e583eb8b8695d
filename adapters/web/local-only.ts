import type { RequestHandler } from 'express'
import { isLoopback } from '../../src/channel/loopback.ts'
import { refuse } from './refusal.ts'

/**
 * Lets in only calls addressed to this machine by name, made by its own page or by no page at all. A page of
 * another site can make a browser call 127.0.0.1, also through a name of its own that resolves there.
 */
export const localOnly: RequestHandler = (request, response, next) => {
  const host = request.headers.host ?? ''
  if (!isLoopback(hostName(host))) {
    refuse(response, 403, 'forbidden-host')
    return
  }
  const { origin, 'sec-fetch-site': site } = request.headers
  const foreign = site === 'cross-site' || site === 'same-site'
  const navigation = request.headers['sec-fetch-mode'] === 'navigate' && request.method === 'GET'
  if ((origin !== undefined && origin !== `http://${host}`) || (foreign && !navigation)) {
    refuse(response, 403, 'forbidden-origin')
    return
  }
  next()
}

function hostName(host: string): string {
  const name = host.replace(/:\d+$/, '').toLowerCase()
  return name.startsWith('[') && name.endsWith(']') ? name.slice(1, -1) : name
}
