// A mail's HTML as a page that stands by itself: made safe, its own pictures in it, those of others only by wish.
import { safeHtml } from '../aside/index.ts'
import { frameDocument } from '../html/index.ts'
import type { MailFile } from '../message/mail.ts'

interface Wish {
  images: boolean
  files: readonly MailFile[]
  /** By SHA-256. */
  held: ReadonlyMap<string, Buffer>
}

const pictures = new Set(['image/png', 'image/jpeg', 'image/gif', 'image/webp'])

/** Mails are written for white paper, so it is white in the dark too. */
export async function framed(html: string, { images, files, held }: Wish): Promise<string> {
  const own = new Map<string, string>()
  for (const { cid, type, sha256 } of files) {
    const bytes = pictures.has(type.toLowerCase()) ? held.get(sha256) : undefined
    if (cid !== null && bytes) own.set(cid, `data:${type.toLowerCase()};base64,${bytes.toString('base64')}`)
  }
  const safe = await safeHtml({ html, pictures: own, remoteImages: images })
  return frameDocument(safe.html, { remoteImages: images })
}
