import { describe, expect, test } from 'vitest'
import { type ImportField, ImportRow, type ImportTarget } from '../contract.ts'
import { shorten } from '../read/clean.ts'
import { type Converted, converter, titled } from './convert.ts'
import { factsCollector } from './facts.ts'
import { contentIds } from './ids.ts'
import type { Understanding } from './understanding.ts'

function understood(
  targets: (ImportTarget | ImportTarget[])[],
  rows: string[][],
  more: Partial<Understanding> = {},
): Understanding {
  const collector = factsCollector(targets.length)
  for (const row of rows) collector.add(row)
  const pairs = targets.flatMap((some, index) => [some].flat().map((target): [ImportTarget, number] => [target, index]))
  const mapping = new Map<ImportTarget, number[]>()
  for (const [target, index] of pairs) mapping.set(target, [...(mapping.get(target) ?? []), index])
  return {
    columns: targets.map(String),
    facts: collector.facts(),
    mapping,
    profile: undefined,
    given: {},
    timeZone: 'UTC',
    dateOrder: 'auto',
    ...more,
  }
}

const convert = (
  targets: (ImportTarget | ImportTarget[])[],
  cells: string[],
  more: Partial<Understanding> = {},
): Converted => converter(understood(targets, [cells], more), 1)({ line: 7, cells, id: 'A-1' })

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
      'A-1',
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

  test('fails on a date that cannot be read, and leaves out words that have no equal', () => {
    expect(convert(['title', 'openedAt'], ['VPN', '31-02-2016'])).toMatchObject({
      problem: expect.stringContaining('openedAt'),
    })
    expect(convert(['title', 'status'], ['VPN', 'Flying'])).not.toHaveProperty('row.status')
    const given = { status: { Flying: 'pending' } }
    expect(convert(['title', 'status'], ['VPN', 'flying'], { given })).toMatchObject({
      row: { status: 'pending' },
      theirs: 'flying',
    })
  })

  test('fills fields of its own with numbers and yes or no where the whole column has such', () => {
    const rows = [
      ['One', '3.0', 'TRUE', '007', '1'],
      ['Two', '4.5', 'no', '12', 'x'],
    ]
    const targets: ImportTarget[] = ['title', 'field.rating', 'field.in_time', 'field.room', 'field.code']
    const read = converter(understood(targets, rows), 2)
    expect(read({ line: 2, cells: rows[0] as string[], id: '1' })).toMatchObject({
      row: { fields: { rating: 3, in_time: true, room: '007', code: '1' } },
    })
  })

  test('takes several columns together where they make one text, and the first that says something elsewhere', () => {
    const targets: ImportTarget[] = ['title', 'title', 'tags', 'tags', 'team', 'team']
    expect(convert(targets, ['Lamp', 'Platform 2', 'a,b', 'c', '', 'Night'])).toMatchObject({
      row: { title: 'Lamp · Platform 2', tags: ['a', 'b', 'c'], team: 'Night' },
    })
  })

  test('one column may fill two fields', () => {
    expect(convert(['title', ['type', 'category']], ['Lamp', 'Refund request'])).toMatchObject({
      row: { type: 'request', category: 'Refund request' },
    })
  })

  test('brings comments with their time and name, as notes', () => {
    expect(
      convert(['title', 'openedAt', 'comments'], ['Lamp', '2024-03-01', '15/Mar/24 2:05 PM;kim;It flickers; again']),
    ).toMatchObject({
      row: {
        messages: [
          { at: '2024-03-15T14:05:00.000Z', authorName: 'kim', visibility: 'internal', body: 'It flickers; again' },
        ],
      },
    })
  })

  test('without an id gets the same one in every run, and equal rows get different ones', () => {
    const ids = () => [['VPN'], ['VPN'], ['Printer']].map(contentIds())
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

test('in a log that seldom tells titles, the id stands in; in other files a row without one fails', () => {
  const rows = Array.from({ length: 60 }, (_, index) => [`INC${index}`, index % 3 === 0 ? '?' : 'VPN', 'Network'])
  const cells = ['INC0', '?', 'Network']
  const targets: ImportField[] = ['id', 'title', 'category']
  expect(converter(understood(targets, rows), 60)({ line: 2, cells, id: 'INC0' })).toMatchObject({
    row: { title: 'INC0: Network' },
    standIn: true,
  })
  expect(converter(understood(targets, rows.slice(0, 10)), 10)({ line: 2, cells, id: 'INC0' })).toEqual({
    line: 2,
    problem: 'has no title',
  })
})
