// Links of a mail: they open apart from the desk, tell it to nobody, and say where they lead when their text says something else.
import type { Element, ElementContent } from 'hast'

/** Marks that turn the writing around, and those that are not seen at all. */
const unseen = /[\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/g

const seen = (text: string) => text.replace(unseen, '')

export function settleAnchor(anchor: Element): void {
  const url = typeof anchor.properties.href === 'string' ? URL.parse(anchor.properties.href.trim()) : null
  if (!url || !['http:', 'https:', 'mailto:'].includes(url.protocol)) {
    anchor.properties.href = undefined
    return
  }
  const text = textOf(anchor)
  if (seen(text) !== text) anchor.children = withoutUnseen(anchor.children)
  const href = url.href.replace(unseen, (sign) => encodeURIComponent(sign))
  anchor.properties.href = href
  anchor.properties.target = '_blank'
  anchor.properties.rel = ['noopener', 'noreferrer', 'nofollow']
  anchor.properties.title = href
  const really = misleading(text, url)
  if (really) anchor.children.push({ type: 'text', value: ` (leads to ${really})` })
}

/** The host it leads to, when the text names another, when signs of another script may imitate one, or when a name stands before an @. */
function misleading(text: string, url: URL): string | null {
  const shown = seen(text).trim()
  if (/\(leads to [^()\s]+\)$/.test(shown.slice(-400))) return null
  if (url.protocol === 'mailto:') {
    const named = /^[^\s@]{1,100}@([^\s@]{1,200})$/.exec(shown)?.[1]?.toLowerCase()
    const host = url.pathname.split('@').at(-1)?.toLowerCase() ?? ''
    return named && named !== host ? url.pathname : null
  }
  if (url.username !== '' || url.password !== '' || text !== seen(text)) return url.hostname
  if (/(?:^|\.)xn--/.test(url.hostname)) return url.hostname
  const named = /^(?:[a-z]{1,8}:\/\/)?([^\s/:?#@]{1,200}\.[^\s/:?#@.]{2,60})(?:[/:?#]\S*)?$/i.exec(shown)?.[1]
  if (!named) return null
  const host = URL.parse(`http://${named}`)?.hostname ?? named.toLowerCase()
  return bare(host) === bare(url.hostname) || !/^[a-z0-9.-]+\.[a-z-]{2,}$/.test(host) ? null : url.hostname
}

const bare = (host: string) => host.replace(/^www\./, '')

function textOf(element: Element): string {
  let text = ''
  const gather = (children: ElementContent[]) => {
    for (const child of children) {
      if (text.length > 5000) return
      if (child.type === 'text') text += child.value
      else if (child.type === 'element') gather(child.children)
    }
  }
  gather(element.children)
  return text
}

function withoutUnseen(children: ElementContent[]): ElementContent[] {
  return children.map((child) => {
    if (child.type === 'text') return { ...child, value: seen(child.value) }
    return child.type === 'element' ? { ...child, children: withoutUnseen(child.children) } : child
  })
}
