import type { types } from '@slack/bolt'
import { z } from 'zod'
import type { Ids } from './ids.ts'
import type { LocalView } from './local-slack-types.ts'
import { Refusal } from './refusal.ts'

export interface StoredView extends LocalView {
  /** What the bot sent. */
  readonly source: Readonly<Record<string, unknown>>
  readonly notifyOnClose: boolean
}

const sourceSchema = z.looseObject({
  type: z.enum(['modal', 'home']),
  title: z.object({ text: z.string() }).optional(),
  submit: z.object({ text: z.string() }).optional(),
  callback_id: z.string().default(''),
  private_metadata: z.string().default(''),
  notify_on_close: z.boolean().default(false),
  blocks: z.array(z.custom<types.AnyBlock>((block) => typeof block === 'object' && block !== null)),
})

/** A window stands at most on two others. Source: https://docs.slack.dev/surfaces/modals */
const DEPTH = 3

/** Windows and homes on people's screens. */
export class Views {
  readonly #ids: Ids
  readonly #views = new Map<string, StoredView>()
  readonly #stacks = new Map<string, string[]>()
  readonly #homes = new Map<string, string>()

  constructor(ids: Ids) {
    this.#ids = ids
  }

  /** Opens a window; what stood there before is gone. */
  open(userId: string, source: unknown): StoredView {
    const view = this.#make(userId, source, 'modal', undefined)
    for (const id of this.#stacks.get(userId) ?? []) this.#views.delete(id)
    this.#stacks.set(userId, [view.id])
    return view
  }

  push(userId: string, source: unknown): StoredView {
    const stack = this.#stacks.get(userId) ?? []
    if (stack.length === 0) throw new Refusal('not_found')
    if (stack.length >= DEPTH) throw new Refusal('push_limit_reached')
    const view = this.#make(userId, source, 'modal', stack.at(-1))
    stack.push(view.id)
    return view
  }

  update(id: string, source: unknown, hash?: string): StoredView {
    const view = this.#views.get(id)
    if (view === undefined) throw new Refusal('not_found')
    if (hash !== undefined && hash !== view.hash) throw new Refusal('hash_conflict')
    return this.#keep({ ...this.#make(view.userId, source, view.type, view.previousId), id, rootId: view.rootId })
  }

  publish(userId: string, source: unknown): StoredView {
    const id = this.#homes.get(userId)
    if (id !== undefined) return this.update(id, source)
    const view = this.#make(userId, source, 'home', undefined)
    this.#homes.set(userId, view.id)
    return view
  }

  /** Shows errors beside fields. */
  refuse(id: string, errors: Readonly<Record<string, string>>): void {
    const view = this.#views.get(id)
    if (view !== undefined) this.#keep({ ...view, errors })
  }

  /** Closes a window; without an id all of somebody's. */
  close(userId: string, id?: string): void {
    const stack = this.#stacks.get(userId) ?? []
    const closed = id === undefined ? stack : stack.filter((each) => each === id)
    this.#stacks.set(
      userId,
      stack.filter((each) => !closed.includes(each)),
    )
    for (const each of closed) this.#views.delete(each)
  }

  /** The one on top last. */
  stack(userId: string): readonly StoredView[] {
    return (this.#stacks.get(userId) ?? []).flatMap((id) => this.#views.get(id) ?? [])
  }

  home(userId: string): StoredView | undefined {
    return this.#views.get(this.#homes.get(userId) ?? '')
  }

  #make(userId: string, source: unknown, type: StoredView['type'], previousId: string | undefined): StoredView {
    const read = sourceSchema.safeParse(source)
    if (!read.success) throw new Refusal('invalid_arguments', [`[ERROR] ${z.prettifyError(read.error)}`])
    const { data } = read
    if (data.type !== type)
      throw new Refusal('invalid_arguments', [`[ERROR] a ${data.type} cannot be shown as ${type}`])
    const id = this.#ids.next('V')
    return this.#keep({
      id,
      hash: this.#ids.ts(),
      rootId: this.#views.get(previousId ?? '')?.rootId ?? id,
      previousId,
      userId,
      type,
      title: data.title?.text ?? '',
      submit: data.submit?.text,
      callbackId: data.callback_id,
      privateMetadata: data.private_metadata,
      blocks: data.blocks,
      errors: {},
      source: data,
      notifyOnClose: data.notify_on_close,
    })
  }

  #keep(view: StoredView): StoredView {
    this.#views.set(view.id, view)
    return view
  }
}
