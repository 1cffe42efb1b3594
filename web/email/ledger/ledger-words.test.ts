import { expect, test } from 'vitest'
import { sentencesOf, splitFrom } from './ledger-words.ts'

const verdict = {
  kind: 'auto-reply',
  why: 'The header says so.',
  neverAnswer: true,
  from: 'failed' as const,
  spf: 'pass',
  dkim: null,
  dmarc: 'fail',
  by: 'mx.larkspur.example',
  match: 'token' as const,
  warnings: [],
  addressed: [],
  defects: [],
}

test('a verdict reads as sentences, each with what it rests on', () => {
  expect(sentencesOf(verdict)).toEqual([
    { text: 'An automatic reply, such as an out-of-office note.', detail: 'The header says so.' },
    { text: 'Its sender is not who it says, says mx.larkspur.example.', detail: 'SPF pass · DMARC fail' },
    { text: 'It found its ticket by the signed address or message that it answers.' },
  ])
  expect(sentencesOf({ ...verdict, kind: 'unheard-of', match: null })[0]?.text).toBe('It was taken for: unheard-of.')
})

test('a sender is a name and an address, or an address alone', () => {
  expect(splitFrom('Kai <kai@b.example>')).toEqual({ name: 'Kai', address: 'kai@b.example' })
  expect(splitFrom('kai@b.example')).toEqual({ name: '', address: 'kai@b.example' })
  expect(splitFrom('a < b')).toEqual({ name: '', address: 'a < b' })
  expect(splitFrom(null)).toEqual({ name: '', address: '' })
})
