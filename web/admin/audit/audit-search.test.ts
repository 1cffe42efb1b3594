import { expect, test } from 'vitest'
import { eventWords, toFilter } from './audit-filter.ts'
import { readAuditSearch } from './audit-search.ts'

test('what does not belong into the address is dropped', () => {
  expect(readAuditSearch({ q: ' ', actor: 7, from: 'yesterday', to: '2026-03-01', other: 'x' })).toEqual({
    to: '2026-03-01',
  })
})

test('days are whole ones, both ends included', () => {
  const { from, to } = toFilter({ from: '2026-03-01', to: '2026-03-01' })
  expect(new Date(String(to)).getTime() - new Date(String(from)).getTime()).toBe(24 * 3600 * 1000)
  expect(toFilter({ name: 'a.b,c.d', subject: ' T-7 ', q: 'vpn' })).toEqual({
    name: ['a.b', 'c.d'],
    subject: 'T-7',
    text: 'vpn',
  })
})

test('names of events are said', () => expect(eventWords('sign_in.failed')).toBe('Sign in: failed'))
