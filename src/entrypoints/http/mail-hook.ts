// Raw mail handed in by a mail server or a provider: the bytes stream to disk as they come, whatever they are called.
import type { IncomingHttpHeaders } from 'node:http'
import { Readable } from 'node:stream'
import type { FastifyInstance } from 'fastify'
import { handIn } from '../../email/index.ts'
import { DeskError } from '../../platform/errors.ts'
import type { Runtime } from '../../platform/events.ts'

const megabytes = 50

export function renderMailHook(app: FastifyInstance, runtime: Runtime) {
  app.register(async (hooks) => {
    hooks.removeAllContentTypeParsers()
    hooks.addContentTypeParser('*', (_request, payload, done) => done(null, payload))
    hooks.post<{ Params: { key: string } }>(
      '/hooks/mail/:key',
      { bodyLimit: megabytes * 1024 * 1024, config: { rateLimit: { max: 6000, timeWindow: 60_000 } } },
      async ({ params, body, raw, headers }, reply) => {
        const message = (body ?? raw) as Readable
        try {
          refuseWrapped(headers)
          const taken = await handIn(runtime, params.key, Readable.from(bounded(message)))
          return reply.code(202).header('cache-control', 'no-store').send(taken)
        } catch (error) {
          // Read and thrown away: who is still sending hears no answer, and holds the connection.
          message.resume()
          throw error
        }
      },
    )
  })
}

/**
 * What providers wrap mail in when they are not told to send it raw. Taken as it is, it would be a mail of nobody, and they would be told
 * that all is well. Other names say nothing: what `curl` calls a form is the message itself.
 */
function refuseWrapped(headers: IncomingHttpHeaders): void {
  const type = headers['content-type']?.split(';')[0]?.trim().toLowerCase() ?? ''
  const encoding = headers['content-encoding']?.trim().toLowerCase() ?? 'identity'
  const wrapped = ['multipart/form-data', 'application/json'].includes(type) ? type : null
  const found = encoding === 'identity' ? wrapped : encoding
  if (found !== null)
    throw new DeskError(
      'invalid',
      `The body is ${found}, and not a mail, so nothing was kept. Have the raw message sent as the body (“raw MIME”, message/rfc822), not wrapped and not compressed.`,
    )
}

/** Complains while it is read, and so to whoever reads it. */
async function* bounded(message: AsyncIterable<Buffer>) {
  let size = 0
  for await (const chunk of message) {
    size += chunk.length
    if (size > megabytes * 1024 * 1024) throw tooLarge()
    yield chunk
  }
  if (size === 0) throw empty()
}

const tooLarge = () =>
  new DeskError('invalid', `The mail is larger than ${megabytes} MB, so it was not taken. Nothing of it was kept.`)

const empty = () =>
  new DeskError('invalid', 'The request has no body: send the raw mail, headers first, as it came. Nothing was kept.')
