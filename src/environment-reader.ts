import type { PlatformSettings, PlatformValues } from './channel/platform-settings.ts'

/** Variables by name; an empty value counts as absent, so that a line of `.env` can stay with nothing after `=`. */
export type Environment = Readonly<Record<string, string | undefined>>

/** Reads variables one by one and collects what is wrong with them, so that all of it is reported at once. */
export class EnvironmentReader {
  /** One sentence each: the variable, what is wrong, what to do. Never the value of a secret. */
  readonly problems: string[] = []
  readonly #environment: Environment

  constructor(environment: Environment) {
    this.#environment = environment
  }

  /** The value without spaces around it; `null` where it is absent or empty. */
  text(name: string): string | null {
    return this.#environment[name]?.trim() || null
  }

  /** Verified e-mail addresses, in lower case, and ids of people as `channel:id`; separated by commas. */
  people(name: string): readonly string[] {
    return this.#listed(name).flatMap((one) => {
      const person = readPerson(one)
      if (person !== undefined) return [person]
      this.problems.push(
        `${name}: "${one}" is neither an e-mail address nor an id with its platform, such as platform:U123; ` +
          'separate several with commas.',
      )
      return []
    })
  }

  /** People, each with the id of a unit as `who=unit-id`; separated by commas. */
  peopleOfUnits(name: string): readonly { readonly who: string; readonly unit: string }[] {
    return this.#listed(name).flatMap((one) => {
      const at = one.lastIndexOf('=')
      const who = readPerson(one.slice(0, Math.max(0, at)).trim())
      const unit = one.slice(at + 1).trim()
      if (who !== undefined && /^[a-z0-9]+(-[a-z0-9]+)*$/.test(unit)) return [{ who, unit }]
      this.problems.push(
        `${name}: "${one}" does not say who keeps which unit: write an e-mail address or an id with its platform, ` +
          'then = and the id of a unit, such as name@example.org=d-servizi; separate several with commas.',
      )
      return []
    })
  }

  #listed(name: string): readonly string[] {
    return (this.text(name) ?? '')
      .split(',')
      .map((one) => one.trim())
      .filter((one) => one !== '')
  }

  integer(name: string, { least, most, fallback }: { least: number; most: number; fallback: number }): number {
    const text = this.text(name)
    if (text === null) return fallback
    const number = /^\d+$/.test(text) ? Number(text) : Number.NaN
    if (number >= least && number <= most) return number
    this.problems.push(`${name} is "${text}": give a whole number from ${least} to ${most}, e.g. ${fallback}.`)
    return fallback
  }

  oneOf<T extends string>(name: string, allowed: readonly T[], fallback: T): T {
    const text = this.text(name)
    if (text === null) return fallback
    const found = allowed.find((value) => value === text.toLowerCase())
    if (found === undefined) this.problems.push(`${name} is "${text}": give one of ${allowed.join(', ')}.`)
    return found ?? fallback
  }

  /** A host name or address, without scheme, port or path. */
  host(name: string, fallback: string): string {
    const text = this.text(name)
    if (text === null) return fallback
    if (/^([a-z0-9.-]+|[0-9a-f:]+)$/i.test(text)) return text
    this.problems.push(`${name} is "${text}": give only a host name or address, e.g. ${fallback}.`)
    return fallback
  }

  /** The platform's values; `null` where none of its variables is set. A half-filled set is a problem for each missing one. */
  platform({ title, variables }: PlatformSettings): PlatformValues | null {
    const present = variables.filter(({ name }) => this.text(name) !== null)
    if (present.length === 0) return null
    for (const { name, shape, where } of present) {
      if (shape?.pattern.test(this.text(name) ?? '') === false) {
        this.problems.push(`${name} is not usable: its value ${shape.says}. Where it is: ${where}.`)
      }
    }
    const alone = present.find(({ need }) => need === 'alone')
    const required = variables.filter(({ need }) => need === 'required')
    const names = present.map(({ name }) => name).join(' and ')
    if (alone === undefined) {
      for (const { name, where } of required.filter((variable) => !present.includes(variable))) {
        this.problems.push(
          `${name} is missing while ${names} ${present.length === 1 ? 'is' : 'are'} set: ` +
            `fill it in, or empty the others to do without ${title}. Where it is: ${where}.`,
        )
      }
    } else {
      for (const { name } of required.filter((variable) => present.includes(variable))) {
        this.problems.push(`${name} cannot be set together with ${alone.name}: empty one of the two.`)
      }
    }
    return Object.fromEntries(present.map(({ name }) => [name, this.text(name) ?? '']))
  }
}

/** An e-mail address in lower case, or an id with its platform; undefined where it is neither. */
function readPerson(text: string): string | undefined {
  if (/^[a-z][a-z0-9-]*:\S+$/.test(text)) return text
  return /^[^@\s:]+@[^@\s]+\.[^@\s]+$/.test(text) ? text.toLowerCase() : undefined
}
