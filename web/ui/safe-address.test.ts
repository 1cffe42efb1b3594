import { describe, expect, test } from 'vitest'
import { hiddenHost, safeAddress } from './safe-address.ts'

describe('an address that somebody wrote', () => {
  test.each([
    ['https://example.com/a?b#c', 'https://example.com/a?b#c', false],
    ['mailto:jo@example.com', 'mailto:jo@example.com', false],
    ['/desk/tickets/T-1', '/desk/tickets/T-1', true],
    ['#part', '#part', true],
  ])('%s is followed', (written, href, ours) => {
    expect(safeAddress(written)).toEqual({ href, ours })
  })

  test.each([
    'javascript:alert(1)',
    'JaVaScRiPt:alert(1)',
    ' javascript:alert(1)',
    'java\nscript:alert(1)',
    'data:text/html,<script>1</script>',
    'vbscript:x',
    'file:///etc/passwd',
    'irc://example.com',
    'blob:https://example.com/1',
    '',
    undefined,
  ])('%s leads nowhere', (written) => {
    expect(safeAddress(written)).toBeNull()
  })

  test.each(['//evil.example/x', '/\\evil.example/x', '\\\\evil.example', '/\t/evil.example'])(
    '%s is not one of ours',
    (written) => {
      expect(safeAddress(written)?.ours ?? false).toBe(false)
    },
  )
})

describe('a link whose text names a host', () => {
  test.each([
    ['https://bank.example/login', 'https://evil.example/', 'evil.example'],
    ['bank.example', 'https://bank.example.evil.example/', 'bank.example.evil.example'],
    ['www.bank.example', 'https://bank.example/x', null],
    ['Click here', 'https://evil.example/', null],
    ['version 1.2', 'https://example.com/', null],
  ])('%s → %s', (text, href, expected) => {
    expect(hiddenHost(text, href)).toBe(expected)
  })
})
