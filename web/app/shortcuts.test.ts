import { expect, test } from 'vitest'
import type { Stroke } from './shortcuts.ts'
import { matchStroke } from './shortcuts.ts'

const press = (key: string, held: Partial<Stroke> = {}): Stroke => ({
  key,
  mod: false,
  alt: false,
  shift: false,
  ...held,
})
const shortcuts = ['c', 'g i', 'g a', 'mod+k', 'mod+enter', 'shift+r', '?']

test.each([
  ['c', press('c'), 'c'],
  ['C with caps lock off means shift+c, which is none', press('C', { shift: true }), null],
  ['shift+r', press('R', { shift: true }), 'shift+r'],
  ['the question mark, wherever it is on the keyboard', press('?', { shift: true }), '?'],
  ['mod+k', press('k', { mod: true }), 'mod+k'],
  ['mod+enter', press('Enter', { mod: true }), 'mod+enter'],
  ['mod+c stays the browser’s', press('c', { mod: true }), null],
  ['alt+c stays the browser’s', press('c', { alt: true }), null],
])('%s', (_, stroke, hit) => {
  expect(matchStroke('', stroke, shortcuts)).toEqual({ hit, pending: '' })
})

test('a sequence waits for its second key', () => {
  expect(matchStroke('', press('g'), shortcuts)).toEqual({ hit: null, pending: 'g' })
  expect(matchStroke('g', press('i'), shortcuts)).toEqual({ hit: 'g i', pending: '' })
})

test('a sequence that went astray begins anew with its last key', () => {
  expect(matchStroke('g', press('c'), shortcuts)).toEqual({ hit: 'c', pending: '' })
  expect(matchStroke('g', press('g'), shortcuts)).toEqual({ hit: null, pending: 'g' })
  expect(matchStroke('g', press('z'), shortcuts)).toEqual({ hit: null, pending: '' })
})
