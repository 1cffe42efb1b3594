// Requests for the fuzz test: made from the declaration of an operation, then bent.
import fc from 'fast-check'
import { z } from 'zod'
import { type Operation, route } from '../src/platform/operation.ts'
import { hostile, hostileString, type Json, type Known, referenceIn, valueFor } from './fuzz-values.ts'

export interface FuzzRequest {
  method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'
  url: string
  headers: Record<string, string>
  payload: string | undefined
}

const seldom = <T>(arbitrary: fc.Arbitrary<T>) =>
  fc.oneof({ weight: 9, arbitrary: fc.constant(undefined) }, { weight: 1, arbitrary })

/** Path segments, percent-encoded already. */
const segments = ['%00', '%zz', '%ff', '%c0%af', '..%2f..', 'a%0d%0ab', '%F0%9F%98%80', '*', '~', 'a'.repeat(600)]

const hostileHeaders = fc.record(
  {
    'if-match': fc.constantFrom('"1"', '1', 'W/"2"', '*', '"x"', '"-1"', '"99999999999"', '', 'é', '"1","2"'),
    'idempotency-key': fc.oneof(
      fc.integer({ min: 0, max: 5 }).map((n) => `key-${n}`),
      fc.constantFrom('', ' ', 'é', 'x'.repeat(201), 'a b', '__proto__'),
    ),
    accept: fc.constantFrom('text/html', '*/*', 'application/xml', 'nonsense'),
    cookie: fc.constantFrom('mendbook_session=x', 'mendbook_session=%00', '=;;=', 'a=b; mendbook_session'),
    'x-forwarded-for': fc.constantFrom('127.0.0.1', 'garbage', '::1, ::1'),
    'user-agent': fc.constantFrom('', 'x'.repeat(5000), '<script>', 'é'),
    'x-http-method-override': fc.constant('DELETE'),
  },
  { requiredKeys: [] },
)
const headers = seldom(hostileHeaders).map((given) => given ?? {})

export function requestsOf(operation: Operation, known: Known): fc.Arbitrary<FuzzRequest> {
  const { method, path, params } = route(operation)
  const schema = z.toJSONSchema(operation.input, { io: 'input', unrepresentable: 'any' }) as Json
  const fields = Object.entries(schema.properties ?? {}).filter(([name]) => !params.includes(name))
  const required = schema.required ?? []
  if (operation.upload) return uploads(operation, known)
  const inQuery = method === 'GET' || method === 'DELETE'
  const places = fc.record(
    Object.fromEntries(params.map((name) => [name, segment(name === 'id' ? nounOf(path) : name, known)])),
  )
  const filled = fc.tuple(
    ...fields.map(([name, its]) =>
      field(name, its, known, { required: required.includes(name), fields: fields.length }),
    ),
  )
  const extra = seldom(fc.tuple(unknownName, hostile))
  return fc
    .tuple(places, filled, extra, headers, inQuery ? fc.constant(undefined) : bent)
    .map(([at, given, more, head, raw]) => {
      const entries = [...given.filter((one) => one !== undefined), ...(more ? [more] : [])] as [string, unknown][]
      const url = `/api/v1${path.replace(/\{(\w+)\}/g, (_, name) => at[name] ?? '')}`
      if (inQuery) return { method, url: `${url}?${queryOf(entries)}`, headers: head, payload: undefined }
      const type = raw?.type ?? 'application/json'
      return { method, url, headers: { ...head, 'content-type': type }, payload: raw?.text ?? bodyOf(entries) }
    })
}

/** `/people/{id}` names a person. */
const nounOf = (path: string) => nouns[path.split('/')[1] ?? ''] ?? 'ticket'
const nouns: Record<string, string> = {
  people: 'person',
  organisations: 'organisation',
  teams: 'team',
  roles: 'role',
  categories: 'category',
  fields: 'field',
  'ticket-types': 'ticketType',
  sessions: 'session',
  'api-keys': 'key',
  jobs: 'job',
  views: 'view',
  audit: 'auditEntry',
  'bulk-changes': 'bulkChange',
  'checklist-templates': 'checklistTemplate',
  'canned-replies': 'cannedReply',
}

const segment = (kind: string, known: Known) =>
  fc.oneof(
    { weight: 8, arbitrary: referenceIn(kind, known).map(encode) },
    { weight: 1, arbitrary: fc.constantFrom(...segments) },
    { weight: 1, arbitrary: hostileString.map((text) => encode(text.slice(0, 300)) || '%20') },
  )

/** Mostly right, sometimes missing, sometimes hostile, sometimes twice. */
function field(name: string, schema: Json, known: Known, among: { required: boolean; fields: number }) {
  const { required, fields } = among
  const pair = (value: unknown): [string, unknown] => [name, value]
  return fc.oneof(
    { weight: required ? 30 : 4, arbitrary: valueFor(schema, known, name).map(pair) },
    { weight: required ? 1 : 6 + 3 * fields, arbitrary: fc.constant(undefined) },
    { weight: 2, arbitrary: hostile.map(pair) },
  )
}

const unknownName = fc.oneof(
  fc.constantFrom('tenant_id', '__proto__', 'constructor', 'prototype', '', 'a.b', '0'),
  hostileString,
)

const bent = seldom(
  fc.oneof(
    fc
      .constantFrom(
        '',
        '{',
        '[]',
        'null',
        '"text"',
        '1',
        '{"a":}',
        '{"title":"x",}',
        '\ufeff{}',
        '{"level":1e400}',
        'nul\u0000',
      )
      .map((text) => ({ text, type: 'application/json' })),
    fc
      .constantFrom('text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data', 'x', 'application/xml')
      .map((type) => ({
        text: 'title=x',
        type,
      })),
  ),
)

const bodyOf = (entries: [string, unknown][]) => JSON.stringify(Object.fromEntries(entries))

function queryOf(entries: [string, unknown][]): string {
  return entries
    .flatMap(([name, value]) => {
      const values = Array.isArray(value) && value.length < 50 ? value : [value]
      return values.map(
        (one) => `${encode(name)}=${encode(typeof one === 'object' ? JSON.stringify(one) : String(one))}`,
      )
    })
    .join('&')
    .slice(0, 12_000)
}

/** As `encodeURIComponent`, but a lone surrogate becomes the bytes that a careless client would send. */
const encode = (text: string) => [...text].map((c) => (c.isWellFormed() ? encodeURIComponent(c) : '%ED%A0%80')).join('')

const fileNames = fc.oneof(
  hostileString,
  fc.constantFrom('a.png', 'x.svg', 'page.html', '.htaccess', 'a.pht', 'con', '..', 'a"b.txt'),
)
const contents = fc.oneof(
  fc.constantFrom(
    '',
    '<svg onload="alert(1)"/>',
    '<!doctype html><script>alert(1)</script>',
    'MZ',
    '%PDF-1.7',
    'PK\u0003\u0004',
    '\u0000\u0000',
  ),
  fc.string({ unit: 'binary' }),
)

/** Forms with one file, with none, with two, under other names, cut off. */
function uploads(operation: Operation, known: Known): fc.Arbitrary<FuzzRequest> {
  const { path } = route(operation)
  const part = fc.record({
    name: fc.oneof(
      { weight: 8, arbitrary: fc.constant('file') },
      { weight: 1, arbitrary: fc.constantFrom('x', '', '__proto__', 'constructor') },
    ),
    fileName: fc.oneof({ weight: 3, arbitrary: fileNames }, { weight: 1, arbitrary: fc.constant(undefined) }),
    content: contents,
  })
  const visibility = seldom(fc.constantFrom('internal', 'public', 'x', '')).map((value) =>
    value === undefined ? [] : [{ name: 'visibility', fileName: undefined, content: value }],
  )
  const parts = fc
    .tuple(visibility, fc.array(part, { minLength: 0, maxLength: 2, size: 'small' }))
    .map((both) => both.flat())
  return fc
    .tuple(segment(nounOf(path), known), parts, headers, fc.integer({ min: 0, max: 9 }))
    .map(([id, all, head, cut]) => {
      const form = `${all.map(({ name, fileName, content }) => formPart(name, fileName, content)).join('')}--zzz--\r\n`
      return {
        method: 'POST',
        url: `/api/v1${path.replace('{id}', id)}`,
        headers: { ...head, 'content-type': 'multipart/form-data; boundary=zzz' },
        payload: cut === 0 ? form.slice(0, form.length / 2) : form,
      }
    })
}

const formPart = (name: string, fileName: string | undefined, content: string) =>
  `--zzz\r\ncontent-disposition: form-data; name="${name}"${fileName === undefined ? '' : `; filename="${fileName}"`}\r\n\r\n${content}\r\n`
