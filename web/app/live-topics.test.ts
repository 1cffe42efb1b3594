import { describe, expect, test } from 'vitest'
import { showsInList, touchedBy } from './live-topics.ts'

const id = '0198b2c4-1f2a-7c3d-8e4f-5a6b7c8d9e0f'
const other = '0198b2c4-1f2a-7c3d-8e4f-000000000000'
const resolved = { id: '12', event: 'ticket.resolved', data: JSON.stringify({ subject: { kind: 'ticket', id } }) }
const idOf = (number: string) => ({ 'T-1042': id, 'T-104': other })[number]

describe('a resolved ticket', () => {
  test.each([
    ['the lists', ['tickets.list', { status: ['open'] }, 'pages'], true],
    ['the counts', ['tickets.counts', {}], true],
    ['the ticket by number', ['tickets.get', { id: 'T-1042' }], true],
    ['the ticket by id', ['tickets.get', { id }], true],
    ['its conversation', ['messages.list', { id: 'T-1042' }], true],
    ['another ticket', ['tickets.get', { id: 'T-104' }], false],
    ['another ticket by id', ['tickets.get', { id: other }], false],
    ['a ticket whose id is not known yet', ['tickets.get', { id: 'T-7' }], true],
    ['people', ['people.list', {}], false],
    ['who I am', ['me.get', {}], false],
  ])('%s: %s', (_, key, touched) => {
    expect(touchedBy(resolved, idOf)(key)).toBe(touched)
  })
})

test('a changed person touches who I am and the lists that name them', () => {
  const touched = touchedBy({ id: '', event: 'person.changed', data: `{"subject":"${id}"}` }, idOf)
  expect(touched(['me.get', {}])).toBe(true)
  expect(touched(['people.get', { id: 'jo@example.com' }])).toBe(true)
  expect(touched(['people.get', { id: other }])).toBe(false)
})

test('a new key is in the list of keys, a moved category on the tickets that were in it', () => {
  expect(touchedBy({ id: '', event: 'api_key.created', data: '{}' }, idOf)(['api-keys.list', {}, 'pages'])).toBe(true)
  expect(touchedBy({ id: '', event: 'category.removed', data: '{}' }, idOf)(['tickets.list', {}])).toBe(true)
})

test('a noun that nobody listed touches the operations named after it', () => {
  expect(touchedBy({ id: '', event: 'runbook.changed', data: '{}' }, idOf)(['runbooks.list', {}])).toBe(true)
})

test('a ticket that ended is shown in the lists of its parent and of what it is linked with', () => {
  const child = { items: [{ id, number: 'T-1042' }] }
  const link = { items: [{ kind: 'blocks', ticket: { id } }] }
  expect(showsInList(resolved, ['children.list', { id: 'T-1' }], child)).toBe('T-1')
  expect(showsInList(resolved, ['links.list', { id: 'T-2' }], link)).toBe('T-2')
  expect(showsInList(resolved, ['children.list', { id: 'T-3' }], { items: [{ id: other }] })).toBeUndefined()
  expect(showsInList(resolved, ['tickets.list', {}], child)).toBeUndefined()
  expect(showsInList(resolved, ['children.list', { id: 'T-3' }], undefined)).toBeUndefined()
})

test('a message that became a ticket may stand in the conversation of a ticket that the event does not name', () => {
  const split = { id: '', event: 'ticket.split', data: `{"subject":{"id":"${randomId(1)}"}}` }
  expect(touchedBy(split, () => randomId(2))(['messages.list', { id: 'T-2' }])).toBe(true)
  expect(touchedBy({ ...split, event: 'ticket.noted' }, () => randomId(2))(['messages.list', { id: 'T-2' }])).toBe(
    false,
  )
})

const randomId = (n: number) => `00000000-0000-7000-8000-00000000000${n}`
