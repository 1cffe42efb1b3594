// Carries out one command of an operation: reads what was typed, asks where it must, sends, shows the answer.
import type { Operation } from '../../platform/operation.ts'
import { call, type Input } from './client.ts'
import { type Connection, connection } from './credentials.ts'
import { download } from './download.ts'
import { Failure, misuse } from './failure.ts'
import type { Field } from './fields.ts'
import { describe, pageNote } from './render/answer.ts'
import { clean } from './render/text.ts'
import type { Json } from './render/value.ts'
import type { Terminal } from './terminal.ts'
import { readSecrets, readValue, type Typed } from './values.ts'

export interface Flags {
  json?: boolean
  all?: boolean
  yes?: boolean
  output?: string
  ifMatch?: string
  idempotencyKey?: string
}

interface Invocation {
  declared: Operation
  fields: Field[]
  /** The fields that came by position, and what stood there; the file of an upload comes last. */
  placed: Field[]
  words: string[]
  flags: Flags
  showIds: boolean
}

async function inputOf({ declared, fields, placed, words, flags }: Invocation, terminal: Terminal): Promise<Input> {
  const typed = flags as Record<string, Typed | undefined>
  const input: Input = {}
  for (const [index, field] of placed.entries())
    input[field.name] = await readValue(field, words[index] ?? '', terminal)
  for (const field of fields) {
    const value = typed[field.name]
    if (value === undefined || placed.includes(field) || field.secret) continue
    input[field.name] = await readValue(field, value, terminal)
  }
  Object.assign(input, await readSecrets(fields, terminal))
  check(declared, fields, placed, input)
  return input
}

/** What the desk would refuse by shape is told here, before anything is sent. */
function check(declared: Operation, fields: Field[], placed: Field[], input: Input): void {
  const judged = declared.input.safeParse(input)
  if (judged.success) return
  const named = judged.error.issues.map(({ path, message }) => {
    const field = fields.find((one) => one.name === path[0])
    const spelled =
      field && !field.secret && !placed.includes(field) ? `--${field.flag}` : (field?.flag ?? declared.name)
    return { path: spelled, message }
  })
  throw misuse('The command is understood, but not what was given to it.', {
    fields: named,
    effect: 'Nothing was sent.',
  })
}

async function agree({ declared, words, flags }: Invocation, terminal: Terminal): Promise<void> {
  if (declared.safety !== 'destructive' || flags.yes) return
  const question = `${declared.summary}: ${clean(words.join(' '))}. Go on?`
  if (!terminal.interactive)
    throw misuse(`This cannot be undone, and there is nobody to ask: ${declared.summary}.`, {
      next: 'Add --yes to go on without a question.',
    })
  if (!(await terminal.confirm(question))) throw new Failure('Cancelled.', { effect: 'Nothing was changed.' })
}

/** Every page of a list as one. */
async function callAll(to: Connection, declared: Operation, input: Input): Promise<Json> {
  const items: Json[] = []
  let cursor: Json = (input.cursor as string | undefined) ?? null
  do {
    const page = await call(to, declared, { limit: 200, ...input, ...(cursor !== null && { cursor }) })
    const { items: more, nextCursor } = page as { items: Json[]; nextCursor: string | null }
    items.push(...more)
    cursor = nextCursor
  } while (cursor !== null)
  return { items, nextCursor: null }
}

export async function perform(invocation: Invocation, terminal: Terminal): Promise<void> {
  const { declared, placed, words, flags, showIds } = invocation
  const to = await connection(terminal.env)
  const input = await inputOf(invocation, terminal)
  await agree(invocation, terminal)
  if (declared.download) return download(to, declared, input, flags, terminal)
  const sending = { ifMatch: flags.ifMatch, idempotencyKey: flags.idempotencyKey, file: words[placed.length] }
  const answer = flags.all ? await callAll(to, declared, input) : await call(to, declared, input, sending)
  if (flags.json) return terminal.out(`${JSON.stringify(answer, null, 2)}\n`)
  terminal.out(describe(answer, showIds, terminal))
  const note = pageNote(answer)
  if (note) terminal.err(`\n${note}`)
}
