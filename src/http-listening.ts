import type { Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { CentralinoError } from './errors.ts'

/**
 * Begins to listen; port 0 takes any free one. Resolves to the address, ending with a slash.
 *
 * @throws CentralinoError `web/port-in-use`; `config/invalid` where there is no such address or no right to the port.
 */
export function listenOn(server: Server, host: string, port: number): Promise<string> {
  return new Promise((resolve, reject) => {
    const fail = (cause: NodeJS.ErrnoException) => reject(explain(cause, host, port))
    server.once('error', fail)
    // Connections stay open for the next call: once the server stops, each is closed after its last answer.
    server.on('request', (_request, response) => {
      response.on('close', () => {
        if (!server.listening) setImmediate(() => server.closeIdleConnections())
      })
    })
    server.listen(port, host, () => {
      server.off('error', fail)
      const { port: taken } = server.address() as AddressInfo
      resolve(`http://${host.includes(':') ? `[${host}]` : host}:${taken}/`)
    })
  })
}

/** Takes no more calls; resolves when those under way are answered, or after `patience` milliseconds, cut off. */
export function stopListening(server: Server, patience: number): Promise<void> {
  return new Promise((resolve) => {
    const impatient = setTimeout(() => server.closeAllConnections(), patience)
    server.close(() => {
      clearTimeout(impatient)
      resolve()
    })
    server.closeIdleConnections()
  })
}

function explain(cause: NodeJS.ErrnoException, host: string, port: number): CentralinoError {
  if (cause.code === 'EADDRINUSE') {
    const message = `La porta ${port} è già usata da un altro programma, forse da Centralino stesso già avviato: chiudilo, o scegli un’altra porta.`
    return new CentralinoError('web/port-in-use', message, { cause, data: { host, port } })
  }
  const message = `Non riesco ad aprire l’indirizzo ${host}, porta ${port} (${cause.code ?? cause.message}): scegli un’altra porta.`
  return new CentralinoError('config/invalid', message, { cause, data: { host, port } })
}
