// As much of ASN.1 (X.690, DER and the BER that mailers write) as it takes to walk through a signed mail.

export interface Element {
  tag: number
  constructed: boolean
  content: Buffer
  /** Where the next one begins. */
  next: number
}

const deepest = 40

/** The element at this place; null when there is none, or none that is whole. */
export function elementAt(bytes: Buffer, at: number, depth = 0): Element | null {
  const tag = bytes[at]
  const first = bytes[at + 1]
  if (tag === undefined || first === undefined || (tag & 31) === 31 || depth > deepest) return null
  const constructed = (tag & 32) !== 0
  if (first < 128) return sized(bytes, tag, constructed, at + 2, first)
  if (first === 128) return constructed ? endless(bytes, tag, at + 2, depth) : null
  const octets = first & 127
  if (octets > 4 || at + 2 + octets > bytes.length) return null
  return sized(bytes, tag, constructed, at + 2 + octets, bytes.readUIntBE(at + 2, octets))
}

function sized(bytes: Buffer, tag: number, constructed: boolean, start: number, size: number): Element | null {
  if (start + size > bytes.length) return null
  return { tag, constructed, content: bytes.subarray(start, start + size), next: start + size }
}

/** Indefinite length: up to two zero octets where an element would begin. */
function endless(bytes: Buffer, tag: number, start: number, depth: number): Element | null {
  let at = start
  while (at + 1 < bytes.length) {
    if (bytes[at] === 0 && bytes[at + 1] === 0)
      return { tag, constructed: true, content: bytes.subarray(start, at), next: at + 2 }
    const inner = elementAt(bytes, at, depth + 1)
    if (!inner) return null
    at = inner.next
  }
  return null
}

export function childrenOf(element: Element, most = 1000): Element[] {
  const found: Element[] = []
  for (let at = 0; at < element.content.length && found.length < most; ) {
    const child = elementAt(element.content, at)
    if (!child) break
    found.push(child)
    at = child.next
  }
  return found
}

/** An octet string, also one that was written in pieces. */
export function octetsOf(element: Element, depth = 0): Buffer {
  if (!element.constructed || depth > deepest) return element.content
  return Buffer.concat(childrenOf(element, 1_000_000).map((piece) => octetsOf(piece, depth + 1)))
}
