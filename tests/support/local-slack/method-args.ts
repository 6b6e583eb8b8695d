import type { types } from '@slack/bolt'
import { z } from 'zod'
import { Refusal } from './refusal.ts'

const blocksSchema = z.array(z.custom<types.AnyBlock>((block) => typeof block === 'object' && block !== null))
const metadataSchema = z.object({ event_type: z.string(), event_payload: z.record(z.string(), z.unknown()) })

/** The arguments of a method: those of a form are texts, with JSON in some. */
export class MethodArgs {
  readonly all: Readonly<Record<string, unknown>>

  constructor(all: Readonly<Record<string, unknown>>) {
    this.all = all
  }

  text(name: string): string | undefined {
    const value = this.all[name]
    return value === undefined || value === null || value === '' ? undefined : String(value)
  }

  needed(name: string): string {
    const value = this.text(name)
    if (value === undefined) throw new Refusal('invalid_arguments', [`[ERROR] missing required field: ${name}`])
    return value
  }

  number(name: string, otherwise: number): number {
    const value = Number(this.text(name) ?? otherwise)
    if (!Number.isFinite(value)) throw new Refusal('invalid_arguments', [`[ERROR] must be a number: ${name}`])
    return value
  }

  flag(name: string, otherwise = false): boolean {
    const value = this.text(name)
    return value === undefined ? otherwise : value === 'true' || value === '1'
  }

  json(name: string): unknown {
    const value = this.all[name]
    if (typeof value !== 'string') return value
    if (value === '') return undefined
    try {
      return JSON.parse(value)
    } catch {
      throw new Refusal('invalid_arguments', [`[ERROR] no JSON: ${name}`])
    }
  }

  blocks(): readonly types.AnyBlock[] | undefined {
    const value = this.json('blocks')
    if (value === undefined) return undefined
    const read = blocksSchema.safeParse(value)
    if (!read.success) throw new Refusal('invalid_blocks_format')
    return read.data
  }

  metadata() {
    const value = this.json('metadata')
    if (value === undefined) return undefined
    const read = metadataSchema.safeParse(value)
    if (!read.success) throw new Refusal('invalid_metadata_format')
    return read.data
  }
}

/** The body of a request: a form or JSON. */
export function readBody(type: string, body: string): Readonly<Record<string, unknown>> {
  if (!type.includes('json')) return Object.fromEntries(new URLSearchParams(body))
  if (body === '') return {}
  try {
    const value: unknown = JSON.parse(body)
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) return { ...value }
  } catch {
    // Answered below.
  }
  throw new Refusal('invalid_json')
}
