import { createSecretKey, randomUUID } from 'node:crypto'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { addressWith, messageIdWith, readToken, signToken, tokenIn } from './token.ts'

const key = { secret: createSecretKey(Buffer.alloc(32, 7)), tenant: randomUUID() }
const someone = randomUUID()

test('a token says whom and what it was made for, also when a mail system changed its case', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 2 ** 40 - 1 }), fc.uuid(), (number, person) => {
      const token = signToken(key, { ticket: `T-${number}`, person })
      expect(readToken(key, token)).toEqual({ ticket: `T-${number}`, person })
      expect(readToken(key, token.toUpperCase())).toEqual({ ticket: `T-${number}`, person })
    }),
  )
})

test('one letter changed, another workspace, another key: forged', () => {
  const token = signToken(key, { ticket: 'T-7', person: someone })
  for (let n = 0; n < token.length - 1; n++) {
    const changed = `${token.slice(0, n)}${token[n] === 'a' ? 'b' : 'a'}${token.slice(n + 1)}`
    expect(readToken(key, changed)).toBe('forged')
  }
  expect(readToken({ ...key, tenant: randomUUID() }, token)).toBe('forged')
  expect(readToken({ ...key, secret: createSecretKey(Buffer.alloc(32, 8)) }, token)).toBe('forged')
  for (const text of ['', 'invoice', `${token}a`, token.slice(1)]) expect(readToken(key, text)).toBeNull()
})

test('it is found in the address that somebody answered to, and in a Message-ID', () => {
  const token = signToken(key, { ticket: 'T-7', person: someone })
  const address = addressWith('it@desk.example', token)
  expect(address.indexOf('@')).toBeLessThanOrEqual(64)
  expect(tokenIn(address)).toBe(token)
  expect(tokenIn(messageIdWith(token, randomUUID(), 'desk.example'))).toBe(token)
  expect(tokenIn('it@desk.example')).toBeNull()
  expect(tokenIn('it+newsletter@desk.example')).toBeNull()
})

test('a long address stays as it is: its local part may have 64 characters', () => {
  const address = 'service.desk.for.everybody@desk.example'
  expect(addressWith(address, signToken(key, { ticket: 'T-7', person: someone }))).toBe(address)
})
