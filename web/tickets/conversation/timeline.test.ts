import { describe, expect, test } from 'vitest'
import type { Attachment, Entry, Message } from './timeline.ts'
import { loose, middle, summarise, timeline } from './timeline.ts'

const openedAt = '2026-11-21T08:00:00.000Z'
const minute = (n: number) => new Date(Date.parse(openedAt) + n * 60_000).toISOString()
const message = (id: string, at: number, files: string[] = []) =>
  ({ id, at: minute(at), attachments: files.map((file) => ({ id: file })) }) as Message
const event = (id: string, at: number, name: string, who = 'Wren', changes = {}) =>
  ({ id, at: minute(at), name, actor: { kind: 'person', id: who, name: who }, summary: id, changes }) as Entry
const file = (id: string, at: number, visibility: 'public' | 'internal' = 'public') =>
  ({ id, at: minute(at), visibility }) as Attachment
const shape = (said: Partial<Parameters<typeof timeline>[0]>) =>
  timeline({ openedAt, messages: [], events: [], files: [], ...said }).items.map((item) =>
    item.kind === 'changes' ? item.entries.map(({ id }) => id).join('+') : `${item.kind}:${item.id}`,
  )

describe('the conversation in time order', () => {
  test('groups changes between two messages into one line', () => {
    const messages = [message('m1', 1), message('m2', 10)]
    const events = [
      event('c1', 2, 'ticket.changed'),
      event('c2', 3, 'ticket.assigned'),
      event('c3', 11, 'ticket.changed'),
    ]
    expect(shape({ messages, events })).toEqual(['message:m1', 'c1+c2', 'message:m2', 'c3'])
  })

  test('says nothing twice: opening, replies, notes and their files are there already', () => {
    const names = ['ticket.opened', 'ticket.replied', 'ticket.noted', 'ticket.attached']
    expect(shape({ events: names.map((name, index) => event(name, index, name)) })).toEqual([])
  })

  test('puts the change that a reply caused behind the reply', () => {
    expect(shape({ messages: [message('m', 5)], events: [event('c', 5, 'ticket.changed')] })).toEqual([
      'message:m',
      'c',
    ])
  })

  test('shows a resolution in full, also after the ticket was reopened', () => {
    const events = [
      event('r', 1, 'ticket.resolved', 'Wren', { resolution: 'New cable.' }),
      event('o', 2, 'ticket.reopened'),
    ]
    expect(shape({ events })).toEqual(['resolution:r', 'o'])
  })

  test('gives files of the first minutes to the description', () => {
    const files = [file('early', 1), file('late', 60), file('later', 61)]
    const { opening } = timeline({ openedAt, messages: [], events: [], files })
    expect(opening.map(({ id }) => id)).toEqual(['early'])
    expect(shape({ files })).toEqual(['files:late'])
  })
})

test('files of messages and of unsent drafts are not loose', () => {
  const files = [file('a', 1), file('b', 1), file('draft', 1, 'internal')]
  expect(loose(files, [message('m', 2, ['a'])]).map(({ id }) => id)).toEqual(['b'])
})

test('a line names its author once, and all authors when there are several', () => {
  expect(summarise([event('did this', 1, 'x'), event('did that', 2, 'x')])).toEqual({
    who: 'Wren',
    text: 'did this; did that',
  })
  expect(summarise([event('did this', 1, 'x'), event('did that', 2, 'x', 'Ines')])).toEqual({
    who: null,
    text: 'Wren did this; Ines did that',
  })
})

test('only a long conversation is folded, and its end stays', () => {
  const items = Array.from({ length: 100 }, (_, n) => ({ kind: 'message', id: String(n) })) as never[]
  expect(middle(items.slice(0, 60))).toBeNull()
  expect(middle(items)).toEqual({ from: 5, length: 70 })
})
