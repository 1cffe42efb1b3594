import { expect, test } from 'vitest'
import { mergePreview } from './merge-preview.ts'

const person = (name: string) => ({ id: name, name, email: null }) as never
const side = (number: string, more: object = {}) =>
  ({ number, status: 'open', tags: [], requester: person('Ada'), related: null, checklist: null, ...more }) as never

test('one requester: both in one, and nothing else worth a word', () => {
  expect(mergePreview(side('T-1'), side('T-2'), true)).toEqual([
    'T-1 is closed. Agents read its conversation and files on T-2, in order of time.',
    'Ada reads both in one.',
  ])
})

test('two requesters, and what comes along or stays', () => {
  const related = { children: { of: 1, done: 0 }, tasks: { of: 2, done: 0 }, links: 0 }
  const source = side('T-1', { tags: ['vpn', 'wifi'], related, checklist: { total: 3 } })
  const lines = mergePreview(source, side('T-2', { tags: ['vpn'], requester: person('Bo') }), false)
  expect(lines.slice(1)).toEqual([
    'Ada is in copy on T-2, and what they write to T-1 is read there.',
    'Bo reads nothing of T-1.',
    'T-2 gets the tag wifi.',
    'T-2 shows its 1 child, 2 tasks as well.',
    'Its checklists stay with T-1.',
  ])
  expect(mergePreview(source, side('T-2', { requester: person('Bo') }), true).join()).not.toContain('reads nothing')
})
