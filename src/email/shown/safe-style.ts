// CSS of a mail. The frame's policy is what keeps it from reaching out; this leaves away what would try, so that nothing has to be
// refused, and counts what it names. Linear in its length, whatever it says.

export interface Styled {
  css: string
  /** Addresses of pictures elsewhere. */
  remote: number
}

/** @param images pictures that lie elsewhere may stay */
export function safeStyle(css: string, images: boolean): Styled {
  // Whoever writes letters as numbers hides something: no mail program needs it.
  if (css.includes('\\')) return { css: '', remote: 0 }
  const lower = css.toLowerCase()
  const kept: string[] = []
  let remote = 0
  let at = 0
  while (at < css.length) {
    const start = lower.indexOf('url(', at)
    if (start < 0) break
    const end = css.indexOf(')', start)
    kept.push(css.slice(at, start))
    if (end < 0) {
      at = css.length
      break
    }
    const address = css
      .slice(start + 4, end)
      .trim()
      .replace(/^["']|["']$/g, '')
    const elsewhere = isElsewhere(address)
    if (elsewhere) remote += 1
    kept.push(elsewhere && images ? `url("${address.replace(/["\s<>]/g, '')}")` : 'none')
    at = end + 1
  }
  kept.push(css.slice(at))
  return { css: withoutImports(kept.join('')).replaceAll('<', ''), remote }
}

export const isElsewhere = (address: string) => /^(?:https?:)?\/\//i.test(address)

function withoutImports(css: string): string {
  const lower = css.toLowerCase()
  const kept: string[] = []
  let at = 0
  for (;;) {
    const start = lower.indexOf('@import', at)
    if (start < 0) return kept.join('') + css.slice(at)
    kept.push(css.slice(at, start))
    const end = css.indexOf(';', start)
    if (end < 0) return kept.join('')
    at = end + 1
  }
}
