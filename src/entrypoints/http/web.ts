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
    await app.register(fastifyStatic, {
      root: folder,
      wildcard: false,
      index: false,
      preCompressed: true,
      setHeaders: (response, file) => {
        const forever = file.includes(`${path.sep}assets${path.sep}`)
        response.header('cache-control', forever ? 'public, max-age=31536000, immutable' : 'no-cache')
      },
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
