import type { BodyChange, BodyOptions } from './small-body.ts'

/** People of the flow tests: id → verified e-mail. */
export const emails: Readonly<Record<string, string>> = {
  anna: 'anna@example.org',
  bruno: 'bruno@example.org',
  stranger: 'stranger@example.org',
  master: 'master.servizi@example.org',
  deputy: 'master.territorio@example.org',
  office: 'informatica@example.org',
  admin: 'admin@example.org',
}

/** Something that came to a person: a message, a window, or one of them changed. */
export interface ReadMessage {
  /** All that can be read; white space does not matter. */
  readonly text: string
}

/** A form as a person has it before them. */
export interface ShownForm {
  readonly title: string
  readonly fields: readonly { readonly id: string; readonly value: string | undefined }[]
  /** By field. */
  readonly errors: Readonly<Record<string, string>>
}

/** The people of the made-up body at work, on one platform: what they do there and what they get to read. */
export abstract class OfficeDriver {
  /** Sets the clock. */
  abstract at(instant: string): this
  /** A new knowledge base, as if the files had changed. */
  abstract reload(change: BodyChange): void
  /** What falls due by itself at this moment. */
  abstract passTime(): Promise<void>
  /** A message to somebody does not arrive and is given up. */
  abstract loseMessage(person: string, request: number | null): Promise<void>

  /** Each of these resolves to what the person read last, once everything that it led to has arrived. */
  abstract say(person: string, text: string): Promise<string>
  /** Fills in a form that the person was shown, or, where they were shown none, forges one. */
  abstract fill(person: string, form: string, values: Record<string, string>, context?: string): Promise<string>
  /** Presses the button with that label on the last message that has it. */
  abstract press(person: string, label: string): Promise<string>
  /** A forged press: as if someone had made the request by hand. */
  abstract forge(person: string, action: string, value: string): Promise<string>
  /** Writes where others read along; resolves to what is read there, which is in the inbox of `place`. */
  abstract sayIn(place: string, person: string, text: string): Promise<string>
  /** Presses a button there. */
  abstract pressIn(place: string, person: string, action: string, value: string): Promise<string>
  /** Uses a shortcut on somebody's message. */
  abstract sayQuoting(person: string, text: string, quoted: string): Promise<string>
  /** Opens the bot's own page; resolves to what stands there. */
  abstract openHome(person: string): Promise<string>
  /** The form that the person was shown last, opened where forms have to be; undefined where they were shown none. */
  abstract form(person: string): Promise<ShownForm | undefined>

  /** Everything a person has got since `clear`, oldest first. */
  abstract inbox(person: string): readonly ReadMessage[]
  abstract clear(person: string): void

  /** What a person has got last. */
  last(person: string): string {
    return this.inbox(person).at(-1)?.text ?? ''
  }

  /** Everybody says hello once, so that the bot knows where to reach them. */
  async present(...people: readonly string[]): Promise<this> {
    for (const person of people) await this.say(person, 'ciao')
    for (const person of people) this.clear(person)
    return this
  }

  /** Opens a request about the printer and sends it; resolves to what the requester reads. */
  async openPrinterRequest(
    person: string,
    unit = 'scuole',
    description = 'La stampante non stampa più',
  ): Promise<string> {
    await this.say(person, `il mio ufficio è ${unit}`)
    await this.forge(person, 'open-request', 'stampanti')
    await this.fill(person, 'open-request', { description, urgency: 'normal' })
    return this.say(person, 'invia')
  }
}

/** One kind of office, for `describe.each`. */
export interface OfficeKind {
  readonly platform: string
  readonly Office: new (options?: Pick<BodyOptions, 'base' | 'change'>) => OfficeDriver
}
