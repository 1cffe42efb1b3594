import { describe, expect, test } from 'vitest'
import type { Change } from './sides.ts'
import { differences, touched, without } from './sides.ts'

const ada = { id: '1', name: 'Ada', email: null }
const ben = { id: '2', name: 'Ben', email: null }
const open = { key: 'open', name: 'Open' }
const waiting = { key: 'pending', name: 'Waiting' }
const base = { title: 'Printer', priority: 'P3', status: 'open', state: open, assignee: null, tags: ['a'] } as const

describe('both sides of a conflict', () => {
  test('one field that both changed is contested', () => {
    expect(differences(base as never, { priority: 'P2' }, { ...base, priority: 'P1' } as never)).toEqual([
      { field: 'priority', before: 'P3', mine: 'P2', theirs: 'P1', contested: true },
    ])
  })

  test('what only they changed is shown beside what only I changed', () => {
    const found = differences(base as never, { title: 'Printer jam' }, {
      ...base,
      status: 'pending',
      state: waiting,
    } as never)
    expect(found).toEqual([
      { field: 'title', before: 'Printer', mine: 'Printer jam', theirs: undefined, contested: false },
      { field: 'state', before: open, mine: undefined, theirs: waiting, contested: false },
    ])
  })

  test('the same wish twice is no contest', () => {
    const found = differences(base as never, { assignee: ada }, { ...base, assignee: ada } as never)
    expect(found).toMatchObject([{ field: 'assignee', contested: false }])
  })

  test('records and lists are compared by what they hold', () => {
    expect(differences(base as never, {}, { ...base, tags: ['a'] } as never)).toEqual([])
    expect(differences({ assignee: ada }, { assignee: ben }, { assignee: null })).toMatchObject([
      { field: 'assignee', mine: ben, theirs: null, contested: true },
    ])
  })

  test('a field that the reader never had is not called changed', () => {
    expect(differences({ title: 'x' }, { title: 'y' }, { title: 'x', description: 'long' } as never)).toHaveLength(1)
  })
})

describe('taking their side', () => {
  const change: Change = { kind: 'change', wish: { title: 'a', priority: 'P1' }, mine: { title: 'a', priority: 'P1' } }

  test('leaves the rest of mine', () => {
    expect(without(change, ['title'])).toEqual({ kind: 'change', wish: { priority: 'P1' }, mine: { priority: 'P1' } })
    expect(without(change, [])).toBe(change)
  })
  test('leaves nothing when there was nothing else', () => {
    expect(without(change, ['title', 'priority'])).toBeNull()
  })
  test('of the state takes its kind along', () => {
    const move: Change = { kind: 'change', wish: { state: 'pending' }, mine: { state: waiting, status: 'pending' } }
    expect(without(move, ['state'])).toBeNull()
  })
  test('takes back an act as a whole', () => {
    const resolve: Change = {
      kind: 'resolve',
      wish: { resolution: 'x' },
      mine: { status: 'resolved', resolution: 'x' },
    }
    expect(without(resolve, ['state'])).toBeNull()
  })
})

describe('fields of the workspace', () => {
  const ticket = { number: 'T-1', fields: { site: 'lyon', seats: 3 }, fieldTexts: { site: 'Lyon', seats: '3' } }
  const change: Change = {
    kind: 'change',
    wish: { fields: { site: 'paris' } },
    mine: { fields: { site: 'paris' }, fieldTexts: { site: 'Paris' } },
  }

  test('are told one by one, and only those that changed', () => {
    const theirs = { ...ticket, fields: { site: 'rome', seats: 3, order: 'A-1' } }
    expect(differences(ticket as never, change.mine, theirs as never)).toEqual([
      { field: 'fields.site', before: 'lyon', mine: 'paris', theirs: 'rome', contested: true },
      { field: 'fields.order', before: null, mine: undefined, theirs: 'A-1', contested: false },
    ])
  })

  test('are touched one by one: what stands under another key is nothing of the change', () => {
    expect(touched(change, ticket as never)).toEqual({ fields: { site: 'lyon' }, fieldTexts: { site: 'Lyon' } })
    expect(touched(change, { ...ticket, fields: { seats: 4 }, fieldTexts: {} } as never).fields).toEqual({ site: null })
  })

  test('where their side is taken, nothing of it is left', () => {
    expect(without(change, ['fields.site'])).toBeNull()
    expect(without(change, ['fields.seats'])).toEqual(change)
  })
})
