// An operation is declared once, as data. HTTP routes, the OpenAPI document, the typed clients, the command line, the
// authorisation matrix and the fuzz test are rendered from the declaration; nobody writes a route or a command by hand.
import type { z } from 'zod'

export type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'

/** What a caller has to hold. `public`: nobody needs to be signed in. `signed_in`: any account of the tenant. */
export type Requirement = Permission | 'public' | 'signed_in'

export const permissions = [
  'tickets.use',
  'tickets.work',
  'tickets.all',
  'tickets.organisation',
  'tickets.delete',
  'tickets.import',
  'categories.manage',
  'replies.manage',
  'time.manage',
  'types.manage',
  'fields.manage',
  'mail.review',
  'mail.manage',
  'directory.read',
  'people.manage',
  'organisations.manage',
  'teams.manage',
  'roles.manage',
  'keys.own',
  'keys.manage',
  'desk.operate',
  'audit.read',
] as const
export type Permission = (typeof permissions)[number]

export interface Operation<
  Name extends string = string,
  Input extends z.ZodType = z.ZodType,
  Output extends z.ZodType = z.ZodType,
> {
  /** `nouns.verb` in the words of GLOSSARY.md; also the command `mendbook tickets resolve`. */
  name: Name
  /** Method and path below `/api/v1`; `{id}` is filled from the input. GET and DELETE send the rest as query, others as JSON. */
  http: `${Method} /${string}`
  permission: Requirement
  /** One line, imperative: the title in the API reference and the help text of the command. */
  summary: string
  /** `read` changes nothing; `write` can be undone or repeated; `destructive` asks before it runs at the command line. */
  safety: 'read' | 'write' | 'destructive'
  /** Always an object: its keys are the fields of the request. */
  input: Input
  output: Output
  /** Status of success, 200 unless told. 204 sends no body. */
  status?: 200 | 201 | 202 | 204
  /** Reads, and leaves a trace of that in the log of events. */
  traced?: boolean
  /** Honours `If-Match: "<revision>"`: a stale write is refused with 412 and the record as it is now. */
  revisioned?: boolean
  /** Takes one file as multipart/form-data, in the field `file`; fields of the input may travel beside it. */
  upload?: boolean
  /** How large the file may be, in MB; 25 unless told. */
  uploadMegabytes?: number
  /** Answers with a file and not with JSON; the output describes what the verb hands to the entrypoint. */
  download?: boolean
  /** With `download`: a page of somebody else's making, shown in a sandboxed frame, where nothing in it can run. */
  framed?: boolean
  /** The answer holds a secret that is shown once: wherever it is kept for a repeated request, it is kept encrypted. */
  secretAnswer?: boolean
  /** Attempts per minute and address: for what strangers may call. */
  attemptsPerMinute?: number
}

export function operation<Name extends string, I extends z.ZodType, O extends z.ZodType>(
  declared: Operation<Name, I, O>,
): Operation<Name, I, O> {
  return declared
}

/** The method and the path of an operation, apart. */
export function route(declared: Pick<Operation, 'http'>): { method: Method; path: string; params: string[] } {
  const [method, path] = declared.http.split(' ') as [Method, string]
  return { method, path, params: [...path.matchAll(/\{(\w+)\}/g)].map((match) => match[1] as string) }
}
