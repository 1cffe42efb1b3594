// Which parts are the text of a mail: alternatives, mixtures, related parts, and a text for what has HTML only.
import { setImmediate } from 'node:timers/promises'
import { textsOfHtml } from '../aside/index.ts'
import { unflow } from './flowed.ts'
import { decode } from './mime/charset.ts'
import { cleanText } from './mime/clean.ts'
import type { Part } from './mime/part.ts'

export interface Body {
  text: string
  html: string | null
}

/** What stands at one place: as text, as HTML, or the same in both. */
interface Piece {
  text: Told[] | null
  html: string | null
}

/** A text, or HTML of which one is to be made. */
type Told = string | { html: string }

export function isText(part: Part): boolean {
  return part.type === 'text/plain' || part.type === 'text/html'
}

/** Part of what is read, and no file beside it. */
export function isBody(part: Part): boolean {
  if (!isText(part) || part.disposition === 'attachment') return false
  // What is neither inline nor attached is a file (RFC 2183 §2.8), if it looks like one.
  if (part.disposition !== '' && part.disposition !== 'inline') return part.name === null
  // A log that was pasted in as a file is a file, though its mailer would show it.
  const extension = part.name ? (/\.(\w{1,8})$/.exec(part.name)?.[1]?.toLowerCase() ?? '') : ''
  return part.disposition !== 'inline' || ['', 'txt', 'htm', 'html'].includes(extension)
}

/** @param shown what each text part says, when it says anything */
export async function readBody(root: Part, shown: ReadonlyMap<Part, string>): Promise<Body> {
  const pieces = piecesOf(root, shown)
  const pages = pieces.flatMap(told).filter((one) => typeof one !== 'string')
  const texts = pages.length > 0 ? await textsOfHtml(pages.map(({ html }) => html)) : []
  let next = 0
  const asText = (one: Told) => (typeof one === 'string' ? one : (texts[next++] ?? ''))
  return {
    text: pieces
      .map((piece) => told(piece).map(asText).join('\n\n'))
      .filter((text) => text !== '')
      .join('\n\n')
      .trimEnd(),
    html: pieces.some(({ html }) => html !== null) ? pieces.map(asHtml).join('\n') : null,
  }
}

function piecesOf(part: Part, shown: ReadonlyMap<Part, string>): Piece[] {
  const own = shown.get(part) ?? ''
  const alone =
    own.trim() === '' ? [] : [part.type === 'text/html' ? { text: null, html: own } : { text: [own], html: null }]
  const children = part.children.map((child) => piecesOf(child, shown))
  if (part.type !== 'multipart/alternative') return [...alone, ...children.flat()]
  const plain = children.findLast((pieces) => pieces.some(({ text }) => text !== null))
  const rich = children.findLast((pieces) => pieces.some(({ html }) => html !== null))
  const text = plain?.flatMap(told) ?? null
  const html = rich?.map(asHtml).join('\n') ?? null
  return text === null && html === null ? [] : [{ text, html }]
}

function told({ text, html }: Piece): Told[] {
  return text ?? (html === null ? [] : [{ html }])
}

function asHtml({ text, html }: Piece): string {
  return (
    html ??
    `<div style="white-space:pre-wrap">${escapeHtml(text?.filter((one) => typeof one === 'string').join('\n\n') ?? '')}</div>`
  )
}

function escapeHtml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
}

/** Signs from which on each step over a text is one of its own, so that others have their turn in between. */
const long = 2 ** 19
const turnFor = (text: string) => (text.length > long ? setImmediate() : undefined)

/** The content of a text part. */
export async function textOf(part: Part, defects: Set<string>): Promise<string> {
  const label = part.parameters.get('charset') ?? (part.type === 'text/html' ? declared(part.bytes) : '')
  const { text, odd } = decode(part.bytes, label)
  if (odd) defects.add(odd)
  await turnFor(text)
  const clean = cleanText(text)
  await turnFor(text)
  const flows = part.type === 'text/plain' && part.parameters.get('format')?.toLowerCase() === 'flowed'
  const shown = flows ? unflow(clean, part.parameters.get('delsp')?.toLowerCase() === 'yes') : clean
  if (flows) await turnFor(text)
  if (!part.cut) return shown
  defects.add('Its text is too long to be shown; the whole of it is kept as a file.')
  return shown
}

/** HTML that was not labelled names its charset in itself. */
function declared(bytes: Buffer): string {
  return /<meta[^>]{0,200}charset=["']?([\w-]{2,40})/i.exec(bytes.toString('latin1', 0, 2048))?.[1] ?? ''
}
