// The OpenAPI 3.1 document, from the declarations. Schemas are JSON Schema 2020-12, which is what zod writes and 3.1 speaks.
import { z } from 'zod'
import { type Operation, route } from '../../platform/operation.ts'

type Json = Record<string, unknown>

export function openApi(operations: readonly Operation[], baseUrl: string): Json {
  const paths: Record<string, Json> = {}
  for (const operation of operations) {
    const { method, path } = route(operation)
    paths[path] = { ...paths[path], [method.toLowerCase()]: describe(operation) }
  }
  return {
    openapi: '3.1.0',
    info: {
      title: 'Mendbook',
      version: '1',
      description: 'The API of the desk. The screens use this one and no other.',
      license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
    },
    servers: [{ url: `${baseUrl}/api/v1` }],
    security: [{ apiKey: [] }, { session: [] }],
    tags: [...new Set(operations.map(nounOf))].map((name) => ({ name })),
    paths,
    components: {
      securitySchemes: {
        apiKey: { type: 'http', scheme: 'bearer', description: 'An API key: `Authorization: Bearer mb_…`' },
        session: { type: 'apiKey', in: 'cookie', name: 'mendbook_session' },
      },
      schemas: { Problem: problem },
    },
  }
}

const nounOf = ({ name }: Pick<Operation, 'name'>) => name.split('.')[0] as string

function describe(operation: Operation): Json {
  const { method, params } = route(operation)
  const input = toJson(operation.input, 'input')
  const fields = (input.properties ?? {}) as Record<string, Json>
  const required = (input.required ?? []) as string[]
  const rest = Object.keys(fields).filter((name) => !params.includes(name))
  const inQuery = method === 'GET' || method === 'DELETE'
  const parameters = [
    ...params.map((name) => ({ name, in: 'path', required: true, schema: fields[name] ?? { type: 'string' } })),
    ...(inQuery ? rest.map((name) => queryParameter(name, fields[name] as Json, required.includes(name))) : []),
    ...headers(operation),
  ]
  return {
    operationId: operation.name,
    tags: [nounOf(operation)],
    summary: operation.summary,
    'x-permission': operation.permission,
    ...(operation.permission === 'public' && { security: [] }),
    ...(parameters.length > 0 && { parameters }),
    ...(!inQuery && bodyOf(operation, input, rest, required)),
    responses: responses(operation),
  }
}

const queryParameter = (name: string, schema: Json, required: boolean): Json => ({
  name,
  in: 'query',
  required,
  schema,
  ...(schema.type === 'array' && { style: 'form', explode: false }),
  ...(schema.description !== undefined && { description: schema.description }),
})

function headers({ revisioned, safety, permission }: Operation): Json[] {
  const header = (name: string, description: string) => ({
    name,
    in: 'header',
    required: false,
    schema: { type: 'string' },
    description,
  })
  return [
    ...(revisioned
      ? [header('If-Match', 'The revision that you read; a stale one is refused with 412 and the record as it is now.')]
      : []),
    ...(safety !== 'read' && permission !== 'public'
      ? [header('Idempotency-Key', 'The same key with the same request is carried out once; kept for 7 days.')]
      : []),
  ]
}

function bodyOf({ upload }: Operation, input: Json, names: string[], required: string[]): Json {
  const fields = input.properties as Record<string, Json>
  const properties = Object.fromEntries(names.map((name) => [name, fields[name]]))
  const schema = {
    type: 'object',
    properties,
    required: required.filter((name) => names.includes(name)),
    additionalProperties: false,
  }
  if (!upload)
    return names.length === 0
      ? {}
      : { requestBody: { required: schema.required.length > 0, content: { 'application/json': { schema } } } }
  const file = { type: 'string', contentMediaType: 'application/octet-stream', description: 'At most 25 MB.' }
  const form = { ...schema, properties: { file, ...properties }, required: ['file', ...schema.required] }
  return { requestBody: { required: true, content: { 'multipart/form-data': { schema: form } } } }
}

function responses(operation: Operation): Json {
  const status = String(operation.status ?? 200)
  const ok = operation.download
    ? {
        description: 'The file.',
        content: {
          'application/octet-stream': { schema: { type: 'string', contentMediaType: 'application/octet-stream' } },
        },
      }
    : status === '204'
      ? { description: 'Done.' }
      : { description: 'Done.', content: { 'application/json': { schema: toJson(operation.output, 'output') } } }
  return {
    [status]: ok,
    default: {
      description: 'An error.',
      content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
    },
  }
}

function toJson(schema: z.ZodType, io: 'input' | 'output'): Json {
  const { $schema: _, ...json } = z.toJSONSchema(schema, {
    io,
    unrepresentable: 'any',
    target: 'draft-2020-12',
  }) as Json
  return json
}

const problem = {
  type: 'object',
  description: 'RFC 9457 problem details.',
  required: ['type', 'title', 'status', 'code', 'detail'],
  properties: {
    type: { type: 'string' },
    title: { type: 'string' },
    status: { type: 'integer' },
    code: { enum: ['unauthenticated', 'forbidden', 'not_found', 'invalid', 'conflict', 'rate_limited', 'unavailable'] },
    detail: { type: 'string', description: 'What is wrong, what it means, what to do.' },
    errors: {
      type: 'array',
      items: {
        type: 'object',
        required: ['path', 'message'],
        properties: {
          path: { type: 'string' },
          message: { type: 'string' },
          offset: { type: 'integer', description: 'Of a filter: where in it, counted from 0.' },
          length: { type: 'integer' },
          expected: { type: 'array', items: { type: 'string' }, description: 'What could stand there.' },
        },
      },
    },
    current: { description: 'With 412: the record as it is now.' },
  },
}
