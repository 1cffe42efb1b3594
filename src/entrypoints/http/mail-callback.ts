// Where Google and Microsoft send somebody back to who authorised a mailbox. A plain page: it answers in words, and leads to the desk.
import type { FastifyInstance, FastifyReply } from 'fastify'
import { finishAuthorization } from '../../email/index.ts'
import { DeskError } from '../../platform/errors.ts'
import type { Runtime } from '../../platform/events.ts'
import { callerOf, type Door } from './caller.ts'
import { problemFrom } from './problem.ts'

export function renderMailCallback(app: FastifyInstance, runtime: Runtime, door: Door) {
  app.get('/oauth/mail/callback', {
    config: { rateLimit: { max: 30, timeWindow: 60_000 } },
    handler: async (request, reply) => {
      try {
        const caller = await callerOf(door, request, reply)
        const { name } = await finishAuthorization(runtime, caller, queryOf(request.query))
        return sendPage(reply, 200, 'Authorised', `The desk may now use the mailbox ${name}.`)
      } catch (thrown) {
        const { status, detail } = problemFrom(thrown, runtime.log)
        return sendPage(reply, status, 'Not authorised', detail)
      }
    },
  })
}

function queryOf(query: unknown): { state: string; code?: string; error?: string } {
  const given = (query ?? {}) as Record<string, unknown>
  const text = (name: string) => {
    const value = given[name]
    return typeof value === 'string' && value.length <= 4000 ? value : undefined
  }
  const [state, code, error] = [text('state'), text('code'), text('error')]
  if (!state)
    throw new DeskError('invalid', 'This address is for the way back from Google or Microsoft. Begin at the mailbox.')
  return { state, ...(code && { code }), ...(error && { error }) }
}

const escaped = (text: string) => text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`)

function sendPage(reply: FastifyReply, status: number, title: string, text: string) {
  return reply
    .code(status)
    .type('text/html; charset=utf-8')
    .header('cache-control', 'no-store')
    .send(`<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${title}</title>
<style>:root{color-scheme:light dark}body{font:16px/1.5 system-ui,sans-serif;max-width:32rem;margin:15vh auto;padding:0 1rem}</style>
</head><body><h1>${title}</h1><p>${escaped(text)}</p><p><a href="/admin/mail/mailboxes">Back to the mailboxes</a></p></body></html>
`)
}
