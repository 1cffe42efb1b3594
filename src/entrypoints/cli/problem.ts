// A refusal of the desk (RFC 9457), as a failure that says what is wrong, what became of the change and what to do next.
import { z } from 'zod'
import type { Operation } from '../../platform/operation.ts'
import { Failure } from './failure.ts'

const Problem = z.looseObject({
  title: z.string().optional(),
  detail: z.string().optional(),
  code: z.string().optional(),
  errors: z.array(z.object({ path: z.string(), message: z.string() })).optional(),
  current: z.looseObject({ revision: z.number() }).optional().catch(undefined),
})

const unchanged = 'Nothing was changed.'

type Declared = Pick<Operation, 'name' | 'safety'>

function nextStep(
  code: string | undefined,
  status: number,
  retryAfter: string | null,
  url: string,
): string | undefined {
  if (status === 412) return 'Read it again, then repeat the command with --if-match and its revision.'
  switch (code) {
    case 'unauthenticated':
      return `Run mendbook login ${url} with a key that is valid.`
    case 'forbidden':
      return 'Run mendbook whoami to see what this key may do; an administrator can give its owner a role that may.'
    case 'rate_limited':
    case 'unavailable':
      return `Try again ${retryAfter ? `in ${retryAfter} seconds` : 'in a moment'}.`
    default:
      return undefined
  }
}

/** The failure for an answer that is no success. */
export async function refusal(declared: Declared, response: Response, url: string): Promise<Failure> {
  const body = await response.text().catch(() => '')
  const problem = parse(body)
  const changes = declared.safety !== 'read'
  const retryAfter = response.headers.get('retry-after')
  const passing = response.status === 429 || response.status >= 500
  const met = { status: response.status, ...(passing && { retry: { after: Number(retryAfter) || 0 } }) }
  if (!problem)
    return new Failure(`${url} answered ${response.status} ${response.statusText}, and not like a Mendbook desk.`, {
      ...(changes && { effect: 'It is not known whether anything was changed.' }),
      next: 'Check the address, and a proxy that may stand in front of it.',
      ...met,
    })
  const stale = response.status === 412 && problem.current ? ` It is at revision ${problem.current.revision} now.` : ''
  const next = nextStep(problem.code, response.status, retryAfter, url)
  return new Failure((problem.detail ?? problem.title ?? `The desk answered ${response.status}.`) + stale, {
    fields: problem.errors ?? [],
    // A refusal is decided before anything is written; an error of the server says nothing about that.
    ...(changes && response.status < 500 && !problem.detail?.includes(unchanged) && { effect: unchanged }),
    ...(next && { next }),
    problem,
    ...met,
  })
}

function parse(body: string): z.output<typeof Problem> | null {
  try {
    return Problem.parse(JSON.parse(body))
  } catch {
    return null
  }
}

/** The failure for a desk that could not be reached, or that went away in the middle of an answer. */
export function unreachable(declared: Declared, error: unknown, url: string): Failure {
  const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error
  const code = (cause as NodeJS.ErrnoException | undefined)?.code
  const refused = code === 'ECONNREFUSED' || code === 'ENOTFOUND' || code === 'EAI_AGAIN'
  const reason =
    code === 'ECONNREFUSED' ? 'nothing listens there' : cause instanceof Error ? cause.message || code : String(cause)
  return new Failure(`The desk at ${url} cannot be reached: ${reason}.`, {
    ...(declared.safety !== 'read' && {
      effect: refused ? unchanged : 'It is not known whether the change was made: look before you repeat it.',
    }),
    next: refused
      ? 'Check the address, and that the desk runs (mendbook start, on the machine that holds it).'
      : 'Try again in a moment.',
    retry: { after: 0 },
  })
}
