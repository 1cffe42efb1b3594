import { describe, expect, test } from 'vitest'
import { guessMapping, type ImportField } from './guess.ts'
import { mapColumns, parseWishes } from './mapping.ts'

function guessed(columns: string[], ...sample: string[][]): Partial<Record<ImportField, string>> {
  const pairs = [...guessMapping(columns, sample)].map(([field, index]) => [field, columns[index]])
  return Object.fromEntries(pairs)
}

describe('the guess', () => {
  test('an export of one desk', () => {
    const columns = [
      'Ticket ID',
      'Customer Name',
      'Customer Email',
      'Date of Purchase',
      'Ticket Type',
      'Ticket Subject',
      'Ticket Description',
      'Ticket Status',
      'Resolution',
      'Ticket Priority',
      'Ticket Channel',
    ]
    const row = [
      '1',
      'Kim Sample',
      'kim@example.com',
      '2021-03-22',
      'Technical issue',
      'Setup',
      'It does not start',
      'Open',
      '',
      'Critical',
      'Email',
    ]
    expect(guessed(columns, row)).toEqual({
      id: 'Ticket ID',
      requesterName: 'Customer Name',
      requesterEmail: 'Customer Email',
      type: 'Ticket Type',
      title: 'Ticket Subject',
      description: 'Ticket Description',
      status: 'Ticket Status',
      resolution: 'Resolution',
      priority: 'Ticket Priority',
      channel: 'Ticket Channel',
    })
  })

  test('an export of another', () => {
    expect(guessed(['id', 'Document', 'Topic_group'], ['IT1', 'the printer is broken', 'Hardware'])).toEqual({
      id: 'id',
      title: 'Document',
      category: 'Topic_group',
    })
  })

  test('a third, in its own spelling', () => {
    const columns = [
      'number',
      'short_description',
      'sys_created_on',
      'caller',
      'assignmentGroup',
      'closedAt',
      'priority',
    ]
    const row = [
      'INC1',
      'VPN drops',
      '29-02-2016 01:16',
      'lee@example.com',
      'Network',
      '01-03-2016 10:00',
      '3 - Moderate',
    ]
    expect(guessed(columns, row)).toEqual({
      id: 'number',
      title: 'short_description',
      openedAt: 'sys_created_on',
      team: 'assignmentGroup',
      resolvedAt: 'closedAt',
      priority: 'priority',
    })
  })

  test('a heading whose values do not fit is not believed', () => {
    expect(guessed(['subject', 'email', 'priority', 'created'], ['VPN', 'yes', 'blue', 'soon'])).toEqual({
      title: 'subject',
    })
  })

  test('without a heading for the title, the column that reads like sentences', () => {
    expect(guessed(['nr', 'what happened', 'who'], ['7', 'the vpn drops every hour', 'Kim'])).toEqual({
      title: 'what happened',
    })
  })

  test('a description alone gives the title too', () => {
    expect(guessed(['id', 'description'], ['1', 'VPN drops'])).toEqual({
      id: 'id',
      description: 'description',
      title: 'description',
    })
  })
})

describe('--map', () => {
  const columns = ['Key', 'Summary, short', 'Area', 'id']
  const sample = [['K-1', 'VPN', 'Network', '9']]
  const mapped = (...typed: string[]) => Object.fromEntries(mapColumns(columns, sample, parseWishes(typed), 'x.csv'))

  test('one or more pairs at a time, columns with commas, any case', () => {
    expect(mapped('title=Summary, short,category=area')).toMatchObject({ title: 1, category: 2 })
    expect(mapped('title=Summary, short', 'id=Key')).toMatchObject({ title: 1, id: 0 })
  })

  test('a column that is wished for somewhere is not guessed elsewhere', () => {
    expect(mapped('title=Summary, short,team=Area')).not.toHaveProperty('category')
  })

  test('an empty column leaves the field out', () => {
    expect(mapped('title=Summary, short,category=')).not.toHaveProperty('category')
  })

  test.each([
    ['an unknown column', 'title=Subject', /no such column/],
    ['an unknown field', 'headline=Key', /that tickets do not have/],
    ['no pair at all', 'Key', /takes field=Column/],
    ['no title', 'category=Area', /looks like the title/],
  ])('%s is a wrong use', (_, typed, message) => {
    expect(() => mapColumns(['Key', 'Area'], [['K-1', 'Network']], parseWishes([typed]), 'x.csv')).toThrow(message)
  })
})
