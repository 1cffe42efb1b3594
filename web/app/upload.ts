// Sends one file to an operation that takes multipart/form-data. XMLHttpRequest, because fetch cannot tell how far it is.
import type { Input, OperationName, Output } from './api.ts'
import { routeOf } from './api.ts'
import { problemOf, unreachable } from './problem.ts'
import { wireRequest } from './request.ts'

/** What the server refuses anyway; saying so before 25 MB have travelled is kinder. */
export const largestFile = 25 * 1024 * 1024

interface UploadOptions {
  signal?: AbortSignal
  /** 0 to 1. */
  onProgress?: (part: number) => void
  /** Makes it safe to send the file again: see `newKey`. */
  idempotencyKey?: string
}

export async function upload<N extends OperationName>(
  name: N,
  input: Input<N>,
  file: File,
  options: UploadOptions = {},
): Promise<Output<N>> {
  const { method, url, body } = wireRequest(await routeOf(name), input as Record<string, unknown>)
  options.signal?.throwIfAborted()
  const form = new FormData()
  for (const [field, value] of Object.entries(JSON.parse(body ?? '{}'))) form.append(field, String(value))
  form.append('file', file, file.name)

  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest()
    request.open(method, url)
    request.setRequestHeader('accept', 'application/json')
    if (options.idempotencyKey) request.setRequestHeader('idempotency-key', options.idempotencyKey)
    request.upload.onprogress = (event) => event.lengthComputable && options.onProgress?.(event.loaded / event.total)
    request.onerror = () => reject(unreachable(new Error('upload')))
    request.onabort = () => reject(options.signal?.reason ?? new DOMException('Aborted', 'AbortError'))
    request.onload = () => {
      if (request.status >= 200 && request.status < 300) return resolve(JSON.parse(request.responseText) as Output<N>)
      problemOf(asResponse(request)).then(reject, reject)
    }
    options.signal?.addEventListener('abort', () => request.abort(), { once: true })
    request.send(form)
  })
}

function asResponse(request: XMLHttpRequest): Response {
  const headers = { 'content-type': request.getResponseHeader('content-type') ?? '' }
  return new Response(request.responseText, { status: request.status, headers })
}
