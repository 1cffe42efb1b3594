import fc from 'fast-check'
import { expect, test } from 'vitest'
import { ImportRow } from '../contract.ts'
import type { State } from './convert.ts'
import { ticketOf } from './log.ts'

const at = (hour: number) => `2026-01-01T${String(hour).padStart(2, '0')}:00:00.000Z`
const state = (line: number, row: Partial<ImportRow>, more: Partial<State> = {}): State => ({
  line,
  row: { line, id: 'A', title: 'VPN', ...row },
  standIn: false,
  ...more,
})
const none = new Set<never>()

test('one row is a ticket without a history', () => {
  expect(ticketOf([state(2, { status: 'new' })], none)).toEqual({ line: 2, id: 'A', title: 'VPN', status: 'new' })
})

test('later rows say what changed, who did it and when; what they leave out stands', () => {
  const ticket = ticketOf(
    [
      state(2, { status: 'new', team: 'Ops', updatedAt: at(1) }, { theirs: 'New' }),
      state(3, { status: 'on_hold', assigneeName: 'Kim', updatedAt: at(2) }, { theirs: 'Awaiting Vendor', by: 'Lee' }),
      state(4, { status: 'on_hold', updatedAt: at(3) }, { theirs: 'Awaiting Evidence' }),
      state(5, { status: 'resolved', updatedAt: at(4) }, { theirs: 'Resolved', by: 'Kim' }),
    ],
    none,
  )
  expect(ticket).toMatchObject({ line: 2, status: 'resolved', team: 'Ops', assigneeName: 'Kim', resolvedAt: at(4) })
  expect(ticket.history).toEqual([
    {
      at: at(2),
      by: 'Lee',
      changes: { status: ['new', 'on_hold'], theirs: ['New', 'Awaiting Vendor'], assignee: [null, 'Kim'] },
    },
    { at: at(3), changes: { theirs: ['Awaiting Vendor', 'Awaiting Evidence'] } },
    { at: at(4), by: 'Kim', changes: { status: ['on_hold', 'resolved'], theirs: ['Awaiting Evidence', 'Resolved'] } },
  ])
})

test('counters are kept and not told; rows without a time of their own change the ticket and tell nothing', () => {
  const counted = ticketOf(
    [
      state(2, { fields: { moves: 0, site: 'Lyon' }, updatedAt: at(1) }),
      state(3, { fields: { moves: 1, site: 'Lille' }, updatedAt: at(2) }),
    ],
    new Set(['field.moves'] as const),
  )
  expect(counted.fields).toEqual({ moves: 1, site: 'Lille' })
  expect(counted.history).toEqual([{ at: at(2), changes: { field_site: ['Lyon', 'Lille'] } }])
  expect(ticketOf([state(2, { status: 'new' }), state(3, { status: 'closed' })], none)).toEqual({
    line: 2,
    id: 'A',
    title: 'VPN',
    status: 'closed',
  })
})

test('in whatever order the rows stand, the ticket is the same', () => {
  const statuses = ['new', 'open', 'pending', 'on_hold', 'resolved', 'closed'] as const
  const hours = fc.uniqueArray(fc.integer({ min: 0, max: 23 }), { minLength: 1, maxLength: 12 })
  const rows = hours.chain((all) =>
    fc.tuple(
      ...all.map((hour) =>
        fc.constantFrom(...statuses).map((status) => state(hour + 2, { status, updatedAt: at(hour) })),
      ),
    ),
  )
  fc.assert(
    fc.property(rows, fc.infiniteStream(fc.nat()), (states, order) => {
      const mixed = states.map((one) => ({ one, key: order.next().value })).sort((a, b) => a.key - b.key)
      const ticket = ticketOf(
        mixed.map(({ one }) => one),
        none,
      )
      expect(ticket).toEqual(ticketOf(states, none))
      expect(ImportRow.safeParse(ticket).error).toBeUndefined()
      // What changed leads from one state to the next without a gap.
      const steps = (ticket.history ?? []).flatMap(({ changes }) => (changes.status ? [changes.status] : []))
      for (const [index, step] of steps.entries()) if (index > 0) expect(step[0]).toBe(steps[index - 1]?.[1])
      if (steps.length > 0) expect(steps.at(-1)?.[1]).toBe(ticket.status)
    }),
  )
})
