// A mail's HTML as a page that stands by itself: made safe, its own pictures in it, those of others only by wish.
import { frameDocument, safeHtml } from '../html/index.ts'
import type { MailFile } from '../message/mail.ts'

interface Wish {
  images: boolean
  files: readonly MailFile[]
  /** By SHA-256. */
  held: ReadonlyMap<string, Buffer>
}

const pictures = new Set(['image/png', 'image/jpeg', 'image/gif', 'image/webp'])

/** Mails are written for white paper, so it is white in the dark too. */
export function framed(html: string, { images, files, held }: Wish): string {
  const byCid = new Map(files.flatMap((file) => (file.cid === null ? [] : [[file.cid, file] as const])))
  const cid = (id: string) => {
    const file = byCid.get(id)
    const bytes = file && pictures.has(file.type.toLowerCase()) ? held.get(file.sha256) : undefined
    return file && bytes ? `data:${file.type.toLowerCase()};base64,${bytes.toString('base64')}` : null
  }
  const safe = safeHtml(html, { cid, remoteImages: images })
  return frameDocument(safe.html, { remoteImages: images })
}
