import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { z } from 'zod'
import { packageRoot } from '../../src/config.ts'

/** The keys of publiccode.yml 0.5 that are not deprecated, with their presence, values and limits. */
const line = z.string().trim().min(1)
const url = z.url({ protocol: /^https?$/ })
const language = z.string().regex(/^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/)
const country = z.string().regex(/^[A-Z]{2}$/)
const day = z.iso.date()
const tag = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/)

const dependencies = z
  .array(
    z.strictObject({
      name: line,
      versionMin: line.optional(),
      versionMax: line.optional(),
      version: line.optional(),
      optional: z.boolean().optional(),
    }),
  )
  .optional()

const localized = z.strictObject({
  localisedName: line.optional(),
  shortDescription: line.max(150).regex(/^[^\n]+$/, 'one line'),
  longDescription: z.string().min(150).max(10_000).optional(),
  documentation: url.optional(),
  apiDocumentation: url.optional(),
  features: z.array(line).optional(),
  screenshots: z.array(line).optional(),
  videos: z.array(url).optional(),
  awards: z.array(line).optional(),
})

const contact = z.strictObject({
  name: line,
  email: z.email().optional(),
  phone: line.optional(),
  affiliation: line.optional(),
})

const contractor = z.strictObject({ name: line, until: day, email: z.email().optional(), website: url.optional() })

const maintenance = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal(['internal', 'community']), contacts: z.array(contact).min(1) }),
  z.strictObject({
    type: z.literal('contract'),
    contractors: z.array(contractor).min(1),
    contacts: z.array(contact).optional(),
  }),
  z.strictObject({ type: z.literal('none'), contacts: z.array(contact).optional() }),
])

const publiccode = z.strictObject({
  publiccodeYmlVersion: z.string().regex(/^0\.[4-7](\.\d+)?$/),
  name: line,
  applicationSuite: line.optional(),
  url,
  landingURL: url.optional(),
  isBasedOn: z.union([line, z.array(line)]).optional(),
  softwareVersion: line.optional(),
  releaseDate: day.optional(),
  logo: line.optional(),
  platforms: z.array(line).min(1),
  // Mandatory up to 0.4.
  categories: z.array(tag).min(1),
  organisation: z.strictObject({ uri: line, name: line.optional() }).optional(),
  usedBy: z.array(line).optional(),
  fundedBy: z.array(z.strictObject({ name: line, uri: line.optional() })).optional(),
  roadmap: url.optional(),
  developmentStatus: z.enum(['concept', 'development', 'beta', 'stable', 'obsolete']),
  softwareType: z.enum([
    'standalone/mobile',
    'standalone/iot',
    'standalone/desktop',
    'standalone/web',
    'standalone/backend',
    'standalone/other',
    'addon',
    'library',
    'configurationFiles',
  ]),
  intendedAudience: z
    .strictObject({
      countries: z.array(country).optional(),
      unsupportedCountries: z.array(country).optional(),
      scope: z.array(tag).optional(),
    })
    .optional(),
  description: z
    .record(language, localized)
    .refine((all) => Object.values(all).some((one) => one.longDescription !== undefined), 'no long description')
    .refine((all) => Object.values(all).some((one) => one.features !== undefined), 'no features'),
  legal: z.strictObject({ license: line, mainCopyrightOwner: line.optional() }),
  maintenance,
  localisation: z.strictObject({ localisationReady: z.boolean(), availableLanguages: z.array(language).min(1) }),
  dependsOn: z
    .strictObject({ open: dependencies, proprietary: dependencies, hardware: dependencies })
    .partial()
    .optional(),
})

const root = packageRoot()
const read = (name: string) => readFileSync(join(root, name), 'utf8')
const parsed = publiccode.safeParse(parse(read('publiccode.yml')))
const manifest = JSON.parse(read('package.json'))

describe('publiccode.yml', () => {
  it('follows the standard', () => {
    expect(parsed.error?.issues ?? []).toEqual([])
  })

  it('says the same as package.json and LICENSE', () => {
    expect(parsed.data?.legal.license).toBe(manifest.license)
    expect(parsed.data?.softwareVersion).toBe(manifest.version)
    expect(parsed.data?.dependsOn?.open?.find(({ name }) => name === 'Node.js')?.versionMin).toBe(
      manifest.engines.node.replace('>=', ''),
    )
    expect(read('LICENSE')).toMatch(/^EUROPEAN UNION PUBLIC LICENCE v\. 1\.2\n/)
  })

  it('describes the program in every language that it speaks', () => {
    expect(Object.keys(parsed.data?.description ?? {}).sort()).toEqual(
      [...(parsed.data?.localisation.availableLanguages ?? [])].sort(),
    )
    for (const text of Object.values(parsed.data?.description ?? {})) {
      expect(text.features?.length).toBeGreaterThanOrEqual(5)
      expect(text.longDescription?.split(/\s+/).length).toBeGreaterThanOrEqual(150)
    }
  })

  it('names only files that are there', () => {
    const screenshots = Object.values(parsed.data?.description ?? {}).flatMap((text) => text.screenshots ?? [])
    expect([...screenshots, parsed.data?.logo ?? 'LICENSE'].filter((path) => !existsSync(join(root, path)))).toEqual([])
  })
})
