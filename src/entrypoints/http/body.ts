// JSON on its way in. What could harm a reader further inside is refused here, by its place: keys that reach for the
// prototypes of objects, and nesting deeper than any request of ours.
import type { FastifyInstance } from 'fastify'
import { DeskError, invalid } from '../../platform/errors.ts'

const deepest = 32
const poison = new Set(['__proto__', 'constructor'])

export function readBodies(app: FastifyInstance) {
  app.removeContentTypeParser(['application/json', 'text/plain'])
  // No body at all is no request gone wrong: clients send the header with every request.
  app.addContentTypeParser(
    'application/json',
    { parseAs: 'string' },
    async (_request: unknown, text: string | Buffer) => (text.length === 0 ? undefined : parseJson(String(text))),
  )
}

/** @throws DeskError invalid, naming the place */
function parseJson(text: string): unknown {
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch {
    throw unreadable()
  }
  inspect(value, [])
  return value
}

function inspect(value: unknown, path: string[]) {
  if (typeof value !== 'object' || value === null) return
  if (path.length >= deepest)
    throw invalid(named(path.slice(0, 4)), `is nested more than ${deepest} levels deep: flatten it`)
  for (const key of Object.keys(value)) {
    path.push(key)
    if (poison.has(key)) throw invalid(named(path), 'is a key that is never accepted: remove it')
    inspect((value as Record<string, unknown>)[key], path)
    path.pop()
  }
}

const named = (path: string[]) => path.join('.').slice(0, 200)

const unreadable = () =>
  new DeskError('invalid', 'The body is not valid JSON, so nothing was done. Check commas, quotes and brackets.', {
    errors: [{ path: 'body', message: 'is not valid JSON' }],
  })
