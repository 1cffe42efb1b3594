// Renders operations as HTTP routes. No route knows a ticket; no ticket knows HTTP.
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { invalid } from '../../platform/errors.ts'
import type { Runtime } from '../../platform/events.ts'
import { admit, execute, executePublic, type Implementation, parseInput } from '../../platform/execute.ts'
import { GrowingFile } from '../../platform/growing-file.ts'
import { type Operation, route } from '../../platform/operation.ts'
import { callerOf, type Door, refuseForeignPages, startCookie } from './caller.ts'
import { sendFile, sendGrowingFile } from './download.ts'
import { receiveFile } from './upload.ts'
import { UploadQuota } from './upload-quota.ts'

export interface Rendering {
  runtime: Runtime
  door: Door
  implementations: Implementation[]
}

export function renderOperations(app: FastifyInstance, parts: Rendering) {
  const rendering = { ...parts, quota: new UploadQuota(() => parts.runtime.clock.now()) }
  for (const implementation of rendering.implementations) {
    const { operation } = implementation
    const { method, path } = route(operation)
    app.route({
      method,
      url: `/api/v1${path.replace(/\{(\w+)\}/g, ':$1')}`,
      ...(operation.attemptsPerMinute && {
        config: { rateLimit: { max: operation.attemptsPerMinute, timeWindow: 60_000 } },
      }),
      handler: (request, reply) =>
        (implementation.run ? answer : answerStranger)(rendering, implementation, request, reply),
    })
  }
}

async function answer(
  { runtime, door, quota }: Rendering & { quota: UploadQuota },
  implementation: Implementation,
  request: FastifyRequest,
  reply: FastifyReply,
) {
  const { operation } = implementation
  const caller = await callerOf(door, request, reply)
  const idempotencyKey = idempotencyKeyOf(request)
  if (!operation.upload) {
    const output = await execute(runtime, implementation, caller, {
      input: inputOf(operation, request),
      ifMatch: ifMatchOf(operation, request),
      idempotencyKey,
    })
    if (output instanceof GrowingFile) return sendGrowingFile(runtime, caller, reply, output)
    return operation.download ? sendFile(runtime, caller.tenant, reply, output) : send(reply, operation, output)
  }
  const ifMatch = ifMatchOf(operation, request)
  const params = request.params as Record<string, string>
  await admit(runtime, implementation, caller, params)
  const { upload, fields } = await receiveFile(runtime, { caller, quota }, request, operation)
  const input = withParams(fields, params)
  return send(
    reply,
    operation,
    await execute(runtime, implementation, caller, { input, upload, ifMatch, idempotencyKey }),
  )
}

async function answerStranger(
  { runtime, door }: Rendering,
  implementation: Implementation,
  request: FastifyRequest,
  reply: FastifyReply,
) {
  const { operation } = implementation
  refuseForeignPages(door, request)
  const stranger = {
    runtime,
    address: request.ip,
    agent: request.headers['user-agent'],
    startSession: (token: string) => startCookie(reply, door, token),
  }
  return send(reply, operation, await executePublic(implementation, stranger, inputOf(operation, request)))
}

function send(reply: FastifyReply, operation: Operation, output: unknown) {
  reply.code(operation.status ?? 200).header('cache-control', 'no-store')
  if (operation.status === 204) return reply.send()
  if (typeof output === 'object' && output !== null && 'revision' in output)
    reply.header('etag', `"${output.revision}"`)
  return reply.type('application/json; charset=utf-8').send(JSON.stringify(output))
}

/** Path parameters, and beside them the query or the body; a body that speaks of a path parameter too is contradicting itself. */
export function inputOf(
  operation: Operation,
  request: Pick<FastifyRequest, 'method' | 'query' | 'body' | 'params'>,
): unknown {
  const params = request.params as Record<string, string>
  const rest = request.method === 'GET' || request.method === 'DELETE' ? request.query : (request.body ?? {})
  if (typeof rest !== 'object' || rest === null || Array.isArray(rest)) return parseInput(operation, rest)
  return withParams(rest, params)
}

function withParams(rest: object, params: Record<string, string>) {
  for (const name of Object.keys(params)) {
    if (Object.hasOwn(rest, name)) throw invalid(name, 'stands in the path already: leave it out here')
  }
  return { ...rest, ...params }
}

function idempotencyKeyOf(request: FastifyRequest): string | undefined {
  const key = request.headers['idempotency-key']
  if (key === undefined) return undefined
  if (typeof key !== 'string' || !/^[\x21-\x7e]{1,200}$/.test(key))
    throw invalid('Idempotency-Key', 'has to be 1 to 200 printable characters without spaces')
  return key
}

function ifMatchOf(operation: Operation, request: FastifyRequest): number | undefined {
  const header = request.headers['if-match']
  if (header === undefined || header === '*') return undefined
  const match = /^(?:W\/)?"?(\d{1,9})"?$/.exec(header)
  if (!match) throw invalid('If-Match', 'is not a revision: send the number from the record, in quotes')
  if (!operation.revisioned) throw invalid('If-Match', 'is not understood by this request: leave it out')
  return Number(match[1])
}
