import { expect, test } from 'vitest'
import { fitting, keysFor, typingAt } from './typing.ts'

test.each([
  ['', 'key ', 0, 0],
  ['pri|', 'key pri', 0, 3],
  ['-pri|', 'key pri', 1, 4],
  ['(tag:vpn OR ta|', 'key ta', 12, 14],
  ['priority:|', 'priority ', 9, 9],
  ['is:open priority:P1,P|', 'priority P', 20, 21],
  ['priority:>=P|', 'priority P', 11, 12],
  ['priority:P1..P|', 'priority P', 13, 14],
  ['assignee:"Wren Ti|', 'assignee Wren Ti', 9, 17],
  ['assignee:wr|en rest', 'assignee wr', 9, 13],
  ['https://|', 'key https://', 0, 8],
  ['field.site:Ly|', 'field.site Ly', 11, 13],
])('at %s', (text, said, from, to) => {
  const caret = Math.max(0, text.indexOf('|'))
  const typing = typingAt(text.replace('|', ''), caret)
  expect([`${typing.term?.key ?? 'key'} ${typing.typed}`, typing.from, typing.to]).toEqual([said, from, to])
})

test('keys are found by their names, other names, and what they mean', () => {
  expect(keysFor('pri', [])[0]?.insert).toBe('priority:')
  expect(keysFor('owner', []).map(({ insert }) => insert)).toEqual(['assignee:'])
  expect(keysFor('sit', [{ key: 'site', label: 'Site' }]).map(({ insert }) => insert)).toContain('field.site:')
})

test('values that begin so stand first', () => {
  const all = ['Field', 'Network', 'Field network'].map((label) => ({ insert: label, label, whole: true }))
  expect(fitting(all, 'net').map(({ label }) => label)).toEqual(['Network', 'Field network'])
})
