import { type Node, parseTree } from 'jsonc-parser'

/**
 * The text of a JSON file that is to hold another value. What stays the same keeps its bytes: a changed field changes
 * its own lines only, an added one takes its place among its neighbours, and the indentation, line ends and final line
 * of the file stay as they are. Entries of lists are known by their `id`, other elements by what they are.
 *
 * jsonc-parser's own `modify` reads the whole text again for every single change; here one reading serves for all.
 *
 * @param text sound JSON, with or without a byte order mark
 */
export function rewriteJson(text: string, value: unknown): string {
  const mark = text.startsWith('\uFEFF') ? '\uFEFF' : ''
  const json = text.slice(mark.length)
  const root = parseTree(json, [], { disallowComments: true })
  if (root === undefined) return `${mark}${JSON.stringify(value, null, 2)}\n`
  const writer = new Rewriter(json)
  return mark + json.slice(0, root.offset) + writer.write(root, value, '') + json.slice(root.offset + root.length)
}

/** A member of an object or an element of an array, old or new. */
interface Part {
  /** As it stands in the text, with the blanks before it; undefined: it is new. */
  readonly kept: Node | undefined
  readonly key: string | undefined
  readonly value: unknown
}

class Rewriter {
  readonly #text: string
  readonly #step: string
  readonly #lineEnd: string

  constructor(text: string) {
    this.#text = text
    this.#step = /\n([ \t]+)\S/.exec(text)?.[1] ?? '  '
    this.#lineEnd = text.includes('\r\n') ? '\r\n' : '\n'
  }

  /** @param indent of the line on which the value begins */
  write(node: Node, value: unknown, indent: string): string {
    if (isSame(node, value)) return this.#slice(node)
    if (node.type === 'object' && isRecord(value)) return this.#members(node, value, indent)
    if (node.type === 'array' && Array.isArray(value)) return this.#container(node, alignElements(node, value), indent)
    return this.#fresh(value, indent, false)
  }

  #members(node: Node, value: Readonly<Record<string, unknown>>, indent: string): string {
    const old = new Map((node.children ?? []).map((member) => [keyOf(member), member]))
    const wanted = Object.entries(value).filter(([, inner]) => inner !== undefined)
    const kept = new Set(wanted.flatMap(([key]) => (old.has(key) ? [key] : [])))
    // Members that stay keep their order; a new one follows the one before it in the value.
    const order: string[] = [...old.keys()].filter((key) => kept.has(key))
    wanted.forEach(([key], at) => {
      if (kept.has(key)) return
      const before = wanted[at - 1]?.[0]
      order.splice(before === undefined ? 0 : order.indexOf(before) + 1, 0, key)
    })
    return this.#container(
      node,
      order.map((key) => ({ kept: old.get(key), key, value: value[key] })),
      indent,
    )
  }

  #container(node: Node, parts: readonly Part[], indent: string): string {
    const [open, close] = node.type === 'object' ? ['{', '}'] : ['[', ']']
    if (parts.length === 0) return open + close
    const children = node.children ?? []
    const end = node.offset + node.length - 1
    const leads = new Map<Node, string>()
    let from = node.offset + 1
    for (const child of children) {
      const comma = this.#text.indexOf(',', from)
      const start = from > node.offset + 1 && comma >= 0 && comma < child.offset ? comma + 1 : from
      leads.set(child, this.#text.slice(start, child.offset))
      from = child.offset + child.length
    }
    const [first] = children
    const lead = first === undefined ? undefined : leads.get(first)
    const inline = lead !== undefined && !lead.includes('\n')
    const inner = lead?.slice(lead.lastIndexOf('\n') + 1) ?? indent + this.#step
    const usual = inline ? ' ' : this.#lineEnd + inner
    const written = parts.map((part, at) => {
      const own = part.kept === undefined ? undefined : leads.get(part.kept)
      // The first one stands behind the bracket: blanks that separated it from another are not its own.
      const before = inline && (at === 0 || part.kept === first) ? (at === 0 ? (lead ?? '') : usual) : (own ?? usual)
      return before + this.#part(part, inline ? indent : inner, inline)
    })
    const tail = first === undefined ? this.#lineEnd + indent : this.#text.slice(from, end)
    return open + written.join(',') + tail + close
  }

  #part({ kept, key, value }: Part, indent: string, inline: boolean): string {
    if (key === undefined) {
      return kept === undefined ? this.#fresh(value, indent, inline) : this.write(kept, value, indent)
    }
    const [name, old] = kept?.children ?? []
    if (name === undefined || old === undefined) {
      return `${JSON.stringify(key)}: ${this.#fresh(value, indent, inline)}`
    }
    return this.#text.slice(name.offset, old.offset) + this.write(old, value, indent)
  }

  #fresh(value: unknown, indent: string, inline: boolean): string {
    if (inline) return JSON.stringify(value, null, 1).replace(/([[{])\n\s*|\n\s*([\]}])|\n\s*/g, joinInline)
    return JSON.stringify(value, null, this.#step).replaceAll('\n', this.#lineEnd + indent)
  }

  #slice(node: Node): string {
    return this.#text.slice(node.offset, node.offset + node.length)
  }
}

/** `{ "a": 1 }` and `["b", "c"]`: objects breathe, arrays do not. Strings hold no line ends in JSON. */
function joinInline(_: string, open: string | undefined, close: string | undefined): string {
  if (open !== undefined) return open === '{' ? '{ ' : '['
  if (close !== undefined) return close === '}' ? ' }' : ']'
  return ' '
}

/** Which old element each new one comes from. A list that is put in another order is aligned as far as it goes. */
function alignElements(node: Node, value: readonly unknown[]): Part[] {
  const children = node.children ?? []
  const places = new Map<string, number[]>()
  children.forEach((child, at) => {
    const mark = markOfNode(child)
    const known = places.get(mark)
    if (known === undefined) places.set(mark, [at])
    else known.push(at)
  })
  for (const list of places.values()) list.reverse()
  const found = value.map((element) => places.get(markOf(element))?.pop())
  const stays = new Set(found)
  const parts = value.map((element, at): Part => {
    const place = found[at]
    return { kept: place === undefined ? undefined : children[place], key: undefined, value: element }
  })
  // A word put right stands where the wrong one stood: what follows the same neighbour is the same element.
  return parts.map((part, at) => {
    if (part.kept !== undefined) return part
    const previous = at === 0 ? -1 : found[at - 1]
    const candidate = previous === undefined ? undefined : previous + 1
    if (candidate === undefined || candidate >= children.length || stays.has(candidate)) return part
    found[at] = candidate
    stays.add(candidate)
    return { ...part, kept: children[candidate] }
  })
}

function markOfNode(node: Node): string {
  if (node.type === 'object') {
    const id = node.children?.find((member) => keyOf(member) === 'id')?.children?.[1]
    if (id?.type === 'string') return `#${id.value}`
  }
  return JSON.stringify(contentOf(node))
}

function markOf(value: unknown): string {
  return isRecord(value) && typeof value['id'] === 'string' ? `#${value['id']}` : JSON.stringify(value)
}

function contentOf(node: Node): unknown {
  switch (node.type) {
    case 'array':
      return (node.children ?? []).map(contentOf)
    case 'object':
      return Object.fromEntries((node.children ?? []).map((member) => [keyOf(member), memberValue(member)]))
    default:
      return node.value
  }
}

function memberValue(member: Node): unknown {
  const node = member.children?.[1]
  return node === undefined ? undefined : contentOf(node)
}

function keyOf(member: Node): string {
  return String(member.children?.[0]?.value)
}

function isSame(node: Node, value: unknown): boolean {
  const children = node.children ?? []
  if (node.type === 'array') {
    return (
      Array.isArray(value) &&
      value.length === children.length &&
      children.every((child, at) => isSame(child, value[at]))
    )
  }
  if (node.type !== 'object') return node.value === value
  if (!isRecord(value)) return false
  const keys = Object.keys(value).filter((key) => value[key] !== undefined)
  return (
    keys.length === children.length &&
    children.every((member) => {
      const [name, inner] = member.children ?? []
      const key = String(name?.value)
      return inner !== undefined && Object.hasOwn(value, key) && isSame(inner, value[key])
    })
  )
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
