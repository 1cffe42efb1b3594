import { expect, test } from 'vitest'
import { tokenOf } from './link-token.ts'

const token = 'VJ0w8CmX1r2eQ7a_b-3tYk9LzN5pU6sD4fG8hJ1kM0o'

test.each([
  ['the fragment of the address', `#token=${token}`, token],
  ['the fragment as the router gives it, without its sign', `token=${token}`, token],
  ['the link as it was printed', `  http://127.0.0.1:4800/setup#token=${token}\n`, token],
  ['the token alone', token, token],
  ['nothing', '', null],
  ['a fragment without it', '#top', null],
  ['something far too short', '#token=abc', null],
  ['broken percent-encoding', '#token=%E0%A4%A', null],
  ['markup', '<img src=x onerror=alert(1)>', null],
])('%s', (_, text, expected) => {
  expect(tokenOf(text)).toBe(expected)
})
