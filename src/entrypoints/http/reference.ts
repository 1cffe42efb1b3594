// The OpenAPI document, and a page to read it and try it out: /api/docs, served from here like everything else.
import { createHash } from 'node:crypto'
import reference from '@scalar/fastify-api-reference'
import type { FastifyInstance } from 'fastify'
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
  await app.register(async (docs) => {
    docs.addHook('onSend', async (_request, reply, payload) => {
      const page = typeof payload === 'string' && payload.startsWith('<!doctype html>') ? payload : undefined
      if (page)
        reply.header(
          'content-security-policy',
          policy.replace("script-src 'self'", `script-src 'self' ${hashes(page)}`),
        )
      return payload
    })
    await docs.register(reference, {
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
  })
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
