/** Within this distance of the end one counts as reading the latest. */
const nearEnd = 120

/** Keeps the right part of the conversation in view, above the box for writing. */
export class Viewport {
  readonly #jump: HTMLButtonElement
  readonly #composer: HTMLElement

  constructor(jump: HTMLButtonElement, composer: HTMLElement) {
    this.#jump = jump
    this.#composer = composer
    jump.addEventListener('click', () => this.toEnd())
    addEventListener('scroll', () => {
      if (this.isAtEnd) jump.hidden = true
    })
  }

  get isAtEnd(): boolean {
    const { scrollHeight, clientHeight, scrollTop } = document.documentElement
    return scrollHeight - clientHeight - scrollTop < nearEnd
  }

  toEnd(): void {
    this.#jump.hidden = true
    scrollTo({ top: document.documentElement.scrollHeight, behavior: 'instant' })
  }

  /** Brings a message into view from its beginning; one that does not fit is read from the top. */
  toMessage(article: HTMLElement): void {
    const { top, bottom, height } = article.getBoundingClientRect()
    const header = document.querySelector('.site-header')?.getBoundingClientRect().bottom ?? 0
    const floor = this.#composer.getBoundingClientRect().top
    const room = floor - Math.max(0, header)
    if (height <= room && top >= header && bottom <= floor) return
    const by = height > room ? top - Math.max(0, header) - 16 : bottom - floor + 16
    scrollBy({ top: by, behavior: 'instant' })
    this.#jump.hidden = true
  }

  /** Tells somebody who is reading further up that there is more below. */
  announceMore(): void {
    this.#jump.hidden = false
  }
}
