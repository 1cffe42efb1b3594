// The HTTP server: what every answer has in common, and what is rendered onto it.
import cookie from '@fastify/cookie'
import helmet from '@fastify/helmet'
import multipart from '@fastify/multipart'
import rateLimit from '@fastify/rate-limit'
import underPressure from '@fastify/under-pressure'
import { type FastifyInstance, fastify } from 'fastify'
import { DeskError } from '../../platform/errors.ts'
import type { Live } from '../../platform/live.ts'
import type { Metrics } from '../../platform/metrics.ts'
import { readBodies } from './body.ts'
import { renderHealth } from './health.ts'
import { renderMailCallback } from './mail-callback.ts'
import { renderMailHook } from './mail-hook.ts'
import { renderMailLinks } from './mail-links.ts'
import { explainProblems, problemFrom, refuseGarbage, sendProblem } from './problem.ts'
import { renderReference } from './reference.ts'
import { type Rendering, renderOperations } from './routes.ts'
import { renderStream } from './stream.ts'
import { renderWeb } from './web.ts'

export interface ServerOptions extends Rendering {
  live: Live
  metrics: Metrics
  trustedProxies: string[]
  /** In ms; 0: requests are never refused for it. */
  mostLag: number
}

export async function createServer(options: ServerOptions): Promise<FastifyInstance> {
  const { runtime, door, live, metrics } = options
  const app = fastify({
    // A title of 10 MB is refused by its name, so the body has to fit; what is larger is refused as a whole.
    bodyLimit: 12 * 1024 * 1024,
    trustProxy: options.trustedProxies.length > 0 ? options.trustedProxies : false,
    routerOptions: { ignoreTrailingSlash: true, maxParamLength: 400 },
    forceCloseConnections: 'idle',
    // Whoever still gets through while the desk ends is answered, and told that the connection closes.
    return503OnClosing: false,
    requestTimeout: 120_000,
    frameworkErrors: (error, _request, reply) => void sendProblem(reply.headers(bare), problemFrom(error, runtime.log)),
    clientErrorHandler: refuseGarbage,
  })
  explainProblems(app, runtime.log)
  closeWhatFallsIdle(app)
  readBodies(app)
  observe(app, options)
  await app.register(helmet, {
    // The same for every answer, so it is put together once and not for each one: see `policy`.
    contentSecurityPolicy: false,
    // For this host: what else lives below its domain is not ours to decide.
    strictTransportSecurity: door.baseUrl.startsWith('https:') && { includeSubDomains: false },
    referrerPolicy: { policy: 'same-origin' },
  })
  await app.register(cookie)
  await app.register(multipart)
  await app.register(rateLimit, {
    global: false,
    errorResponseBuilder: (_request, { ttl }) =>
      new DeskError('rate_limited', 'There were too many attempts from your address. Wait a minute, then try again.', {
        retryAfter: ttl / 1000,
      }),
  })
  await app.register(underPressure, { maxEventLoopDelay: options.mostLag, pressureHandler: overloaded })
  app.addHook('onRequest', (_request, reply, done) => {
    reply.headers(everyAnswer)
    done()
  })
  renderOperations(app, options)
  renderStream(app, door, live, runtime.log)
  renderMailCallback(app, runtime, door)
  renderHealth(app, runtime, door, metrics)
  renderMailHook(app, runtime)
  renderMailLinks(app, runtime, door)
  await renderReference(app, options, policy)
  await renderWeb(app, runtime.log)
  return app
}

/**
 * A browser keeps a connection open for minutes after its last answer; the desk does not wait for that when it ends, and for
 * an answer or an upload that is under way only so long.
 */
function closeWhatFallsIdle(app: FastifyInstance) {
  app.addHook('preClose', async () => {
    const rounds = setInterval(() => app.server.closeIdleConnections(), 50)
    const late = setTimeout(() => app.server.closeAllConnections(), 5000)
    app.server.once('close', () => {
      clearInterval(rounds)
      clearTimeout(late)
    })
  })
}

/** For an address that cannot even be read: no hook runs there that would set the headers. */
const bare = {
  'x-content-type-options': 'nosniff',
  'content-security-policy': "default-src 'self'; frame-ancestors 'none'",
}

function overloaded() {
  throw new DeskError(
    'unavailable',
    'The desk has more to do than it can take, so this was not done. Try again in a few seconds.',
    { retryAfter: 3 },
  )
}

// Script from our own files only; styles may stand in attributes, which lists that are drawn row by row need.
const policy = [
  "default-src 'self'",
  "script-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data: blob:",
  "font-src 'self' data:",
  "connect-src 'self'",
  "frame-src 'self'",
  "object-src 'none'",
  "base-uri 'none'",
  "form-action 'self'",
  "frame-ancestors 'none'",
].join('; ')
const everyAnswer = { 'content-security-policy': policy, 'x-robots-tag': 'noindex' }

function observe(app: FastifyInstance, { metrics, runtime }: ServerOptions) {
  app.addHook('onResponse', async (request, reply) => {
    const route = request.routeOptions.url ?? 'unknown'
    metrics.observe(route, request.method, reply.statusCode, reply.elapsedTime / 1000)
    // The route and not the address: an address may hold what people searched for.
    runtime.log.debug(
      { method: request.method, route, status: reply.statusCode, ms: Math.round(reply.elapsedTime) },
      'answered',
    )
  })
}
