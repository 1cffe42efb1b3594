import { describe, expect, test } from 'vitest'
import { ImportRow } from '../../../tickets/contract.ts'
import { shorten } from './clean.ts'
import { type Converted, converter, titled } from './convert.ts'
import { foldById } from './fold.ts'
import type { ImportField, Mapping } from './guess.ts'

const mapping = (...fields: ImportField[]): Mapping => new Map(fields.map((field, index) => [field, index]))
const convert = (fields: ImportField[], cells: string[]) =>
  converter(mapping(...fields), [cells], 'UTC').convert({ line: 7, cells })

describe('a row', () => {
  test('becomes a row that the desk takes', () => {
    const fields: ImportField[] = [
      'id',
      'title',
      'status',
      'priority',
      'tags',
      'openedAt',
      'requesterEmail',
      'category',
    ]
    const converted = convert(fields, [
      ' A-1 ',
      'VPN\tdrops',
      'Solved',
      '1 - Critical',
      'vpn; Net,vpn',
      '29-02-2016 01:16',
      'kim@example.com',
      '?',
    ])
    expect(converted).toMatchObject({
      row: {
        line: 7,
        id: 'A-1',
        title: 'VPN drops',
        status: 'resolved',
        priority: 'P1',
        tags: ['vpn', 'net'],
        openedAt: '2016-02-29T01:16:00.000Z',
        requesterEmail: 'kim@example.com',
      },
    })
    const { row } = converted as Extract<Converted, { row: unknown }>
    expect(ImportRow.safeParse(row).error).toBeUndefined()
    expect(row).not.toHaveProperty('category')
  })

  test('loses what cannot be seen, and nothing else', () => {
    const converted = convert(['title', 'description'], ['a\u0000b\u202ec\ufeff', 'one\r\ntwo\u0007\tthree\u0085four'])
    expect(converted).toMatchObject({ row: { title: 'abc', description: 'one\ntwo\tthree\nfour' } })
    expect(ImportRow.safeParse((converted as { row: unknown }).row).success).toBe(true)
  })

  test('without a title takes the first line of the description; without both it fails', () => {
    expect(convert(['title', 'description'], ['', '\nIt broke.\nBadly.'])).toMatchObject({
      row: { title: 'It broke.', description: 'It broke.\nBadly.' },
    })
    expect(convert(['title', 'description'], [' ', '\u200b'.slice(1)])).toEqual({ line: 7, problem: 'has no title' })
  })

  test('fails on a date that cannot be read, and counts words that have no equal', () => {
    expect(convert(['title', 'openedAt'], ['VPN', '31-02-2016'])).toMatchObject({
      problem: expect.stringContaining('openedAt'),
    })
    const words = converter(mapping('title', 'status'), [], 'UTC')
    expect(words.convert({ line: 1, cells: ['VPN', 'Flying'] })).not.toHaveProperty('row.status')
    expect([...words.unknown]).toEqual([['status: Flying', 1]])
  })

  test('without an id gets the same one in every run, and equal rows get different ones', () => {
    const ids = () => {
      const { convert: one } = converter(mapping('title'), [], 'UTC')
      const rows = [['VPN'], ['VPN'], ['Printer']].map((cells, line) => one({ line: line + 1, cells }))
      return rows.map((row) => ('row' in row ? row.row.id : ''))
    }
    expect(ids()).toEqual(ids())
    expect(new Set(ids()).size).toBe(3)
  })
})

describe('a long title', () => {
  const long = 'word '.repeat(60).trim()

  test('is cut, and stands in full in the description', () => {
    const cut = titled(long, '')
    expect(cut?.title).toHaveLength(200)
    expect(cut?.description).toBe(long)
    expect(titled(long, 'More.')?.description).toBe(`${long}\n\nMore.`)
    expect(titled(long, long)?.description).toBe(long)
    expect(titled('short', '')).toEqual({ title: 'short' })
  })

  test('is never cut inside a character', () => {
    expect(shorten('👍'.repeat(150), 200).isWellFormed()).toBe(true)
    expect(shorten('👍'.repeat(150), 200).length).toBeLessThanOrEqual(200)
  })
})

describe('rows with the same id', () => {
  async function fold(...rows: [string, string, Partial<ImportRow>?][]) {
    async function* converted(): AsyncGenerator<Converted> {
      for (const [index, [id, title, more]] of rows.entries())
        yield { line: index + 2, row: { line: index + 2, id, title, ...more } }
    }
    const folded = foldById(converted())
    const kept = []
    for await (const one of folded.rows) kept.push('row' in one ? one.row : one)
    return { kept, updates: folded.updates, repeats: folded.repeats }
  }

  test('one after the other are one ticket in its last state', async () => {
    const folded = await fold(
      ['A', 'VPN', { status: 'new', team: 'Ops' }],
      ['A', 'VPN', { status: 'closed' }],
      ['B', 'Printer'],
    )
    expect(folded.kept).toEqual([
      { line: 2, id: 'A', title: 'VPN', status: 'closed', team: 'Ops' },
      { line: 4, id: 'B', title: 'Printer' },
    ])
    expect(folded).toMatchObject({ updates: 1, repeats: 0 })
  })

  test('far apart: the first counts', async () => {
    const folded = await fold(['A', 'VPN'], ['B', 'Printer'], ['A', 'Other'])
    expect(folded.kept).toMatchObject([{ title: 'VPN' }, { title: 'Printer' }])
    expect(folded).toMatchObject({ updates: 0, repeats: 1 })
  })
})

test('in a log that seldom tells titles, the id stands in; in other files a row without one fails', () => {
  const sample = Array.from({ length: 60 }, (_, index) => [`INC${index}`, index % 3 === 0 ? '?' : 'VPN', 'Network'])
  const log = converter(mapping('id', 'title', 'category'), sample, 'UTC')
  expect(log.convert({ line: 2, cells: ['INC0', '?', 'Network'] })).toMatchObject({
    row: { title: 'INC0: Network' },
    standIn: true,
  })
  const other = converter(mapping('id', 'title', 'category'), sample.slice(0, 10), 'UTC')
  expect(other.convert({ line: 2, cells: ['INC0', '?', 'Network'] })).toEqual({ line: 2, problem: 'has no title' })
})
