const allowed = new Set(['http:', 'https:', 'mailto:', 'tel:'])

/** The address to link to, and whether it leads to another page; undefined for anything that is not a plain link. */
export function safeLink(url: string): { readonly href: string; readonly leavesPage: boolean } | undefined {
  try {
    const { protocol, href } = new URL(url)
    return allowed.has(protocol) ? { href, leavesPage: protocol.startsWith('http') } : undefined
  } catch {
    return undefined
  }
}
