import { describe, expect, test } from 'vitest'
import type { Mailbox } from './mailbox-values.ts'
import { emptyMailbox, readMailbox, toAdded, toWish } from './mailbox-values.ts'
import { effectsOf } from './mailbox-words.ts'
import { filledBy, portFor, presetOf } from './presets.ts'

const fetched = {
  ...emptyMailbox,
  name: 'Support',
  address: 'support@larkspur.example',
  'incoming.kind': 'imap' as const,
  'incoming.host': 'imap.larkspur.example',
  'incoming.user': 'support',
}

describe('what is sent', () => {
  test('a server goes whole, and nothing that was not touched', () => {
    expect(toWish({ 'incoming.folder': 'Desk' }, { ...fetched, 'incoming.folder': 'Desk' })).toEqual({
      incoming: {
        kind: 'imap',
        host: 'imap.larkspur.example',
        port: 993,
        security: 'tls',
        user: 'support',
        signIn: 'password',
        folder: 'Desk',
        takeOver: 'nothing',
        ticketsFromDays: 30,
        afterwards: 'markRead',
      },
    })
    expect(toWish({ signature: '' }, fetched)).toEqual({ signature: '' })
  })
  test('an empty password keeps the one that is there', () => {
    expect(toWish({ incomingPassword: '' }, fetched)).toEqual({})
    expect(toWish({ incomingPassword: 'x' }, fetched)).toEqual({ incomingPassword: 'x' })
  })
  test('what is no number is left to the server to refuse', () => {
    const { incoming } = toWish({ 'incoming.port': 'imaps' }, { ...fetched, 'incoming.port': 'imaps' })
    expect(JSON.parse(JSON.stringify(incoming)).port).toBeNull()
  })
  test('what is no number is not taken for none', () => {
    const typed = { 'handling.remindAfterDays': 'soon', 'handling.spamScore': '' }
    const { handling } = toWish(typed, { ...fetched, ...typed })
    expect(handling?.spamScore).toBeNull()
    expect(handling?.remindAfterDays).toBeGreaterThan(90)
  })
  test('a mailbox reads back as it was entered', () => {
    const { name, address, incoming, outgoing, handling } = toAdded(fetched)
    const read = { name, address, senderName: null, team: null, category: null, language: 'en', signature: '' }
    const record = { ...read, active: true, incoming, outgoing, handling } as unknown as Mailbox
    expect(readMailbox(record)).toEqual(fetched)
  })
})

describe('presets', () => {
  test('fill in servers and who signs in, and give way to another server', () => {
    const google = { ...fetched, 'incoming.user': '', ...filledBy('google', { ...fetched, 'incoming.user': '' }) }
    expect(google).toMatchObject({
      'incoming.host': 'imap.gmail.com',
      'incoming.signIn': 'google',
      'incoming.user': 'support@larkspur.example',
      'outgoing.host': 'smtp.gmail.com',
    })
    expect(presetOf(google)).toBe('google')
    expect(filledBy('other', google)).toMatchObject({ 'incoming.host': '', 'incoming.signIn': 'password' })
  })
  test('the port follows the security, unless it is one of their own', () => {
    expect([
      portFor('incoming', 'starttls', '993'),
      portFor('outgoing', 'starttls', '465'),
      portFor('incoming', 'tls', '1993'),
    ]).toEqual(['143', '587', '1993'])
  })
})

test('switching off says where mail waits meanwhile', () => {
  expect(effectsOf(fetched, { ...fetched, active: false })).toHaveLength(1)
  expect(effectsOf(fetched, fetched)).toEqual([])
})
