// Sends an operation to a desk, built from its declaration.
import { openAsBlob } from 'node:fs'
import { basename } from 'node:path'
import { type Operation, route } from '../../platform/operation.ts'
import type { Connection } from './credentials.ts'
import { misuse } from './failure.ts'
import { refusal, unreachable } from './problem.ts'
import type { Json } from './render/value.ts'

export type Input = Record<string, unknown>

export interface Sending {
  ifMatch?: string | undefined
  idempotencyKey?: string | undefined
  /** The path of the file for an upload. */
  file?: string | undefined
}

type Callable = Pick<Operation, 'name' | 'http' | 'safety' | 'upload' | 'download'>

/** The part of the address that names the operation, and what of the input is left for query or body. */
export function address(
  declared: Pick<Operation, 'http'>,
  input: Input,
): { method: string; path: string; rest: Input } {
  const { method, path, params } = route(declared)
  const filled = path.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(String(input[name])))
  const rest = Object.fromEntries(Object.entries(input).filter(([name]) => !params.includes(name)))
  return { method, path: filled, rest }
}

/** Lists travel as `a,b,c`. */
function query(rest: Input): string {
  const pairs = Object.entries(rest).map(([name, value]): [string, string] => [name, String(value)])
  return pairs.length === 0 ? '' : `?${new URLSearchParams(pairs)}`
}

async function form(rest: Input, file: string): Promise<FormData> {
  const blob = await openAsBlob(file).catch((error: NodeJS.ErrnoException) => {
    throw misuse(`${file} cannot be read: ${error.code === 'ENOENT' ? 'there is no such file' : error.message}.`)
  })
  const body = new FormData()
  // Fields first: the desk reads a stream, and wants to know them when the file arrives.
  for (const [name, value] of Object.entries(rest)) body.append(name, String(value))
  body.append('file', blob, basename(file))
  return body
}

/**
 * The desk's answer when it is a success.
 * @throws Failure for a refusal, or when the desk cannot be reached
 */
export async function send(to: Connection, declared: Callable, input: Input, sending: Sending = {}): Promise<Response> {
  const { method, path, rest } = address(declared, input)
  const inQuery = method === 'GET' || (method === 'DELETE' && !declared.upload)
  const body = sending.file ? await form(rest, sending.file) : inQuery ? null : JSON.stringify(rest)
  const headers = {
    authorization: `Bearer ${to.token}`,
    accept: declared.download ? '*/*' : 'application/json',
    ...(typeof body === 'string' && { 'content-type': 'application/json' }),
    ...(sending.ifMatch && { 'if-match': `"${sending.ifMatch.replaceAll('"', '')}"` }),
    ...(sending.idempotencyKey && { 'idempotency-key': sending.idempotencyKey }),
  }
  const url = `${to.url}/api/v1${path}${inQuery ? query(rest) : ''}`
  // A redirect could lead the key to another machine.
  const response = await fetch(url, { method, headers, body, redirect: 'manual' }).catch((error: unknown) => {
    throw unreachable(declared, error, to.url)
  })
  if (!response.ok) throw await refusal(declared, response, to.url)
  return response
}

/** The answer as data; null when there is none. */
export async function call(to: Connection, declared: Callable, input: Input, sending: Sending = {}): Promise<Json> {
  const response = await send(to, declared, input, sending)
  if (response.status === 204) return null
  try {
    return (await response.json()) as Json
  } catch (error) {
    throw unreachable(declared, error, to.url)
  }
}
