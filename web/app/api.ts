// The typed client of the public API. Types come from the declared operations, paths from `virtual:operations`.
import { routes as first } from 'virtual:operations'
import type { z } from 'zod'
import type { operations } from '../../src/entrypoints/contract.ts'
import { ApiError, problemOf, unreachable } from './problem.ts'
import { wireRequest } from './request.ts'

export { ApiError }

type Declared = (typeof operations)[number]
export type OperationName = Declared['name']
type Operation<N extends OperationName> = Extract<Declared, { name: N }>
export type Input<N extends OperationName> = z.input<Operation<N>['input']>
export type Output<N extends OperationName> = z.output<Operation<N>['output']>

export interface CallOptions {
  signal?: AbortSignal
  /** The revision that the change was made on: a stale write fails with 412 and the record as it is now. */
  ifMatch?: number
  /** Makes a write safe to send again: the same key has its effect once. See `newKey`. */
  idempotencyKey?: string
}

/** The input may be left out where nothing in it is required. */
export type Call<N extends OperationName> =
  Record<string, never> extends Input<N>
    ? [input?: Input<N>, options?: CallOptions]
    : [input: Input<N>, options?: CallOptions]

const loadRest = async () => (await import('virtual:operations/rest')).routes

/** For when the page stands and has nothing better to do: nobody waits for it then. */
export const preloadRoutes = () => void loadRest().catch(() => undefined)

export async function routeOf(name: OperationName): Promise<string> {
  const route = first[name] ?? (await loadRest())[name]
  if (route === undefined) throw new Error(`No operation is called ${name}`)
  return route
}

export async function api<N extends OperationName>(name: N, ...[input, options]: Call<N>): Promise<Output<N>> {
  const { method, url, body } = wireRequest(await routeOf(name), (input ?? {}) as Record<string, unknown>)
  const response = await send(url, {
    method,
    body: body ?? null,
    signal: options?.signal ?? null,
    headers: headers(body, options),
  })
  if (!response.ok) throw await problemOf(response)
  return (response.status === 204 ? null : await response.json()) as Output<N>
}

function headers(body: string | undefined, options: CallOptions | undefined) {
  const set = new Headers({ accept: 'application/json' })
  if (body !== undefined) set.set('content-type', 'application/json')
  if (options?.ifMatch !== undefined) set.set('if-match', `"${options.ifMatch}"`)
  if (options?.idempotencyKey) set.set('idempotency-key', options.idempotencyKey)
  return set
}

async function send(url: string, init: RequestInit): Promise<Response> {
  try {
    return await fetch(url, init)
  } catch (error) {
    // A cancelled request is not a failure: whoever cancelled it knows.
    if (init.signal?.aborted) throw error
    throw unreachable(error)
  }
}

/** A fresh Idempotency-Key. Make it when the form opens, not when it is sent, so that a second press is the same write. */
export function newKey(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16))
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')
}
