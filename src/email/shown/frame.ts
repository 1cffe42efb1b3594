// A mail's HTML as a page that stands by itself: made safe, its own pictures in it, those of others only by wish.
import type { MailFile } from '../message/mail.ts'
import { safeHtml } from './safe-html.ts'

interface Wish {
  images: boolean
  files: readonly MailFile[]
  /** By SHA-256. */
  held: ReadonlyMap<string, Buffer>
}

const pictures = new Set(['image/png', 'image/jpeg', 'image/gif', 'image/webp'])

// Mails are written for white paper. A picture that is not shown keeps its place, and its words.
const style = `html{color-scheme:light}body{margin:12px;background:#fff;color:#1f1e1c;font:14px/1.5 system-ui,sans-serif;overflow-wrap:anywhere}
img{max-width:100%}img:not([src]):not([width="1"]):not([height="1"]){outline:1px dashed #b5b1aa;min-width:1em;min-height:1em}
blockquote{margin:0 0 0 8px;padding-left:10px;border-left:2px solid #d5d1ca}pre{white-space:pre-wrap}table{max-width:100%}`

export function framed(html: string, { images, files, held }: Wish): string {
  const byCid = new Map(files.flatMap((file) => (file.cid === null ? [] : [[file.cid, file] as const])))
  const picture = (cid: string) => {
    const file = byCid.get(cid) ?? byCid.get(decoded(cid))
    const bytes = file && pictures.has(file.type.toLowerCase()) ? held.get(file.sha256) : undefined
    return file && bytes ? `data:${file.type.toLowerCase()};base64,${bytes.toString('base64')}` : null
  }
  const safe = safeHtml(html, { images, picture })
  return `<!doctype html><html><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>Mail</title><style>${style}</style></head><body>${safe.html}</body></html>`
}

export const remoteImagesIn = (html: string): number =>
  safeHtml(html, { images: false, picture: () => null }).remoteImages

function decoded(cid: string): string {
  try {
    return decodeURIComponent(cid)
  } catch {
    return cid
  }
}
