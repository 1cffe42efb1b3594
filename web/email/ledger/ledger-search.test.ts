import { describe, expect, test } from 'vitest'
import { readLedgerSearch, toFilter } from './ledger-search.ts'

describe('the address of the ledger', () => {
  test('begins with what is held back', () => {
    expect(readLedgerSearch({ show: 'quarantined' })).toEqual({})
    expect(toFilter({})).toEqual({ state: 'quarantined' })
  })
  test('drops what does not belong there', () => {
    expect(readLedgerSearch({ show: 'lost', mailbox: 3, from: ' a@b.example ', extra: 'x' })).toEqual({
      from: 'a@b.example',
    })
  })
  test('asks for every state by naming none', () => {
    expect(toFilter({ show: 'all', mailbox: 'Support' })).toEqual({ mailbox: 'Support' })
  })
})
