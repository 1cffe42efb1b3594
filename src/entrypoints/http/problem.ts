// Errors as RFC 9457 problem details. What is not a DeskError is our fault: it is logged in full and told in one sentence.
import type { Socket } from 'node:net'
import type { FastifyInstance, FastifyReply } from 'fastify'
import { explainDatabase } from '../../platform/database/failures.ts'
import { DeskError, type ErrorCode } from '../../platform/errors.ts'
import { KeyReused } from '../../platform/idempotency.ts'
import type { Log } from '../../platform/log.ts'

const statusOf: Record<ErrorCode, number> = {
  unauthenticated: 401,
  forbidden: 403,
  not_found: 404,
  invalid: 400,
  conflict: 409,
  rate_limited: 429,
  unavailable: 503,
}

const titles: Record<ErrorCode, string> = {
  unauthenticated: 'You are not signed in',
  forbidden: 'You may not do this',
  not_found: 'Not found',
  invalid: 'The request needs a change',
  conflict: 'This does not fit how things are now',
  rate_limited: 'Too many attempts',
  unavailable: 'The desk cannot do this right now',
}

/** What Fastify and its parsers refuse by themselves, in our words: code and detail by their error code. */
const refused: Record<string, [ErrorCode, string, number?]> = {
  FST_ERR_CTP_INVALID_MEDIA_TYPE: [
    'invalid',
    'The body has to be JSON (content-type: application/json). Nothing was done.',
    415,
  ],
  FST_ERR_CTP_BODY_TOO_LARGE: ['invalid', 'The request is larger than 12 MB. Send large texts as an attachment.', 413],
  FST_ERR_CTP_INVALID_CONTENT_LENGTH: ['invalid', 'The Content-Length does not fit the body. Send the request again.'],
  FST_ERR_BAD_URL: ['invalid', 'The address of the request is malformed. Check its percent-encoding.'],
  FST_ERR_MAX_PARAM_LENGTH: ['not_found', 'There is nothing at this address.'],
  FST_UNDER_PRESSURE: ['unavailable', 'The desk has more to do than it can take. Try again in a few seconds.'],
  FST_REQ_FILE_TOO_LARGE: ['invalid', 'The file is larger than 25 MB. Put it on a share and send the link.', 413],
  FST_FILES_LIMIT: ['invalid', 'One request takes one file. Send the others in requests of their own.'],
  FST_INVALID_MULTIPART_CONTENT_TYPE: [
    'invalid',
    'The file has to travel as multipart/form-data, in the field file.',
    415,
  ],
}

interface Problem {
  status: number
  code: ErrorCode
  detail: string
  more: object
  retryAfter?: number | undefined
}

export function problemFrom(thrown: unknown, log: Log): Problem {
  const error = explainDatabase(thrown)
  if (error instanceof DeskError) return fromDesk(error)
  const code = String((error as { code?: unknown })?.code ?? '')
  const known = refused[code]
  if (known)
    return {
      status: known[2] ?? statusOf[known[0]],
      code: known[0],
      detail: known[1],
      more: fieldOf(code),
      retryAfter: known[0] === 'unavailable' ? 5 : undefined,
    }
  const status = (error as { statusCode?: number })?.statusCode ?? 500
  if (status >= 400 && status < 500) return fromParser(status)
  log.error({ err: error }, 'a request failed by a fault of the desk')
  return {
    status: 500,
    code: 'unavailable',
    detail:
      'That is a fault of the desk, not of your request; it has been logged. Look whether it was carried out before you try again.',
    more: {},
  }
}

function fromDesk(error: DeskError): Problem {
  const status = error instanceof KeyReused ? 422 : error.current !== undefined ? 412 : statusOf[error.code]
  const more = {
    ...(error.errors && { errors: error.errors }),
    ...(error.current !== undefined && { current: error.current }),
  }
  return { status, code: error.code, detail: error.message, more, retryAfter: error.retryAfter }
}

const fieldOf = (code: string) => {
  if (code.startsWith('FST_ERR_CTP')) return { errors: [{ path: 'body', message: 'could not be read' }] }
  if (code === 'FST_ERR_BAD_URL') return { errors: [{ path: 'path', message: 'is malformed' }] }
  return code.startsWith('FST_REQ') || code.startsWith('FST_FILES') || code.startsWith('FST_INVALID')
    ? { errors: [{ path: 'file', message: 'could not be taken' }] }
    : {}
}

/** Fastify and busboy: a body of the wrong length, a malformed form. */
function fromParser(status: number): Problem {
  const detail = 'The body could not be read, so nothing was done. Check how it is encoded, and send it again.'
  return {
    status: status === 413 || status === 415 ? status : 400,
    code: 'invalid',
    detail,
    more: { errors: [{ path: 'body', message: 'could not be read' }] },
  }
}

export function sendProblem(reply: FastifyReply, problem: Problem): FastifyReply {
  const { status, code, detail, more, retryAfter } = problem
  if (retryAfter) reply.header('retry-after', String(Math.ceil(retryAfter)))
  return reply
    .code(status)
    .type('application/problem+json')
    .header('cache-control', 'no-store')
    .send(JSON.stringify({ type: 'about:blank', title: titles[code], status, code, detail, ...more }))
}

export function explainProblems(app: FastifyInstance, log: Log) {
  app.setErrorHandler((error, _request, reply) => sendProblem(reply, problemFrom(error, log)))
}

/** What is no HTTP at all never gets as far as a request; it is answered in the same shape, and the connection ends. */
export function refuseGarbage(error: Error & { code?: string }, socket: Socket) {
  if (error.code === 'ECONNRESET' || socket.destroyed) return
  const [status, reason, detail] =
    error.code === 'HPE_HEADER_OVERFLOW'
      ? ([
          431,
          'Request Header Fields Too Large',
          'The headers of the request are larger than 16 kB. Shorten them.',
        ] as const)
      : error.code === 'ERR_HTTP_REQUEST_TIMEOUT'
        ? ([408, 'Request Timeout', 'The request did not arrive within two minutes. Send it again.'] as const)
        : ([400, 'Bad Request', 'The request is not valid HTTP. Check its headers and its length.'] as const)
  const body = JSON.stringify({
    type: 'about:blank',
    title: titles.invalid,
    status,
    code: 'invalid',
    detail,
    errors: [{ path: 'request', message: detail }],
  })
  if (socket.writable) {
    socket.write(
      `HTTP/1.1 ${status} ${reason}\r\ncontent-type: application/problem+json\r\ncontent-length: ${Buffer.byteLength(body)}\r\nconnection: close\r\n\r\n${body}`,
    )
  }
  socket.destroySoon()
}
