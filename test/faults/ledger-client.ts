// A client outside the desk that remembers what it was told. Each write carries a mark that stands in nothing else, so that
// the audit can count what became of it; half of them carry an Idempotency-Key, so that they can be sent again.
import { createHash } from 'node:crypto'
import { setTimeout as wait } from 'node:timers/promises'

export type Kind = 'open' | 'reply' | 'resolve' | 'attach' | 'organise'

export interface Write {
  kind: Kind
  mark: string
  key: string | undefined
  path: string
  /** The body as JSON, or the content of a file. */
  body: object | string
  /** The ticket that it is about; unknown for one that is being opened. */
  ticket: string | undefined
  /** Undefined: no answer came, so nobody knows. */
  answer: Answer | undefined
  /** Milliseconds until the answer. */
  ms: number | undefined
}

export interface Answer {
  status: number
  /** Seconds. */
  retryAfter?: number
  // biome-ignore lint/suspicious/noExplicitAny: tests look into answers of every shape
  body: any
}

export interface LedgerClient {
  ledger: Write[]
  /** Writes from several places at once, until the desk is gone or it is told to stop. */
  write(url: string, writers: number, how?: { stop?: AbortSignal; organise?: boolean }): Promise<void>
  /** Sends a write (again). */
  send(url: string, write: Write): Promise<Answer>
  read(url: string, path: string): Promise<Answer>
}

export const sha256 = (content: string) => createHash('sha256').update(content).digest('hex')

/** @param random between 0 and 1, from a seed that the test prints */
export function ledgerClient(token: string, random: () => number): LedgerClient {
  const ledger: Write[] = []
  const headers = { authorization: `Bearer ${token}` }
  let count = 0

  const mark = (kind: Kind) => `${kind}-${(++count).toString(36)}-${Math.floor(random() * 1e9).toString(36)}`

  function plan(kind: Kind, ticket: string | undefined): Write {
    const text = mark(kind)
    return {
      kind,
      mark: text,
      key: random() < 0.5 ? `key-${text}` : undefined,
      ticket,
      answer: undefined,
      ms: undefined,
      ...request(),
    }
    function request(): Pick<Write, 'path' | 'body'> {
      if (kind === 'open') return { path: '/tickets', body: { title: text, description: `Says ${text}.` } }
      if (kind === 'reply') return { path: `/tickets/${ticket}/replies`, body: { body: text } }
      if (kind === 'resolve') return { path: `/tickets/${ticket}/resolution`, body: { resolution: text } }
      if (kind === 'attach') return { path: `/tickets/${ticket}/attachments`, body: text.repeat(1 + random() * 3000) }
      return { path: '/organisations', body: { name: text, domains: [domainOf(text)] } }
    }
  }

  async function send(url: string, { path, body, key, mark }: Write): Promise<Answer> {
    const file = typeof body === 'string'
    const response = await fetch(`${url}/api/v1${path}`, {
      method: 'POST',
      headers: {
        ...headers,
        ...(!file && { 'content-type': 'application/json' }),
        ...(key && { 'idempotency-key': key }),
      },
      body: file ? form(mark, body) : JSON.stringify(body),
    })
    const retryAfter = response.headers.get('retry-after')
    const answer = { status: response.status, body: await response.json() }
    return { ...answer, ...(retryAfter && { retryAfter: Number(retryAfter) }) }
  }

  /** @returns what was made, or undefined when the desk refused; then a moment has passed */
  async function note(url: string, write: Write): Promise<Answer['body']> {
    ledger.push(write)
    const began = performance.now()
    write.answer = await send(url, write)
    write.ms = performance.now() - began
    if (write.answer.status < 300) return write.answer.body
    await wait(100)
    return undefined
  }

  /** A ticket's life: opened, talked about, given files, resolved. Now and then a new organisation whose people are waiting. */
  async function live(url: string, organises: boolean): Promise<void> {
    const ticket = await note(url, plan('open', undefined))
    const talk = Array.from({ length: random() * 4 }, () => (random() < 0.4 ? 'attach' : 'reply') as Kind)
    const kinds = [...talk, ...(random() < 0.5 ? ['resolve' as Kind] : [])]
    for (const kind of ticket ? kinds : []) {
      if (!(await note(url, plan(kind, ticket.id)))) return
    }
    if (organises && random() < 0.2) await organise(url)
  }

  async function organise(url: string): Promise<void> {
    const write = plan('organise', undefined)
    const person = { name: 'Passenger', email: `passenger@${domainOf(write.mark)}`, roles: ['End User'] }
    await send(url, { ...write, key: undefined, path: '/people', body: person })
    await note(url, write)
  }

  return {
    ledger,
    send,
    async write(url, writers, { stop, organise = true } = {}) {
      const write = async () => {
        while (!stop?.aborted) await live(url, organise)
      }
      await Promise.all(Array.from({ length: writers }, () => write().catch(goneOnly)))
    },
    async read(url, path) {
      const response = await fetch(`${url}/api/v1${path}`, { headers })
      return { status: response.status, body: await response.json() }
    },
  }
}

/** `fetch` throws a TypeError when there is no (whole) answer; anything else is a mistake of this client. */
function goneOnly(error: unknown): void {
  const cut = error instanceof TypeError || error instanceof SyntaxError
  if (!cut) throw error
}

export const domainOf = (mark: string) => `${mark}.example`

function form(name: string, content: string): FormData {
  const data = new FormData()
  data.append('file', new File([content], `${name}.txt`))
  return data
}
