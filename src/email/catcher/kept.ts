// The mails of a catcher: in memory, the newest of them, for whoever tries the desk without any mail account.
import { randomUUID } from 'node:crypto'
import { type AddressObject, type ParsedMail, simpleParser } from 'mailparser'

export interface Caught {
  id: string
  at: Date
  raw: Buffer
  /** Who it went to by the envelope: more than its headers tell. */
  to: string[]
  /** `out`: the desk sent it; `in`: it was written here, to the desk. */
  way: 'out' | 'in'
  mail: ParsedMail
}

export interface Kept {
  add(raw: Buffer, to: string[], way: Caught['way']): Promise<Caught>
  /** Newest first. */
  all(): Caught[]
  get(id: string): Caught | undefined
  clear(): void
  /** Answers how to stop listening. */
  listen(changed: () => void): () => void
}

export function keptInMemory(most = 500): Kept {
  let mails: Caught[] = []
  const listeners = new Set<() => void>()
  const changed = () => {
    for (const tell of listeners) tell()
  }
  return {
    async add(raw, to, way) {
      const caught = { id: randomUUID(), at: new Date(), raw, to, way, mail: await simpleParser(raw) }
      mails = [caught, ...mails].slice(0, most)
      changed()
      return caught
    },
    all: () => mails,
    get: (id) => mails.find((each) => each.id === id),
    clear() {
      mails = []
      changed()
    },
    listen(tell) {
      listeners.add(tell)
      return () => listeners.delete(tell)
    },
  }
}

export const addressesOf = (found: AddressObject | AddressObject[] | undefined) =>
  [found ?? []]
    .flat()
    .flatMap(({ value }) => value.flatMap(({ name, address }) => (address ? [{ name, address }] : [])))
