import { icon } from './dom.ts'
import type { Texts } from './texts.ts'

/** Short breaks, as when a program restarts at once, are nobody's business. */
const graceMs = 1_500
const goodNewsMs = 4_000

/** Tells in plain words whether the page and the program still hear each other. */
export class ConnectionStatus {
  readonly #place: HTMLElement
  readonly #texts: Texts
  #timer: ReturnType<typeof setTimeout> | undefined
  #lost = false
  #told = false

  constructor(place: HTMLElement, texts: Texts) {
    this.#place = place
    this.#texts = texts
  }

  lost(): void {
    if (this.#lost) return
    this.#lost = true
    clearTimeout(this.#timer)
    this.#timer = setTimeout(() => {
      this.#told = true
      this.#show('is-lost', 'it-warning-circle', this.#texts.disconnected)
    }, graceMs)
  }

  found(): void {
    if (!this.#lost) return
    this.#lost = false
    clearTimeout(this.#timer)
    if (!this.#told) return
    this.#told = false
    this.#show('is-found', 'it-check-circle', this.#texts.reconnected)
    this.#timer = setTimeout(() => this.clear(), goodNewsMs)
  }

  clear(): void {
    clearTimeout(this.#timer)
    this.#place.className = 'connection'
    this.#place.replaceChildren()
  }

  #show(className: string, symbol: string, text: string): void {
    this.#place.className = `connection ${className}`
    this.#place.replaceChildren(icon(symbol), text)
  }
}
