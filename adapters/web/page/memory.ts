/** What the browser remembers for the page. Where it may not remember, everything works but starts afresh. */
interface Memory {
  get(name: string): string | null
  /** null forgets. */
  set(name: string, value: string | null): void
}

function memoryOf(storage: () => Storage): Memory {
  return {
    get(name) {
      try {
        return storage().getItem(`centralino.${name}`)
      } catch {
        return null
      }
    },
    set(name, value) {
      try {
        if (value === null) storage().removeItem(`centralino.${name}`)
        else storage().setItem(`centralino.${name}`, value)
      } catch {
        // A browser that keeps nothing, or is full: the value lasts as long as the page.
      }
    },
  }
}

/** Of this tab alone: who one plays here, what one is writing. */
export const tabMemory = memoryOf(() => sessionStorage)

/** Of this browser: colours, text size, language, what has been read. */
export const browserMemory = memoryOf(() => localStorage)
