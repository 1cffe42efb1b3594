// Runs an operation for a caller: permission, input, one transaction, output. Every way in (HTTP, later MCP) goes through here.
import { createHmac, type KeyObject } from 'node:crypto'
import type { z } from 'zod'
import type { Caller, Context, Upload } from './context.ts'
import { DeskError, type FieldError } from './errors.ts'
import { act, LastRead, type Runtime } from './events.ts'
import { GrowingFile } from './growing-file.ts'
import { claim, keep } from './idempotency.ts'
import type { Operation } from './operation.ts'

/** What a stranger's request brings along: nobody is known yet, and no tenant. */
export interface Stranger {
  runtime: Runtime
  /** The network address that it came from. */
  address: string
  agent: string | undefined
  /** Starts a session in the caller's browser. */
  startSession(token: string): void
}

export interface Implementation {
  operation: Operation
  run?: (ctx: Context, input: unknown) => Promise<unknown>
  runPublic?: (stranger: Stranger, input: unknown) => Promise<unknown>
  /** Asked before a file is received: throws when what the path names is not for this caller. */
  admit?: (ctx: Context, params: Record<string, string>) => Promise<unknown>
}

/** Ties a verb to its operation. Output leaves through its schema, so nothing undeclared gets out. */
export function implement<I extends z.ZodType, O extends z.ZodType>(
  operation: Operation<string, I, O>,
  verb: (ctx: Context, input: z.output<I>) => Promise<z.input<O> | LastRead<z.input<O>>>,
  more: Pick<Implementation, 'admit'> = {},
): Implementation {
  return { operation, run: (ctx, input) => verb(ctx, input as z.output<I>), ...more }
}

/** The same for an operation that is open to strangers. */
export function implementPublic<I extends z.ZodType, O extends z.ZodType>(
  operation: Operation<string, I, O>,
  verb: (stranger: Stranger, input: z.output<I>) => Promise<z.input<O>>,
): Implementation {
  return { operation, runPublic: (stranger, input) => verb(stranger, input as z.output<I>) }
}

/**
 * The same for the verbs of a file that brings much with it and is seldom asked: it is loaded with the first call.
 * @param operations by the name under which the file exports their implementation
 */
export function implementLater<K extends string>(
  load: () => Promise<Record<NoInfer<K>, Implementation>>,
  operations: Record<K, Operation>,
): Implementation[] {
  return (Object.entries(operations) as [K, Operation][]).map(([name, operation]) => ({
    operation,
    async run(ctx, input) {
      const { [name]: loaded } = await load()
      if (loaded.operation !== operation || !loaded.run) throw new Error(`${name} does not implement ${operation.name}`)
      return loaded.run(ctx, input)
    },
  }))
}

export interface Request {
  input: unknown
  ifMatch?: number | undefined
  idempotencyKey?: string | undefined
  upload?: Upload | undefined
}

export async function execute(
  runtime: Runtime,
  implementation: Implementation,
  caller: Caller,
  request: Request,
): Promise<unknown> {
  const { operation, run } = implementation
  if (!run) throw new Error(`${operation.name} is not for callers`)
  permit(operation, caller)
  const input = parseInput(operation, request.input)
  const readOnly = operation.safety === 'read' && !operation.traced
  if (!readOnly) runtime.disk.refuseWhenFull()
  const who = { ...caller, ifMatch: request.ifMatch, upload: request.upload, readOnly }
  return act(runtime, who, async (ctx) => {
    if (!request.idempotencyKey || operation.safety === 'read') return leaveLast(operation, await run(ctx, input))
    const key = {
      principal: caller.via.id,
      key: request.idempotencyKey,
      hash: hashOf(runtime.secret, operation.name, input, request.upload?.blob.sha256),
      secret: operation.secretAnswer ?? false,
    }
    const before = await claim(ctx, key)
    if (before) return before.response
    // What is kept under the key has to be known before the commit.
    const answered = await run(ctx, input)
    const answer = leave(operation, answered instanceof LastRead ? await answered.read() : answered)
    await keep(ctx, key, answer)
    return answer
  })
}

/** Refuses before a byte of a file is stored: who may not do this, and to what they do not see. */
export async function admit(
  runtime: Runtime,
  implementation: Implementation,
  caller: Caller,
  params: Record<string, string>,
): Promise<void> {
  permit(implementation.operation, caller)
  runtime.disk.refuseWhenFull()
  const { admit: asked } = implementation
  if (asked) await act(runtime, { ...caller, readOnly: true }, (ctx) => asked(ctx, params))
}

export async function executePublic(
  implementation: Implementation,
  stranger: Stranger,
  input: unknown,
): Promise<unknown> {
  const { operation, runPublic } = implementation
  if (!runPublic) throw new Error(`${operation.name} is not open to strangers`)
  if (operation.safety !== 'read') stranger.runtime.disk.refuseWhenFull()
  return leave(operation, await runPublic(stranger, parseInput(operation, input)))
}

/**
 * A verb in the transaction of another: the same permission is asked and the same input taken; the answer is left out.
 * @throws DeskError
 */
export async function carryOut(ctx: Context, { operation, run }: Implementation, input: unknown): Promise<void> {
  if (!run) throw new Error(`${operation.name} is not for callers`)
  permit(operation, ctx)
  await run(ctx, parseInput(operation, input))
}

function permit({ permission }: Operation, { actor }: Pick<Caller, 'actor'>) {
  if (permission === 'public' || permission === 'signed_in' || actor.permissions.has(permission)) return
  throw new DeskError(
    'forbidden',
    `Your account or key lacks the permission ${permission}, so nothing was done. An admin can add it to one of your roles.`,
  )
}

export function parseInput(operation: Operation, input: unknown): unknown {
  const parsed = operation.input.safeParse(input)
  if (parsed.success) return parsed.data
  throw fieldErrors(parsed.error)
}

const leave = (operation: Operation, answer: unknown) =>
  answer instanceof GrowingFile ? answer : operation.output.parse(answer)

const leaveLast = (operation: Operation, answer: unknown) =>
  answer instanceof LastRead
    ? new LastRead(async () => leave(operation, await answer.read()))
    : leave(operation, answer)

export function fieldErrors(error: z.ZodError): DeskError {
  const errors = error.issues.flatMap(explainIssue)
  const named = [...new Set(errors.map(({ path }) => path))].slice(0, 5).join(', ')
  return new DeskError('invalid', `Some fields need a change, so nothing was done: ${named}.`, { errors })
}

function explainIssue(issue: z.core.$ZodIssue): FieldError[] {
  const path = issue.path.map(String).join('.')
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => ({
      path: [path, key || '""'].filter(Boolean).join('.').slice(0, 200),
      message: 'is not a field of this request: remove it',
    }))
  }
  return [{ path: path || 'body', message: inOurWords(issue) }]
}

const shapes: Record<string, string> = {
  string: 'text',
  number: 'a number',
  boolean: 'true or false',
  array: 'a list',
  object: 'an object',
  record: 'an object',
}

/** What the library says by itself is for programmers; what a contract says is kept. */
function inOurWords(issue: z.core.$ZodIssue): string {
  if (!issue.message.startsWith('Invalid ')) return issue.message
  if (issue.message.endsWith('received undefined')) return 'is missing: give it'
  if (issue.code === 'invalid_type') return `has to be ${shapes[issue.expected] ?? issue.expected}`
  if (issue.code === 'invalid_value') return `is none of ${issue.values.slice(0, 30).join(', ')}`
  return issue.message
}

/** Keyed, because the input may hold a password, and a plain hash of one can be guessed. */
function hashOf(secret: KeyObject, name: string, input: unknown, file = '') {
  return createHmac('sha256', secret)
    .update(`${name}\n${JSON.stringify(input)}\n${file}`)
    .digest('hex')
}
