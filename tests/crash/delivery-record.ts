import {
  closeSync,
  existsSync,
  fsyncSync,
  openSync,
  readFileSync,
  readSync,
  statSync,
  truncateSync,
  writeSync,
} from 'node:fs'

/** A message as a platform showed it to somebody. */
export interface Delivered {
  /** By which the platform tells a retry from a new message. */
  readonly key: string
  readonly to: string
  readonly text: string
  /** Key of the message whose place it took; null: a new one. */
  readonly replaces: string | null
}

/** What a platform has shown, in a file that survives whatever happens to the program: each key once. */
export class DeliveryRecord {
  readonly #file: number
  readonly #keys: Set<string>

  /** Opens the file again; a line that was being written when the program was killed was never shown. */
  constructor(path: string) {
    const text = existsSync(path) ? readFileSync(path, 'utf8') : ''
    const whole = text.slice(0, text.lastIndexOf('\n') + 1)
    if (whole !== text) truncateSync(path, Buffer.byteLength(whole))
    this.#keys = new Set(readLines(whole).map(({ key }) => key))
    this.#file = openSync(path, 'a')
  }

  /** On disk when it returns. */
  show(delivered: Delivered): void {
    if (this.#keys.has(delivered.key)) return
    writeSync(this.#file, `${JSON.stringify(delivered)}\n`)
    fsyncSync(this.#file)
    this.#keys.add(delivered.key)
  }
}

/** Follows the record while another process writes it. */
export class RecordReader {
  readonly #path: string
  readonly #byPerson = new Map<string, Delivered[]>()
  #offset = 0

  constructor(path: string) {
    this.#path = path
  }

  /** What somebody was shown so far, in order. */
  shownTo(person: string): readonly Delivered[] {
    this.#catchUp()
    return this.#byPerson.get(person) ?? []
  }

  get people(): readonly string[] {
    this.#catchUp()
    return [...this.#byPerson.keys()]
  }

  #catchUp(): void {
    if (!existsSync(this.#path)) return
    const more = statSync(this.#path).size - this.#offset
    if (more <= 0) return
    const file = openSync(this.#path, 'r')
    const buffer = Buffer.alloc(more)
    const read = buffer.subarray(0, readSync(file, buffer, 0, more, this.#offset))
    closeSync(file)
    const whole = read.subarray(0, read.lastIndexOf('\n') + 1)
    this.#offset += whole.length
    for (const delivered of readLines(whole.toString())) {
      const own = this.#byPerson.get(delivered.to) ?? []
      own.push(delivered)
      this.#byPerson.set(delivered.to, own)
    }
  }
}

function readLines(text: string): readonly Delivered[] {
  return text
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as Delivered)
}
