// For those who watch the desk: alive, ready, and numbers.
import type { FastifyInstance } from 'fastify'
import { DeskError } from '../../platform/errors.ts'
import type { Runtime } from '../../platform/events.ts'
import type { Metrics } from '../../platform/metrics.ts'
import { callerOf, type Door } from './caller.ts'

export function renderHealth(app: FastifyInstance, { database }: Runtime, door: Door, metrics: Metrics) {
  app.get('/healthz', async (_request, reply) => reply.header('cache-control', 'no-store').send({ status: 'ok' }))

  app.get('/readyz', async (_request, reply) => {
    await database.outsideTenants((db) => db.selectFrom('tenant').select('id').limit(1).execute())
    return reply.header('cache-control', 'no-store').send({ status: 'ready' })
  })

  // Numbers tell of the whole desk: from this machine, or with a key of somebody who runs it.
  app.get('/metrics', async (request, reply) => {
    // A proxy on this machine makes every stranger look like a neighbour, but says that it forwards.
    const forwarded = request.headers['x-forwarded-for'] !== undefined || request.headers.forwarded !== undefined
    if (forwarded || !isLoopback(request.ip) || request.headers.authorization !== undefined) {
      const { actor } = await callerOf(door, request)
      if (!actor.permissions.has('desk.operate'))
        throw new DeskError('forbidden', 'This needs the permission desk.operate.')
    }
    return reply.type(metrics.contentType).send(await metrics.text())
  })
}

const isLoopback = (address: string) => /^(127\.|::1$|::ffff:127\.)/.test(address)
