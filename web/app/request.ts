// Turns a declared route and an input into what fetch takes: path parameters filled, the rest as query or JSON.
// Pure, so that it is tested without a network.

export interface WireRequest {
  method: string
  url: string
  body: string | undefined
}

export const apiBase = '/api/v1'

type Input = Readonly<Record<string, unknown>>

export function wireRequest(route: string, input: Input): WireRequest {
  const space = route.indexOf(' ')
  const method = route.slice(0, space)
  const used = new Set<string>()
  const path = route.slice(space + 1).replace(/\{(\w+)\}/g, (_, name: string) => {
    used.add(name)
    return segment(name, input[name])
  })
  const rest = Object.entries(input).filter(([name, value]) => !used.has(name) && value !== undefined)
  if (method === 'GET' || method === 'DELETE') {
    return { method, url: apiBase + path + queryString(rest), body: undefined }
  }
  return { method, url: apiBase + path, body: JSON.stringify(Object.fromEntries(rest)) }
}

// An empty segment would silently address the collection, so it is refused.
function segment(name: string, value: unknown): string {
  if (value === undefined || value === null || value === '') throw new TypeError(`The path needs "${name}"`)
  return encodeURIComponent(String(value))
}

// Lists travel as `a,b,c`. What is null or an empty list says nothing and is left out.
function queryString(fields: [string, unknown][]): string {
  const query = new URLSearchParams()
  for (const [name, value] of fields) {
    const written = Array.isArray(value) ? value.join(',') : String(value ?? '')
    if (written !== '') query.set(name, written)
  }
  return query.size > 0 ? `?${query}` : ''
}
