import { describe, expect, test } from 'vitest'
import type { Task } from './related-queries.ts'
import { afterTask, placeBefore } from './tasks.ts'

const task = (id: string): Task => ({
  id,
  text: id,
  owner: null,
  dueAt: null,
  mandatory: false,
  done: false,
  doneAt: null,
  doneBy: null,
  from: null,
  at: '2026-01-01T00:00:00.000Z',
})
const [a, b, c] = [task('a'), task('b'), task('c')]
const me = { id: 'm', name: 'Me', email: null } as never
const now = '2026-01-02T00:00:00.000Z'

describe('how the tasks will look', () => {
  test('done, and by whom; taken up again', () => {
    const [done] = afterTask([a], { do: 'done', task: a, done: true, me }, now)
    expect(done).toMatchObject({ done: true, doneAt: now, doneBy: me })
    expect(afterTask([done as Task], { do: 'done', task: a, done: false, me }, now)).toEqual([a])
  })

  test('a new one comes last; one that is removed is gone', () => {
    expect(afterTask([a], { do: 'add', text: 'x' }, now).map(({ text }) => text)).toEqual(['a', 'x'])
    expect(afterTask([a, b], { do: 'remove', task: a }, now)).toEqual([b])
  })

  test.each([
    [0, ['c', 'a', 'b'], 'a'],
    [1, ['a', 'c', 'b'], 'b'],
    [2, ['a', 'b', 'c'], null],
  ])('the last one moved to place %i', (position, order, before) => {
    expect(afterTask([a, b, c], { do: 'move', task: c, position }, now).map(({ id }) => id)).toEqual(order)
    expect(placeBefore([a, b, c], 'c', position)).toBe(before)
  })
})
