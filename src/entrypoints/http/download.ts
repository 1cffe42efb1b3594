// A file on its way out: always a download, never sniffed, under a policy of its own. A picture shows in <img> all the same.
import type { FastifyReply } from 'fastify'
import type { Caller } from '../../platform/context.ts'
import { DeskError } from '../../platform/errors.ts'
import type { Runtime } from '../../platform/events.ts'
import { type GrowingFile, streamOf } from '../../platform/growing-file.ts'

interface Stored {
  name: string
  type: string
  size: number
  sha256: string
}

/** Made as it was asked for, and kept nowhere. */
interface Made {
  name: string
  type: string
  text: string
}

/** An export: how long it will be is known at its end. */
export const sendGrowingFile = (runtime: Runtime, caller: Caller, reply: FastifyReply, file: GrowingFile) =>
  reply
    .headers({
      'content-type': file.type,
      'content-disposition': disposition(file.name),
      'content-security-policy': "default-src 'none'; sandbox",
      'x-content-type-options': 'nosniff',
      'cache-control': 'no-store',
      'cross-origin-resource-policy': 'same-origin',
    })
    .send(streamOf(runtime, caller, file))

interface Page {
  html: string
  /** Pictures may be loaded from where they lie. */
  images: boolean
}

/**
 * Somebody else's page: it runs nothing, asks nobody, and belongs to no origin, whatever the frame around it says. What is loaded
 * from elsewhere by its reader's wish is not told where they came from.
 */
const sendPage = (reply: FastifyReply, { html, images }: Page) =>
  reply
    .headers({
      'content-type': 'text/html; charset=utf-8',
      'content-disposition': 'inline; filename="mail.html"',
      'content-security-policy': `default-src 'none'; img-src data:${images ? ' https: http:' : ''}; style-src 'unsafe-inline'; form-action 'none'; base-uri 'none'; frame-ancestors 'self'; sandbox allow-popups allow-popups-to-escape-sandbox`,
      'referrer-policy': 'no-referrer',
      'x-content-type-options': 'nosniff',
      'cache-control': 'private, no-store',
      'cross-origin-resource-policy': 'same-origin',
    })
    .send(html)

/** What every file is sent with. */
export const fileHeaders = ({ name, type, size }: Pick<Stored, 'name' | 'type' | 'size'>) => ({
  'content-type': type,
  'content-length': String(size),
  'content-disposition': disposition(name),
  'content-security-policy': "default-src 'none'; sandbox",
  'x-content-type-options': 'nosniff',
  'cross-origin-resource-policy': 'same-origin',
})

/** @param more headers that take the place of the usual ones */
export async function sendFile(
  { files }: Pick<Runtime, 'files'>,
  tenant: string,
  reply: FastifyReply,
  output: unknown,
  more: Record<string, string> = {},
) {
  if ('html' in (output as Page)) return sendPage(reply, output as Page)
  if ('text' in (output as Made)) return sendMade(reply, output as Made)
  const { name, type, sha256 } = output as Stored
  const size = await files.size(tenant, sha256)
  if (size === undefined)
    throw new DeskError(
      'unavailable',
      'The file is missing from storage. The record of it is kept; ask whoever runs the desk to restore it from a backup.',
    )
  return reply
    .headers({ ...fileHeaders({ name, type, size }), 'cache-control': 'private, max-age=3600', ...more })
    .send(files.read(tenant, sha256))
}

const sendMade = (reply: FastifyReply, { name, type, text }: Made) =>
  reply
    .headers({
      'content-type': type,
      'content-disposition': disposition(name),
      'content-security-policy': "default-src 'none'; sandbox",
      'x-content-type-options': 'nosniff',
      'cache-control': 'no-store',
    })
    .send(text)

/** RFC 6266: a plain fallback, and the real name in UTF-8. `<img>` shows a picture all the same; a click saves it. */
function disposition(name: string): string {
  const plain = name.normalize('NFKD').replace(/[^\x20-\x7e]|["\\%;]/g, '_')
  const encoded = encodeURIComponent(name).replace(/['()*]/g, (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`)
  return `attachment; filename="${plain}"; filename*=UTF-8''${encoded}`
}
