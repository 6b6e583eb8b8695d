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

  /** Addresses separated by commas, in lower case; none where the variable is not set. */
  emails(name: string): readonly string[] {
    const all = (this.text(name) ?? '').split(',').map((one) => one.trim().toLowerCase())
    const given = all.filter((one) => one !== '')
    for (const wrong of given.filter((one) => !/^[^@\s]+@[^@\s]+\.[^@\s]+$/.test(one))) {
      this.problems.push(`${name}: "${wrong}" is no e-mail address; separate several with commas.`)
    }
    return given
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

  /**
   * Variables that make sense only all together. `null` where none of them (nor of `optional`) is set; a half-filled
   * set is a problem for each missing one.
   */
  together<N extends string>(
    purpose: string,
    required: readonly N[],
    optional: readonly string[] = [],
  ): Readonly<Record<N, string>> | null {
    const present = [...required, ...optional].filter((name) => this.text(name) !== null)
    if (present.length === 0) return null
    const missing = required.filter((name) => this.text(name) === null)
    for (const name of missing) {
      this.problems.push(
        `${name} is missing while ${present.join(' and ')} ${present.length === 1 ? 'is' : 'are'} set: ` +
          `fill it in, or empty the others to do without ${purpose}.`,
      )
    }
    return Object.fromEntries(required.map((name) => [name, this.text(name) ?? ''])) as Record<N, string>
  }

  expectPrefix(name: string, prefix: string, where: string): void {
    const text = this.text(name)
    if (text !== null && !text.startsWith(prefix)) {
      this.problems.push(`${name} does not begin with ${prefix}: copy ${where}.`)
    }
  }
}
