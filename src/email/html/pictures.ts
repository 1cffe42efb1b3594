// Pictures of a mail. One that is loaded from elsewhere tells its sender who read the mail, when and where: it waits until somebody asks.
// What is too small to be seen has no other purpose.
import type { Element } from 'hast'

export interface Pictures {
  /** The address of a picture that came with the mail; null when there is none of that id. */
  cid: (id: string) => string | null
  /** Somebody asked to see pictures that lie elsewhere. */
  remoteImages: boolean
}

const largestInline = 500_000

/** Counts pixels and `display: none` as nothing to see. */
export function isTrackingPixel({ properties }: Element): boolean {
  const style = text(properties.style).replace(/\s+/g, '').toLowerCase()
  const width = sizeOf(text(properties.width), style, 'width')
  const height = sizeOf(text(properties.height), style, 'height')
  if ((width !== null && width <= 1) || (height !== null && height <= 1)) return true
  return /(?:^|;)(?:display:none|visibility:hidden|opacity:0(?:\.0+)?(?:;|$))/.test(style)
}

function sizeOf(attribute: string, style: string, name: string): number | null {
  const styled = new RegExp(`(?:^|;)(?:max-)?${name}:([0-9.]+)(?:px|pt)?(?:!|;|$)`).exec(style)?.[1]
  const written = styled ?? /^\s*([0-9.]+)\s*(?:px)?\s*$/.exec(attribute)?.[1]
  return written === undefined ? null : Number(written)
}

/** @returns true when it was held back */
export function settlePicture(image: Element, pictures: Pictures): boolean {
  const source = text(image.properties.src).trim()
  image.properties.src = undefined
  if (/^cid:/i.test(source)) {
    image.properties.src = pictures.cid(decoded(source.slice(4))) ?? undefined
    return false
  }
  // Pixels of a format that holds nothing but pixels.
  if (/^data:image\/(?:png|gif|jpe?g|webp);base64,[a-z0-9+/=\s]+$/i.test(source)) {
    if (source.length <= largestInline) image.properties.src = source
    return false
  }
  const url = URL.parse(source)
  if (!url || !/^https?:$/.test(url.protocol) || url.username !== '' || url.password !== '') return false
  if (!pictures.remoteImages) return true
  image.properties.src = url.href
  image.properties.referrerPolicy = 'no-referrer'
  image.properties.loading = 'lazy'
  return false
}

function decoded(id: string): string {
  try {
    return decodeURIComponent(id)
  } catch {
    return id
  }
}

function text(value: unknown): string {
  return typeof value === 'string' || typeof value === 'number' ? String(value) : ''
}
