import { existsSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import express, { type Router } from 'express'
import { CentralinoError } from '../../src/errors.ts'

const bootstrapItalia = join(dirname(createRequire(import.meta.url).resolve('bootstrap-italia/package.json')), 'dist')

/** Path below `/assets/` → file of bootstrap-italia. Nothing else of it is served. */
const assets: Readonly<Record<string, string>> = {
  'bootstrap-italia.min.css': 'css/bootstrap-italia.min.css',
  'sprites.svg': 'svg/sprites.svg',
  ...Object.fromEntries(
    ['regular', 'italic', '600', '700'].map((style) => {
      const file = `titillium-web-v10-latin-ext_latin-${style}.woff2`
      return [`fonts/${file}`, `fonts/Titillium_Web/${file}`]
    }),
  ),
}

/** Where the compiled page is, seen from the compiled program and from its sources. */
export function findPageFolder(): string {
  const candidates = [join(import.meta.dirname, 'page'), join(import.meta.dirname, '../../dist/adapters/web/page')]
  const found = candidates.find((folder) => existsSync(join(folder, 'main.js')))
  if (found !== undefined) return found
  throw new CentralinoError('config/invalid', 'La pagina della chat non è stata costruita: esegui "npm run build".')
}

/**
 * The page and what it is made of. Files of bootstrap-italia carry its version in their address and stay in the
 * browser; those of the page are asked for again each time and sent only when they have changed.
 */
export function pageFiles(folder: string): Router {
  const router = express.Router()
  for (const [path, file] of Object.entries(assets)) {
    router.get(`/assets/${path}`, (_request, response) => {
      response.sendFile(join(bootstrapItalia, file), { maxAge: '1y', immutable: true })
    })
  }
  router.use(
    express.static(folder, {
      index: 'index.html',
      redirect: false,
      setHeaders: (response) => response.setHeader('cache-control', 'no-cache'),
    }),
  )
  return router
}
