import { describe, expect, test } from 'vitest'
import type { Entry } from '../../tickets/conversation/timeline.ts'
import { plainLine, plainLines } from './plain-line.ts'

const me = 'kwame'
const wren = { kind: 'person', id: 'wren', name: 'Wren' }
const entry = (name: string, changes: object, actor: object = wren) =>
  ({ id: name, at: '2026-11-21T08:00:00.000Z', name, actor, changes, summary: '', causedBy: null }) as unknown as Entry
const self = { kind: 'person', id: me, name: 'Kwame' }

describe('what happened, in plain words', () => {
  test.each([
    ['ticket.assigned', { assignee: [null, { id: 'wren', name: 'Wren' }] }, 'Wren looks after it'],
    ['ticket.changed', { status: ['open', 'pending'] }, 'Waiting for your answer'],
    ['ticket.changed', { status: ['open', 'on_hold'], priority: ['P3', 'P2'] }, 'Waiting for others'],
    ['ticket.changed', { title: ['a', 'b'] }, 'Renamed to “b”'],
    ['ticket.resolved', { resolution: 'New cable' }, 'Wren fixed it'],
    ['ticket.closed', {}, 'It was closed'],
    ['ticket.closed', { after: 5 }, 'It closed by itself'],
    ['ticket.participant_added', { role: 'cc', person: { id: 'x', name: 'Ines' } }, 'Wren added Ines'],
    ['ticket.participant_added', { role: 'cc', person: { id: 'kwame', name: 'Kwame' } }, 'Wren added you'],
    ['ticket.participant_removed', { role: 'cc', person: { id: 'x', name: 'Ines' } }, 'Ines is no longer in copy'],
    ['ticket.reopened', { status: ['closed', 'open'] }, 'Wren reopened it'],
  ])('%s %j', (name, changes, text) => {
    expect(plainLine(entry(name, changes), me)).toBe(text)
  })

  test('is told to the one who did it', () => {
    expect(plainLine(entry('ticket.reopened', {}, self), me)).toBe('You reopened it')
    expect(plainLine(entry('ticket.closed', { confirmed: true }, self), me)).toBe('You confirmed that it is fixed')
  })

  test.each([
    ['ticket.changed', { priority: ['P3', 'P1'] }],
    ['ticket.changed', { tags: [[], ['vip']], category: [null, { name: 'Network' }] }],
    ['ticket.assigned', { team: [null, { name: 'Network' }] }],
    ['ticket.assigned', { assignee: [{ name: 'Wren' }, null] }],
    ['ticket.imported', { source: 'old desk' }],
    ['ticket.participant_added', { role: 'watcher', person: { id: 'x', name: 'Ines' } }],
    ['ticket.deleted', {}],
    ['ticket.restored', {}],
    ['reaction.failed', { reaction: 'rules', error: 'broken' }],
  ])('leaves out what is the business of the desk: %s %j', (name, changes) => {
    expect(plainLine(entry(name, changes), me)).toBeNull()
  })

  test('does not tell somebody that their own answer moved it', () => {
    expect(plainLine(entry('ticket.changed', { status: ['pending', 'open'] }, self), me)).toBeNull()
  })
})

test('what one pause says twice stands once, where it ended', () => {
  const hold = { ...entry('ticket.changed', { status: ['open', 'on_hold'] }), id: 'first' }
  const again = { ...hold, id: 'second' }
  expect(
    plainLines([hold, entry('ticket.changed', { priority: ['P3', 'P1'] }), again], me).map(({ id }) => id),
  ).toEqual(['second'])
})
