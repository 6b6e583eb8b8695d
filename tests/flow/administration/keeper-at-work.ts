import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Form, OutgoingMessage } from '../../../src/channel/message.ts'
import { Platform } from '../platform.ts'
import { Program } from '../program.ts'

/** The whole program with people who keep its base in the chat. */
export class KeeperAtWork {
  readonly program: Program

  private constructor(program: Program) {
    this.program = program
  }

  static async start(environment: Readonly<Record<string, string>> = {}): Promise<KeeperAtWork> {
    return new KeeperAtWork(await Program.start(new Platform(), environment))
  }

  say(person: string, text: string): Promise<string> {
    return this.program.say(person, text)
  }

  press(person: string, label: string): Promise<string> {
    return this.program.press(person, label)
  }

  /** A press as if someone had made it by hand. */
  async forge(person: string, action: string, value: string): Promise<string> {
    await this.program.platform.bring(person, { type: 'action', action, value })
    await this.program.settle()
    return this.last(person)
  }

  /** The form that a person was shown last. */
  form(person: string): Form {
    const forms = this.messages(person).flatMap(({ blocks }) =>
      blocks.flatMap((block) => (block.type === 'form' ? [block.form] : [])),
    )
    const form = forms.at(-1)
    if (form === undefined) throw new Error(`${person} was shown no form`)
    return form
  }

  /** Sends the form shown last, with some of its fields filled in anew. */
  async fill(person: string, values: Readonly<Record<string, string>>, given = this.form(person)): Promise<string> {
    const held = Object.fromEntries(given.fields.map(({ id, value }) => [id, value ?? '']))
    const { form, context } = given
    await this.program.platform.bring(person, { type: 'form', form, context, values: { ...held, ...values } })
    await this.program.settle()
    return this.last(person)
  }

  messages(person: string): readonly OutgoingMessage[] {
    return this.program.platform.chat(person).map(({ message }) => message)
  }

  last(person: string): string {
    return this.program.platform.last(person)
  }

  /** An entry as the file holds it. */
  async entry(file: string, list: string, id: string): Promise<Record<string, unknown> | undefined> {
    const content = JSON.parse(await this.text(file)) as Record<string, Record<string, unknown>[]>
    return content[list]?.find((entry) => entry['id'] === id)
  }

  text(file: string): Promise<string> {
    return readFile(join(this.program.knowledgeFolder, file), 'utf8')
  }
}
