// Every event of a ticket has words. The names are read from the code that records them.
import { readdir, readFile } from 'node:fs/promises'
import path from 'node:path'
import { expect, test } from 'vitest'
import { describe, ticketWords } from './words.ts'

const source = path.resolve(import.meta.dirname, '../..')

async function eventNames(): Promise<string[]> {
  const files = await readdir(source, { recursive: true })
  const code = files.filter((file) => file.endsWith('.ts') && !file.endsWith('.test.ts'))
  const texts = await Promise.all(code.map((file) => readFile(path.join(source, file), 'utf8')))
  return [
    ...new Set(texts.flatMap((text) => [...text.matchAll(/'(ticket\.[a-z_]+)'/g)].map((match) => match[1] as string))),
  ]
}

/** Queries name columns in the same way, and so do the variables of saved replies and of mails. */
async function columns(): Promise<string[]> {
  const schema = await readFile(path.join(source, 'tickets/schema.ts'), 'utf8')
  const [, ticket = ''] = /\n {4}ticket: \{([^}]*)\}/.exec(schema) ?? []
  return [...[...ticket.matchAll(/(\w+):/g)].map(([, name]) => name), 'category', 'team', 'link', 'subject'].map(
    (name) => `ticket.${name}`,
  )
}

test('every event that a ticket can have says something', async () => {
  const known = await columns()
  const names = (await eventNames()).filter((name) => !known.includes(name))
  expect(names.length).toBeGreaterThan(10)
  expect(names.filter((name) => !(name in ticketWords))).toEqual([])
})

test.each([
  [{ priority: ['P3', 'P2'], tags: [[], ['vpn']] }, 'set the priority from P3 to P2; added the tag vpn'],
  [
    { fields: [{ site: 'Lyon' }, { site: 'Nice', lamp: 3 }] },
    'set the field site from Lyon to Nice; set the field lamp to 3',
  ],
  [{ fields: [{ site: 'Lyon' }, {}] }, 'removed the field site Lyon'],
  [{ team: [null, { id: 'x', name: 'Service' }] }, 'gave it to Service'],
  [{ assignee: [{ id: 'x', name: 'Ada' }, null] }, 'unassigned Ada'],
  [{ priorityBy: ['matrix', 'hand'] }, 'changed the ticket'],
])('%j', (changes, words) => {
  expect(describe({ name: 'ticket.changed', changes })).toBe(words)
})
