// Every operation, driven from its declaration with values that fit, nearly fit and attack: never a fault of the desk, every
// refusal a problem+json that names the field, every success as declared. A failure prints its seed: FUZZ_SEED repeats it.
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { z } from 'zod'
import { operations } from '../src/entrypoints/contract.ts'
import type { Operation } from '../src/platform/operation.ts'
import { type Cast, gatherCast, type Kind, kinds, makeTarget } from './authorisation-objects.ts'
import { givePassword, someAddress } from './browser.ts'
import { startTestDesk, type TestDesk } from './desk.ts'
import { type FuzzRequest, requestsOf } from './fuzz-requests.ts'
import type { Known } from './fuzz-values.ts'

const seed = Number(process.env.FUZZ_SEED ?? Date.now() % 2 ** 31)
const runs = Number(process.env.FUZZ_RUNS ?? 60)
console.info(`fuzz seed ${seed}`)

let desk: TestDesk
let cast: Cast
const known: Known = {
  none: ['Nobody of this name', 'T-99999', 'me'],
  type: ['incident', 'request', 'bug'],
  state: ['new', 'open', 'pending', 'on_hold', 'resolved', 'closed'],
}

beforeAll(async () => {
  desk = await startTestDesk()
  cast = await gatherCast(desk)
  await givePassword(desk, cast.world.tenant, cast.world.admin.id, 'tram tickets are blue')
  for (const kind of kinds.filter((one) => one !== 'person')) {
    const targets = [await target(kind), await target(kind), await makeTarget(desk, cast, kind, 'foreign', 'admin')]
    known[kind] = targets.map(({ id, attachment }) => attachment ?? id)
    for (const { id, within = {} } of targets)
      for (const [name, inside] of Object.entries({
        ...within,
        ...(known[kind] && Object.keys(within).length > 0 && { ticket: id }),
      }))
        known[name] = [...(known[name] ?? []), inside]
    known.ticket?.push(...targets.filter(({ attachment }) => attachment).map(({ id }) => id))
  }
  const { requester, stranger, agent } = cast.world
  known.person = [requester.id, requester.email, agent.email, stranger.id]
})
afterAll(() => desk.stop())

const Problem = z.strictObject({
  type: z.string(),
  title: z.string().min(1),
  status: z.int(),
  code: z.enum(['unauthenticated', 'forbidden', 'not_found', 'invalid', 'conflict', 'rate_limited']),
  detail: z.string().min(1),
  errors: z
    .array(
      z.strictObject({
        path: z.string().min(1).max(200),
        message: z.string().min(1),
        offset: z.int().min(0).optional(),
        length: z.int().min(0).optional(),
        expected: z.array(z.string().min(1)).optional(),
      }),
    )
    .min(1)
    .optional(),
  current: z.unknown().optional(),
})

const target = (kind: Kind) => makeTarget(desk, cast, kind, 'own', 'admin')

async function send(operation: Operation, request: FuzzRequest, who: string | undefined) {
  const expensive = operation.permission === 'public'
  return desk.app.inject({
    method: request.method,
    url: request.url,
    headers: { ...request.headers, ...(who && { authorization: `Bearer ${who}` }) },
    ...(request.payload !== undefined && { payload: request.payload }),
    ...(expensive && { remoteAddress: someAddress() }),
  })
}

function check(operation: Operation, answer: Awaited<ReturnType<typeof send>>) {
  expect(answer.statusCode, answer.body.slice(0, 500)).toBeLessThan(500)
  if (answer.statusCode >= 400) {
    expect(answer.headers['content-type']).toMatch(/^application\/problem\+json/)
    const problem = Problem.parse(answer.json())
    expect(problem.status).toBe(answer.statusCode)
    if (problem.code === 'invalid') expect(problem.errors).toBeDefined()
    return
  }
  expect(answer.statusCode).toBe(operation.status ?? 200)
  if (operation.framed) return expect(answer.headers['content-security-policy']).toMatch(/default-src 'none'.*sandbox/)
  if (operation.download) return expect(answer.headers['content-disposition']).toMatch(/^attachment;/)
  if (operation.status === 204) return expect(answer.body).toBe('')
  expect(operation.output.safeParse(answer.json()).error).toBeUndefined()
}

const total = { well: 0, refused: 0 }

describe('answers as declared, or refuses by name', () => {
  test.each(operations.map((operation) => [operation.name, operation as Operation] as const))(
    '%s',
    async (_, operation) => {
      const callers =
        operation.permission === 'public' ? (['nobody'] as const) : (['admin', 'admin', 'agent', 'visitor'] as const)
      let [well, refused] = [0, 0]
      const property = fc.asyncProperty(
        requestsOf(operation, known),
        fc.constantFrom(...callers),
        async (request, caller) => {
          const answer = await send(operation, request, cast.person[caller]?.token)
          check(operation, answer)
          if (answer.statusCode < 400) well++
          else refused++
        },
      )
      // Passwords are slow on purpose.
      const numRuns = operation.permission === 'public' ? Math.min(runs, 30) : runs
      // What takes no input is seldom asked anything that it can refuse: then it is asked more.
      for (let round = 0; round < 5 && refused === 0; round++) {
        const limits = { numRuns, endOnFailure: true, interruptAfterTimeLimit: 20_000 }
        const found = await fc.check(property, { seed: seed + round, ...limits })
        if (found.failed) throw new Error(told(found), { cause: found.errorInstance })
      }
      expect(refused).toBeGreaterThan(0)
      total.well += well
      total.refused += refused
    },
  )
})

test('the requests are no mere noise: a good part of them succeeds', () => {
  expect(total.well / (total.well + total.refused)).toBeGreaterThan(0.1)
})

function told<Caller extends string>({
  seed: its,
  counterexample,
  errorInstance,
}: fc.RunDetails<[FuzzRequest, Caller]>) {
  const [request, caller] = counterexample ?? []
  const shown = JSON.stringify({ caller, ...request }).slice(0, 1500)
  return `FUZZ_SEED=${its} ${shown}\n${String((errorInstance as Error)?.message).slice(0, 1500)}`
}
