// A real desk on a database of its own, without a network: requests go straight into the app.
import { randomUUID } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import pg from 'pg'
import { inject } from 'vitest'
import { createDesk, type Desk, type DeskOptions } from '../src/main.ts'
import { readConfig } from '../src/platform/config.ts'
import { createLog } from '../src/platform/log.ts'

export interface TestDesk extends Desk {
  /** The connection of the superuser, to look behind the scenes. */
  superuser: pg.Pool
  dataDir: string
  /** A second desk process, as far as the database can tell: another desk on the same data. Ends by its own `stop`.
   * With code that was loaded anew it shares nothing else with the first. */
  beside(create?: typeof createDesk): Promise<Desk>
}

export type TestDeskOptions = Partial<Omit<DeskOptions, 'config' | 'connection'>> & { env?: Record<string, string> }

/**
 * Background work is off unless asked for, so that nothing happens behind a test's back; and nothing is refused because the
 * machine is busy with other tests.
 */
export async function startTestDesk({ env = {}, ...options }: TestDeskOptions = {}): Promise<TestDesk> {
  const name = `test_${randomUUID().replaceAll('-', '')}`
  const postgres = inject('postgres')
  const admin = new pg.Client({ ...postgres, database: 'postgres' })
  await admin.connect()
  await admin.query(`create database ${name} template ${inject('template')}`)
  const dataDir = await mkdtemp(path.join(os.tmpdir(), 'mendbook-desk-'))
  const config = readConfig({ MENDBOOK_DATA: dataDir, BASE_URL: 'http://desk.example.com', ...env })
  const connection = { ...postgres, database: name }
  const start = async (create = createDesk) => {
    const started = await create({
      config,
      connection,
      log: createLog(process.env.TEST_LOG ?? 'silent'),
      work: false,
      mostLag: 0,
      ...options,
    })
    await started.app.ready()
    return started
  }
  const desk = await start()
  // Its sockets outlive its end by a moment; that dropping the database cuts them is no fault.
  const superuser = new pg.Pool({ ...connection, max: 2 }).on('error', () => undefined)
  return {
    ...desk,
    superuser,
    dataDir,
    beside: start,
    async stop() {
      await desk.stop()
      await superuser.end()
      await admin.query(`drop database ${name} with (force)`)
      await admin.end()
      await rm(dataDir, { recursive: true, force: true })
    },
  }
}

export interface Answer {
  status: number
  // biome-ignore lint/suspicious/noExplicitAny: tests look into answers of every shape, and the schema test checks them all
  body: any
  headers: Record<string, string | string[] | number | undefined>
}

export interface Client {
  get(path: string, headers?: Record<string, string>): Promise<Answer>
  post(path: string, body?: unknown, headers?: Record<string, string>): Promise<Answer>
  put(path: string, body?: unknown, headers?: Record<string, string>): Promise<Answer>
  patch(path: string, body?: unknown, headers?: Record<string, string>): Promise<Answer>
  delete(path: string, headers?: Record<string, string>): Promise<Answer>
  upload(
    path: string,
    file: { name: string; content: Buffer | string; type?: string },
    fields?: Record<string, string>,
  ): Promise<Answer>
}

type Response = Awaited<ReturnType<Desk['app']['inject']>>
type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'

/** Sends requests below /api/v1 with an API key, or with none. Limits count by address. */
export const client = (desk: Pick<Desk, 'app'>, token?: string, remoteAddress?: string): Client =>
  sender(desk, () => ({
    headers: token ? { authorization: `Bearer ${token}` } : {},
    ...(remoteAddress && { remoteAddress }),
  }))

export interface Envelope {
  headers: Record<string, string>
  /** The address that the request seems to come from; limits count by it. */
  remoteAddress?: string
}

/** @param envelope what each request carries; @param seen told of each answer, as a browser is of its cookies */
export function sender(desk: Pick<Desk, 'app'>, envelope: () => Envelope, seen?: (answer: Response) => void): Client {
  const send = async (
    method: Method,
    url: string,
    payload?: unknown,
    headers: Record<string, string> = {},
  ): Promise<Answer> => {
    const json = payload !== undefined && !Buffer.isBuffer(payload)
    const around = envelope()
    const response = await desk.app.inject({
      method,
      ...(around.remoteAddress && { remoteAddress: around.remoteAddress }),
      url: url.startsWith('/api/') || url.startsWith('//') ? url.replace('//', '/') : `/api/v1${url}`,
      headers: { ...around.headers, ...(json && { 'content-type': 'application/json' }), ...headers },
      ...(payload !== undefined && {
        payload: Buffer.isBuffer(payload) || typeof payload === 'string' ? payload : JSON.stringify(payload),
      }),
    })
    seen?.(response)
    const type = String(response.headers['content-type'] ?? '')
    return {
      status: response.statusCode,
      body: /[/+]json\b/.test(type) ? response.json() : response.body,
      headers: response.headers,
    }
  }
  return {
    get: (path_, headers) => send('GET', path_, undefined, headers),
    post: (path_, body, headers) => send('POST', path_, body ?? {}, headers),
    put: (path_, body, headers) => send('PUT', path_, body ?? {}, headers),
    patch: (path_, body, headers) => send('PATCH', path_, body ?? {}, headers),
    delete: (path_, headers) => send('DELETE', path_, undefined, headers),
    upload: (path_, file, fields = {}) => {
      const { body, type } = multipart(file, fields)
      return send('POST', path_, body, { 'content-type': type })
    },
  }
}

function multipart(file: { name: string; content: Buffer | string; type?: string }, fields: Record<string, string>) {
  const boundary = `test${randomUUID()}`
  const parts = Object.entries(fields).map(([name, value]) =>
    Buffer.from(`--${boundary}\r\ncontent-disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`),
  )
  const head = `--${boundary}\r\ncontent-disposition: form-data; name="file"; filename="${file.name}"\r\ncontent-type: ${file.type ?? 'application/octet-stream'}\r\n\r\n`
  const body = Buffer.concat([
    ...parts,
    Buffer.from(head),
    Buffer.from(file.content),
    Buffer.from(`\r\n--${boundary}--\r\n`),
  ])
  return { body, type: `multipart/form-data; boundary=${boundary}` }
}
