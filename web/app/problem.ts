// What went wrong, as the server says it (RFC 9457), or as we know it when no answer came.

export interface FieldProblem {
  path: string
  message: string
  /** Of a filter: where in it. */
  offset?: number
  length?: number
}

export interface Problem {
  status: number
  code: string
  title: string
  detail: string
  errors: FieldProblem[]
  /** After a 412: the record as it is now. */
  current?: unknown
  /** What to name when asking for support: the request's id, where the server gave one. */
  reference?: string
  /** Seconds after which trying again makes sense. */
  retryAfter?: number
}

export class ApiError extends Error implements Problem {
  declare readonly status: number
  declare readonly code: string
  declare readonly title: string
  declare readonly detail: string
  declare readonly errors: FieldProblem[]
  declare readonly current: unknown
  declare readonly reference: string | undefined
  declare readonly retryAfter: number | undefined

  constructor(problem: Problem) {
    super(problem.detail || problem.title)
    this.name = 'ApiError'
    Object.assign(this, problem)
  }

  /** The message for one field of a form, if the server refused it. */
  field(path: string): string | undefined {
    return this.errors.find((error) => error.path === path || error.path.startsWith(`${path}.`))?.message
  }
}

/** Status 0: the request never got an answer. */
export function unreachable(cause: unknown): ApiError {
  const offline = typeof navigator !== 'undefined' && navigator.onLine === false
  const error = new ApiError({
    status: 0,
    code: 'unreachable',
    title: offline ? 'You are offline' : 'The desk does not answer',
    detail: offline
      ? 'This device has no network connection. What you typed is kept; try again when you are back online.'
      : 'The request did not reach the desk or got no answer. What you typed is kept; try again in a moment.',
    errors: [],
  })
  error.cause = cause
  return error
}

export async function problemOf(response: Response): Promise<ApiError> {
  const body = await readBody(response)
  const text = (name: string) => (typeof body[name] === 'string' ? body[name] : undefined)
  const retry = Number(response.headers.get('retry-after'))
  const reference = text('instance') ?? response.headers.get('x-request-id')
  return new ApiError({
    status: response.status,
    code: text('code') ?? 'unexpected',
    title: text('title') ?? `The desk answered ${response.status}`,
    detail:
      text('detail') ??
      'The answer was not one that this page understands. Try again; if it stays, tell your administrator.',
    errors: Array.isArray(body.errors) ? (body.errors as FieldProblem[]) : [],
    ...('current' in body && { current: body.current }),
    ...(reference && { reference }),
    ...(retry > 0 && { retryAfter: retry }),
  })
}

async function readBody(response: Response): Promise<Record<string, unknown>> {
  if (!response.headers.get('content-type')?.includes('json')) return {}
  const body: unknown = await response.json().catch(() => null)
  return typeof body === 'object' && body !== null ? (body as Record<string, unknown>) : {}
}
