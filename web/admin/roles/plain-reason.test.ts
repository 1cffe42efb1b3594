import { expect, test } from 'vitest'
import { plainReason } from './plain-reason.ts'

test.each([
  [{ allowed: true, reason: null }, null],
  [
    { allowed: false, reason: 'Needs the permission teams.manage.' },
    'Your roles do not let you manage teams. Ask an admin.',
  ],
  [{ allowed: false, reason: 'Needs the permission moon.land.' }, 'Needs the permission moon.land.'],
  [{ allowed: false, reason: 'You cannot deactivate yourself.' }, 'You cannot deactivate yourself.'],
  [{ allowed: false, reason: null }, 'This is not possible now.'],
])('%j is %j', (can, words) => {
  expect(plainReason(can)).toBe(words)
})
