// What mails lead to beside the pages of the client: the address that a mail program posts to when its reader presses *unsubscribe*, and
// files that were too large to travel along. Neither asks who comes: the signed link says what it is for.
import type { FastifyInstance, FastifyReply } from 'fastify'
import { type MailedFile, openMailedFile, unsubscribe } from '../../email/index.ts'
import { invalid } from '../../platform/errors.ts'
import type { Runtime } from '../../platform/events.ts'
import type { Door } from './caller.ts'
import { fileHeaders, sendFile } from './download.ts'

export function renderMailLinks(app: FastifyInstance, runtime: Runtime, door: Pick<Door, 'baseUrl'>) {
  app.register(async (links) => {
    links.removeAllContentTypeParsers()
    links.addContentTypeParser('*', { parseAs: 'string', bodyLimit: 4096 }, (_request, body, done) => done(null, body))
    // RFC 8058, section 3.2: without cookies, without a page, and at once. The providers of many readers share an address.
    links.post<{ Params: { token: string } }>(
      '/m/:token',
      { bodyLimit: 4096, config: { rateLimit: { max: 600, timeWindow: 60_000 } } },
      async ({ params, body }, reply) => {
        if (!isOneClick(body))
          throw invalid('List-Unsubscribe', 'has to be One-Click: open the link in a browser instead')
        const { ticket } = await unsubscribe(runtime, params.token)
        return reply
          .header('cache-control', 'no-store')
          .type('text/plain; charset=utf-8')
          .send(`You get no more mail about ${ticket}. The link in the mail takes this back.\n`)
      },
    )
    links.route<{ Params: { token: string } }>({
      method: ['GET', 'HEAD'],
      url: '/f/:token',
      config: { rateLimit: { max: 60, timeWindow: 60_000 } },
      handler: async ({ params, method }, reply) => {
        // Not told to where its reader goes next, and kept by no cache between: the address is the key.
        reply.headers({ 'referrer-policy': 'no-referrer', 'cache-control': 'private, no-store' })
        const found = await openMailedFile(runtime, params.token)
        if ('refused' in found) return refuse(reply, door.baseUrl, found)
        if (method === 'HEAD') return reply.headers(fileHeaders(found.file)).send()
        return sendFile(runtime, found.tenant, reply, found.file, { 'cache-control': 'private, no-store' })
      },
    })
  })
}

/** As a form of either kind (RFC 8058, section 3.2). */
const isOneClick = (body: unknown) =>
  typeof body === 'string' &&
  (/(?:^|&)List-Unsubscribe=One-Click(?:&|\s*$)/i.test(body) ||
    /name="?List-Unsubscribe"?\s*\r?\n\s*\r?\nOne-Click\s/i.test(body))

const words = {
  unknown: ['This link is not complete', 'Copy the whole of it from the mail, to its last letter.'],
  expired: [
    'This link has expired',
    'Links to files work for 14 days. Sign in to find the file on your ticket, or reply to the mail it came with: somebody sends it again.',
  ],
  gone: [
    'This file is not there any more',
    'It was taken out, or it is not for you any more. If you still need it, reply to the mail it came with.',
  ],
} as const

function refuse(reply: FastifyReply, baseUrl: string, { refused, ticket }: Extract<MailedFile, { refused: string }>) {
  const [title, text] = words[refused]
  const link = ticket ? `<p><a href="${baseUrl}/portal/tickets/${ticket}">Open ${ticket}</a></p>` : ''
  return reply
    .code(refused === 'unknown' ? 404 : 410)
    .type('text/html; charset=utf-8')
    .send(`<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${title}</title>
<style>:root{color-scheme:light dark}body{font:16px/1.5 system-ui,sans-serif;max-width:32rem;margin:15vh auto;padding:0 1rem}</style>
</head><body><h1>${title}</h1><p>${text}</p>${link}</body></html>
`)
}
