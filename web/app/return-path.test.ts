import { expect, test } from 'vitest'
import { ownPath } from './return-path.ts'

const origin = 'https://desk.example.com'

test.each(['/', '/desk/tickets?status=open', '/desk/tickets/T-1042#message-3', '/portal?q=a//b'])(
  '%s is ours',
  (path) => {
    expect(ownPath(path, origin)).toBe(path)
  },
)

test.each([
  'https://evil.example',
  '//evil.example',
  '/\\evil.example',
  '\\\\evil.example',
  '/\t/evil.example',
  '/\n/evil.example',
  '/a\\..\\b',
  'javascript:alert(1)',
  'desk/tickets',
  '',
  undefined,
  ['/desk'],
])('%j is not followed', (path) => {
  expect(ownPath(path, origin)).toBeNull()
})
