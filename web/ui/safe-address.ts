// Where a link that somebody wrote may lead: to a page of this desk, to the web, or to a mail program. Everything else, however it
// is spelled (javascript:, data:, vbscript:, file:), leads nowhere. Judged after parsing, as a browser would read it.

export interface Address {
  href: string
  /** A page or a file of this desk. */
  ours: boolean
}

const here = 'https://desk.invalid'
const allowed = new Set(['http:', 'https:', 'mailto:'])

export function safeAddress(written: string | undefined): Address | null {
  if (!written) return null
  const url = URL.parse(written, here)
  if (!url || !allowed.has(url.protocol)) return null
  // "//other.example" and "/\other.example" look like paths and are none: the parsed origin tells.
  const ours = url.origin === here && /^[/#]/.test(written)
  return { href: ours ? written : url.href, ours }
}

/** The host that a link really leads to, where its text names another one: `[bank.example](https://evil.example)`. */
export function hiddenHost(text: string, href: string): string | null {
  const named = /^\s*(?:https?:\/\/)?([\w-]+(?:\.[\w-]+)+)(?:[/:?#]\S*)?\s*$/i.exec(text)?.[1]?.toLowerCase()
  const url = URL.parse(href)
  if (!named || !url?.host) return null
  const bare = (host: string) => host.replace(/^www\./, '')
  return bare(named) === bare(url.hostname) ? null : url.hostname
}
