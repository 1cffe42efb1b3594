// Raw mail handed in by a mail server or a provider: the bytes stream to disk as they come, whatever they are called.
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
      async ({ params, body, raw }, reply) => {
        const message = (body ?? raw) as Readable
        try {
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
