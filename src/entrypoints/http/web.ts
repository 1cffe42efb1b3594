// The web client: built files with names by content, and one page for every address that is not one of ours.
import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import fastifyStatic from '@fastify/static'
import type { FastifyInstance, FastifyReply } from 'fastify'
import { DeskError } from '../../platform/errors.ts'
import type { Log } from '../../platform/log.ts'
import { problemFrom, sendProblem } from './problem.ts'

const built = fileURLToPath(new URL('../../../web/dist/', import.meta.url))

export async function renderWeb(app: FastifyInstance, log: Log, folder = built) {
  const index = path.join(folder, 'index.html')
  const page = existsSync(index) ? await readFile(index) : undefined
  if (page) {
    const files = (cacheControl: string) => ({
      index: false as const,
      preCompressed: true,
      cacheControl: false,
      setHeaders: (response: { header(name: string, value: string): unknown }) =>
        void response.header('cache-control', cacheControl),
    })
    // Hundreds of files with their content in their names: a route for each would take longer than the rest of the start.
    await app.register(fastifyStatic, {
      ...files('public, max-age=31536000, immutable'),
      root: path.join(folder, 'assets'),
      prefix: '/assets/',
      decorateReply: false,
    })
    await app.register(fastifyStatic, {
      ...files('no-cache'),
      root: folder,
      wildcard: false,
      globIgnore: ['assets/**'],
    })
  }
  app.setNotFoundHandler((request, reply) => {
    const address = request.url.split('?')[0] ?? '/'
    const ours = /^\/(api|hooks|mcp|scim|assets)(\/|$)/.test(address)
    if (request.method !== 'GET' || ours || !page)
      return sendProblem(reply, problemFrom(new DeskError('not_found', nothing(ours, page)), log))
    return sendPage(reply, page)
  })
}

const nothing = (ours: boolean, page: Buffer | undefined) =>
  ours || page
    ? 'There is nothing at this address. Check it against /api/docs.'
    : 'The web client is not built, so there are no screens; the API works. Run `npm run build` and start again.'

const sendPage = (reply: FastifyReply, page: Buffer) =>
  reply.code(200).type('text/html; charset=utf-8').header('cache-control', 'no-cache').send(page)
