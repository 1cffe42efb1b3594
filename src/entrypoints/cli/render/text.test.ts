import { describe, expect, test } from 'vitest'
import { fitWidths, table } from './table.ts'
import { clean, cut, oneLine, width } from './text.ts'

describe('the width of text on a screen', () => {
  test.each([
    ['ticket', 6],
    ['', 0],
    ['会議室', 6],
    ['한글', 4],
    ['ﾊﾝｶｸ', 4],
    ['Ａ', 2],
    ['e\u0301', 1],
    ['👍', 2],
    ['👩‍👩‍👧', 2],
    ['🇵🇹', 2],
    ['❤️', 2],
    ['…', 1],
    ['zero\u200bwidth', 9],
  ])('%s takes %i columns', (text, columns) => {
    expect(width(text)).toBe(columns)
  })

  test('a cut never exceeds its room and never splits a character', () => {
    expect(cut('printer', 7)).toBe('printer')
    expect(cut('printers', 7)).toBe('printe…')
    expect(cut('会議室の予約', 6)).toBe('会議…')
    expect(width(cut('会議室の予約', 6))).toBeLessThanOrEqual(6)
    expect(cut('👩‍👩‍👧👩‍👩‍👧👩‍👩‍👧', 4)).toBe('👩‍👩‍👧…')
  })
})

test('what strangers wrote cannot steer the terminal', () => {
  expect(clean('a\u001b[2Jb\u0007\u009b31mc\u202ed')).toBe('a[2Jb31mcd')
  expect(oneLine('one\r\n two\tthree ')).toBe('one two three')
})

describe('a table', () => {
  const columns = [
    { heading: 'number', least: 6 },
    { heading: 'title', least: 10 },
    { heading: 'team', least: 4 },
  ]
  const rows = [
    ['T-1', '会議室のプリンターが動かない', 'Ops'],
    ['T-1042', 'VPN drops\nevery hour', 'Network'],
  ]

  test('aligns its columns, whatever the script', () => {
    const lines = table(columns, rows, { width: null, colour: false }).split('\n')
    expect(lines[0]).toBe('number  title                         team')
    expect(lines[1]).toBe('T-1     会議室のプリンターが動かない  Ops')
    expect(lines[2]).toBe('T-1042  VPN drops every hour          Network')
  })

  test('fits the screen: the widest column gives way', () => {
    const lines = table(columns, rows, { width: 30, colour: false }).trimEnd().split('\n')
    for (const line of lines) expect(width(line)).toBeLessThanOrEqual(30)
    expect(lines[1]).toContain('会議室')
    expect(lines[2]).toContain('Network')
  })

  test('leaves out columns from the right when there is no room for them', () => {
    expect(fitWidths([6, 40, 30], [6, 20, 10], 200)).toEqual([6, 40, 30])
    expect(fitWidths([6, 40, 30], [6, 20, 10], 60)).toEqual([6, 25, 25])
    expect(fitWidths([6, 40, 30], [6, 20, 10], 30)).toEqual([6, 22])
    expect(fitWidths([6, 40, 30], [6, 20, 10], 4)).toEqual([6])
  })
})
