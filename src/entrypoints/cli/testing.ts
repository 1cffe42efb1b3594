// For the tests beside this file: a terminal that remembers what was shown, and a small server that speaks like a desk.
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { PassThrough } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import { run } from './run.ts'
import type { Terminal } from './terminal.ts'

export interface Asked {
  method: string
  path: string
  query: Record<string, string>
  headers: IncomingMessage['headers']
  body: Buffer
  json(): Record<string, unknown>
}

export interface Answer {
  status?: number
  body?: unknown
  headers?: Record<string, string>
}

type Answering = (asked: Asked) => Answer | Promise<Answer> | 'hang up'

export interface Desk extends AsyncDisposable {
  url: string
  asked: Asked[]
  answer: Answering
}

async function readRequest(request: IncomingMessage): Promise<Asked> {
  const url = new URL(request.url ?? '/', 'http://desk')
  const body = await buffer(request)
  return {
    method: request.method ?? '',
    path: url.pathname,
    query: Object.fromEntries(url.searchParams),
    headers: request.headers,
    body,
    json: () => JSON.parse(body.toString()) as Record<string, unknown>,
  }
}

function write(response: ServerResponse, { status = 200, body, headers }: Answer): void {
  const type = status >= 400 ? 'application/problem+json' : 'application/json'
  response.writeHead(status, { 'content-type': type, ...headers })
  response.end(body === undefined || Buffer.isBuffer(body) ? body : JSON.stringify(body))
}

/** Listens on loopback; `answer` may be replaced at any time. */
export async function startDesk(answer: Answering = () => ({ body: {} })): Promise<Desk> {
  const server = createServer(async (request, response) => {
    const asked = await readRequest(request)
    desk.asked.push(asked)
    const given = await desk.answer(asked)
    if (given === 'hang up') request.socket.destroy()
    else write(response, given)
  })
  const desk: Desk = {
    url: '',
    asked: [],
    answer,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  desk.url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  return desk
}

export interface Shown {
  code: number
  out: string
  err: string
}

export interface Scene {
  env?: Record<string, string>
  width?: number | null
  input?: string
  /** What the person answers; with this, there is one. */
  answers?: (string | boolean)[]
}

/** Runs a command as a user would, and tells what they saw. */
export async function mendbook(
  args: string[],
  { env = {}, width = null, input = '', answers }: Scene = {},
): Promise<Shown> {
  const shown: Shown = { code: -1, out: '', err: '' }
  const bytes = new PassThrough()
  bytes.on('data', (chunk: Buffer) => {
    shown.out += chunk.toString()
  })
  const waiting = [...(answers ?? [])]
  const terminal: Terminal = {
    out: (text) => {
      shown.out += text
    },
    err: (text) => {
      shown.err += text
    },
    bytes: () => bytes,
    env: { HOME: '/nonexistent', ...env },
    width,
    interactive: answers !== undefined,
    drawing: false,
    colour: false,
    readInput: async () => input,
    confirm: async () => waiting.shift() === true,
    secret: async () => String(waiting.shift()),
  }
  shown.code = await run(args, terminal)
  return shown
}

/** The same, logged in to a desk. */
export const asKey = (desk: Desk, scene: Scene = {}): Scene => ({
  ...scene,
  env: { MENDBOOK_URL: desk.url, MENDBOOK_TOKEN: 'mb_test_key', ...scene.env },
})
