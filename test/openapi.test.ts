// The API reference, checked by validators that know nothing of us: the document, and real answers against it.
import { Validator } from '@seriousme/openapi-schema-validator'
import { Ajv2020 } from 'ajv/dist/2020.js'
import addFormats from 'ajv-formats'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { linkToken } from '../src/email/out/links/token.ts'
import { operations } from '../src/entrypoints/contract.ts'
import { type Operation, route } from '../src/platform/operation.ts'
import { setupToken } from '../src/setup/index.ts'
import { matrix, type Row } from './authorisation-matrix.ts'
import { type Cast, gatherCast, makeTarget, pathTo } from './authorisation-objects.ts'
import { browser, givePassword } from './browser.ts'
import { type Answer, startTestDesk, type TestDesk } from './desk.ts'

interface Described {
  operationId: string
  security?: unknown[]
  parameters?: { name: string; in: string; required: boolean }[]
  requestBody?: { content: Record<string, { schema: { properties: object } }> }
  responses: Record<string, { content?: Record<string, { schema: object }> }>
}
interface Document {
  openapi: string
  paths: Record<string, Record<string, Described>>
  components: { schemas: { Problem: object } }
}

const password = 'tram tickets are blue'
let desk: TestDesk
let cast: Cast
let document: Document

beforeAll(async () => {
  desk = await startTestDesk()
  document = (await desk.app.inject('/api/v1/openapi.json')).json()
})
afterAll(() => desk.stop())

const ajv = new Ajv2020({ allErrors: true, strict: false })
addFormats.default(ajv)

const described = (operation: Operation): Described => {
  const { method, path } = route(operation)
  return document.paths[path]?.[method.toLowerCase()] as Described
}

/** What is wrong with an answer, by the document alone. */
function faults(operation: Operation, { status, body, headers }: Answer): unknown {
  const { responses } = described(operation)
  const response = responses[String(status)] ?? responses.default
  const type = String(headers['content-type'] ?? '').split(';')[0] as string
  if (!response?.content) return body === '' ? null : 'a body that is not declared'
  if (operation.download && status === 200) return null
  const schema = response.content[type]?.schema
  if (!schema) return `${type} is not declared`
  const validate = ajv.compile({ ...schema, components: document.components })
  return validate(body) ? null : validate.errors
}

test('the document is valid OpenAPI 3.1 by an independent validator', async () => {
  const { valid, errors } = await new Validator().validate(structuredClone(document) as never)
  expect([errors, valid]).toEqual([undefined, true])
  expect(document.openapi).toMatch(/^3\.1\./)
})

test('it describes every operation, with every field in its place, and nothing else', () => {
  const ids = Object.values(document.paths).flatMap((methods) => Object.values(methods).map((one) => one.operationId))
  expect(ids.sort()).toEqual(operations.map(({ name }) => name).sort())
  for (const operation of operations as readonly Operation[]) {
    const { parameters = [], requestBody, security } = described(operation)
    const { method, params } = route(operation)
    const fields = Object.keys((operation.input as unknown as { shape: object }).shape)
    const inBody = Object.values(requestBody?.content ?? {}).flatMap(({ schema }) => Object.keys(schema.properties))
    const inAddress = parameters.filter((one) => one.in === 'path' || one.in === 'query').map(({ name }) => name)
    expect([operation.name, [...inBody, ...inAddress].filter((name) => name !== 'file').sort()]).toEqual([
      operation.name,
      fields.sort(),
    ])
    expect(parameters.filter((one) => one.in === 'path').map(({ name }) => name)).toEqual(params)
    if (method === 'GET' || method === 'DELETE') expect(requestBody).toBeUndefined()
    expect([operation.name, security]).toEqual([operation.name, operation.permission === 'public' ? [] : undefined])
  }
})

const byHand = [
  'setup.complete',
  'sessions.start',
  'sessions.end',
  'password.change',
  'invitations.view',
  'invitations.accept',
  'jobs.retry',
  'timer.start',
  'timer.stop',
  'mail-templates.get',
  'mail-templates.change',
  'mail-templates.reset',
  'mail-templates.preview',
  'mail-links.view',
  'mail-links.use',
]
const byMatrix = operations
  .filter(({ name }) => !byHand.includes(name))
  .map((operation) => [operation.name, operation] as const)

test.each(byMatrix)('a real answer of %s is as described, and so is a refusal', async (name, operation) => {
  cast ??= await gatherCast(desk)
  const row = matrix[name] as Row
  const kind = row.object ?? row.lists
  const at = kind ? await makeTarget(desk, cast, kind, 'own', 'admin') : { id: '', unique: `zz${name}` }
  const url = pathTo(operation as Operation, at)
  const body = typeof row.body === 'function' ? row.body(at.unique.replace('.', ''), at.other ?? '') : row.body
  const { method } = route(operation as Operation)
  const asked = row.query ? `${url}?${row.query(at.unique, at.other ?? '')}` : url
  const { admin } = cast.world
  const answer = row.file
    ? await admin.upload(url, { name: 'log.txt', content: 'x' })
    : method === 'GET'
      ? await admin.get(asked)
      : method === 'DELETE'
        ? await admin.delete(asked)
        : await admin[method.toLowerCase() as 'post'](url, body)
  expect([answer.status, faults(operation, answer)]).toEqual([(operation as Operation).status ?? 200, null])
  const refusal = await cast.world.expired.get(`${url}?surely=unknown`)
  expect([refusal.status >= 400, faults(operation, refusal)]).toEqual([true, null])
})

test('so are the answers of those who come without a key', async () => {
  const operation = (name: string) => operations.find((one) => one.name === name) as unknown as Operation
  const empty = await startTestDesk()
  try {
    const setUp = await browser(empty).post('/setup', {
      token: setupToken(empty.runtime.secret),
      organisation: 'Larkfield Trams',
      size: 'startup',
      name: 'Ada Fiction',
      email: 'ada@larkfield.example',
      password,
    })
    expect([setUp.status, faults(operation('setup.complete'), setUp)]).toEqual([201, null])
  } finally {
    await empty.stop()
  }
  const { admin, requester, tenant } = cast.world
  const { url } = (await admin.post(`/people/${requester.id}/invitation`)).body
  const token = url.split('#token=')[1]
  const [preview, page] = [await browser(desk).post('/invitations/preview', { token }), browser(desk)]
  const accepted = await page.post('/invitations/acceptance', { token, password })
  await givePassword(desk, tenant, admin.id, password)
  const signedIn = await browser(desk).post('/sessions', { email: admin.email, password })
  const changed = await page.put('/me/password', { current: password, next: 'trams run on rails' })
  const answers: [string, Answer, number][] = [
    ['invitations.view', preview, 200],
    ['invitations.accept', accepted, 201],
    ['sessions.start', signedIn, 201],
    ['password.change', changed, 204],
    ['sessions.end', await page.delete('/sessions/current'), 204],
  ]
  for (const [name, answer, status] of answers) {
    expect([name, answer.status, faults(operation(name), answer)]).toEqual([name, status, null])
  }
})

test('and those of a timer that is started and stopped', async () => {
  const { admin } = cast.world
  const { number } = (await admin.post('/tickets', { title: 'Timed' })).body
  const operation = (name: string) => operations.find((one) => one.name === name) as unknown as Operation
  const started = await admin.put('/timer', { ticket: number })
  expect([started.status, faults(operation('timer.start'), started)]).toEqual([200, null])
  const stopped = await admin.delete('/timer?note=Done')
  expect([stopped.status, faults(operation('timer.stop'), stopped)]).toEqual([200, null])
})

test('and those of the texts of mails, and of the links in them', async () => {
  const { admin, nobody, tenant } = cast.world
  const operation = (name: string) => operations.find((one) => one.name === name) as unknown as Operation
  const { id } = await makeTarget(desk, cast, 'outMail', 'own', 'admin')
  const link = `/mail/links/${linkToken({ secret: desk.runtime.secret, tenant }, id)}`
  const answers: [string, Answer][] = [
    ['mail-templates.get', await admin.get('/mail/templates/reply?language=de')],
    ['mail-templates.change', await admin.patch('/mail/templates/reply', { body: '{{message}}' })],
    ['mail-templates.preview', await admin.post('/mail/templates/resolution/preview', {})],
    ['mail-templates.reset', await admin.delete('/mail/templates/reply')],
    ['mail-links.view', await nobody.get(link)],
    ['mail-links.use', await nobody.post(link, { act: 'stop' })],
  ]
  for (const [name, answer] of answers)
    expect([name, answer.status, faults(operation(name), answer)]).toEqual([name, 200, null])
})

test('and that of a job that is tried again', async () => {
  const { id } = await makeTarget(desk, cast, 'job', 'own', 'admin')
  await desk.superuser.query("update pgboss.job set state = 'failed', completed_on = now() where id = $1", [id])
  const answer = await cast.world.admin.post(`/jobs/${id}/retry`)
  const operation = operations.find(({ name }) => name === 'jobs.retry') as unknown as Operation
  expect([answer.status, answer.body.state, faults(operation, answer)]).toEqual([200, 'retrying', null])
})

test('the reference page is served with the document, from the desk itself', async () => {
  const page = await desk.app.inject('/api/docs/')
  expect(page.statusCode).toBe(200)
  expect(page.body).not.toMatch(/src="https?:/)
  // Its script is named relative to it, so it has to end in a slash.
  expect(page.body).toContain('src="js/scalar.js"')
  const script = await desk.app.inject('/api/docs/js/scalar.js')
  expect([script.statusCode, script.headers['content-type']]).toEqual([200, 'application/javascript; charset=utf-8'])
  expect(script.body.length).toBeGreaterThan(1_000_000)
  const { statusCode, headers } = await desk.app.inject('/api/docs')
  expect([statusCode, headers.location]).toEqual([301, '/api/docs/'])
})
