// The OpenAPI document, and a page to read it and try it out: /api/docs, served from here like everything else.
import { createHash } from 'node:crypto'
import { type FastifyInstance, type FastifyReply, type FastifyRequest, fastify } from 'fastify'
import { openApi } from './openapi.ts'
import type { Rendering } from './routes.ts'

/** @param policy the content security policy of every answer, which this page needs to widen by its one inline script */
export async function renderReference(app: FastifyInstance, { implementations, door }: Rendering, policy: string) {
  // Put together when it is first asked for: a start does not wait for it.
  let text: string | undefined
  app.get('/api/v1/openapi.json', async (_request, reply) => {
    text ??= JSON.stringify(
      openApi(
        implementations.map(({ operation }) => operation),
        door.baseUrl,
      ),
    )
    return reply.type('application/json; charset=utf-8').header('cache-control', 'no-cache').send(text)
  })
  let pages: Promise<FastifyInstance> | undefined
  const serve = async ({ url }: FastifyRequest, reply: FastifyReply) => {
    pages ??= loadPages()
    const { statusCode, headers, rawPayload } = await (await pages).inject(url)
    for (const name of ['content-type', 'location']) if (headers[name]) reply.header(name, headers[name])
    const type = String(headers['content-type'])
    if (type.startsWith('text/html'))
      reply.header(
        'content-security-policy',
        policy.replace("script-src 'self'", `script-src 'self' ${hashes(String(rawPayload))}`),
      )
    return reply.code(statusCode).send(rawPayload)
  }
  app.get('/api/docs', serve)
  app.get('/api/docs/js/scalar.js', serve)
}

/** A server of its own, within this one and loaded with the first request: its script takes 40 MB, and few ever read the reference. */
async function loadPages(): Promise<FastifyInstance> {
  const { default: reference } = await import('@scalar/fastify-api-reference')
  const pages = fastify()
  await pages.register(reference, {
    routePrefix: '/api/docs',
    configuration: {
      url: '/api/v1/openapi.json',
      pageTitle: 'Mendbook API',
      withDefaultFonts: false,
      hideClientButton: true,
      telemetry: false,
      // What talks to the maker's own servers has no place in a desk that runs by itself.
      showDeveloperTools: 'never',
      agent: { disabled: true },
      mcp: { disabled: true },
    } as object,
  })
  return pages
}

/** The library starts itself by an inline script; it is allowed by its content and by nothing else. */
const hashes = (page: string) =>
  [...page.matchAll(/<script type="text\/javascript">([\s\S]*?)<\/script>/g)]
    .map(
      ([, script]) =>
        `'sha256-${createHash('sha256')
          .update(script as string)
          .digest('base64')}'`,
    )
    .join(' ')
