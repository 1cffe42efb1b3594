// The catcher's pages over HTTP. Loopback is no wall against the pages of other sites, so that what changes something is taken from its
// own pages only.
import { once } from 'node:events'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Kept } from './kept.ts'
import { script, style } from './look.ts'
import { listPage, mailPage, type Setting, type View, writePage } from './pages.ts'
import { answerTo, compose, Draft } from './write.ts'

export interface Pages {
  port: number
  stop(): Promise<void>
}

export interface PagesOptions {
  host: string
  port: number
  setting(): Setting
  kept: Kept
  /** Takes a mail to the desk. */
  send(raw: Buffer, envelope: { from: string; to: string[] }): Promise<void>
}

export async function servePages(options: PagesOptions): Promise<Pages> {
  const streams = new Set<ServerResponse>()
  const server = createServer((request, response) => {
    answer(options, streams, request, response).catch((error: Error) => reply(response, 500, error.message))
  })
  const deaf = options.kept.listen(() => {
    for (const stream of streams) stream.write('data: new\n\n')
  })
  server.listen(options.port, options.host)
  await once(server, 'listening')
  return {
    port: (server.address() as AddressInfo).port,
    async stop() {
      deaf()
      const closed = once(server, 'close')
      server.close()
      server.closeAllConnections()
      await closed
    },
  }
}

const policy =
  "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; frame-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'"
/** Of a mail: no scripts, no network, nobody's origin. */
const mailPolicy = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; sandbox; frame-ancestors 'self'"

function reply(response: ServerResponse, status: number, body: string, headers: Record<string, string> = {}) {
  if (response.headersSent) return response.destroy()
  response.writeHead(status, {
    'content-type': 'text/html; charset=utf-8',
    'content-security-policy': policy,
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'no-referrer',
    'cache-control': 'no-store',
    ...headers,
  })
  response.end(body)
}

async function answer(
  { setting, kept, send }: PagesOptions,
  streams: Set<ServerResponse>,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<unknown> {
  const url = new URL(request.url ?? '/', 'http://catcher')
  const [, first = '', id = '', part = ''] = url.pathname.split('/')
  const caught = kept.get(id)
  if (request.method === 'POST' && !fromItself(request)) return reply(response, 403, 'This came from another site.')
  switch (`${request.method} /${first}`) {
    case 'GET /':
      return reply(response, 200, listPage(setting(), kept.all()))
    case 'GET /style.css':
      return reply(response, 200, style, { 'content-type': 'text/css' })
    case 'GET /page.js':
      return reply(response, 200, script, { 'content-type': 'text/javascript' })
    case 'GET /events':
      response.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-store' })
      response.write(':\n\n')
      streams.add(response)
      return response.on('close', () => streams.delete(response))
    case 'GET /mail':
      if (!caught) return seeOther(response, '/')
      if (part === 'html')
        return reply(response, 200, caught.mail.html || '', { 'content-security-policy': mailPolicy })
      return reply(response, 200, mailPage(setting(), caught, viewOf(url.searchParams.get('view'))))
    case 'GET /write': {
      const answered = kept.get(url.searchParams.get('answer') ?? '')
      const [someone] = setting().people
      const fresh = { name: someone?.name ?? '', from: someone?.address ?? '', to: setting().addresses[0] ?? '' }
      return reply(
        response,
        200,
        writePage(setting(), answered ? { ...answerTo(answered), answers: answered.id } : fresh),
      )
    }
    case 'POST /write': {
      const given = Object.fromEntries(new URLSearchParams(await bodyOf(request)))
      const parsed = Draft.safeParse(given)
      if (!parsed.success) {
        const wrong = parsed.error.issues.map(({ path, message }) => `${labels[String(path[0])] ?? 'It'} ${message}`)
        return reply(response, 422, writePage(setting(), given, wrong))
      }
      const raw = await compose(parsed.data, kept.get(parsed.data.answers ?? ''))
      await send(raw, { from: parsed.data.from, to: [parsed.data.to] })
      await kept.add(raw, [parsed.data.to], 'in')
      return seeOther(response, '/')
    }
    case 'POST /clear':
      kept.clear()
      return seeOther(response, '/')
    default:
      return reply(response, 404, 'There is no such page.')
  }
}

const labels: Record<string, string> = { from: 'Your address', to: 'To', subject: 'Subject', text: 'Text' }
const viewOf = (view: string | null) =>
  (view === 'text' || view === 'source' || view === 'html' ? view : undefined) as View | undefined
const seeOther = (response: ServerResponse, location: string) => reply(response, 303, '', { location })

/** Browsers say where a request comes from (https://www.w3.org/TR/fetch-metadata/); other programs need not. */
const fromItself = ({ headers }: IncomingMessage) =>
  ['same-origin', 'none', undefined].includes(headers['sec-fetch-site'] as string | undefined)

const mostBody = 2_000_000

async function bodyOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length
    if (size > mostBody) throw new Error('This is too long.')
    chunks.push(chunk)
  }
  return Buffer.concat(chunks).toString('utf8')
}
