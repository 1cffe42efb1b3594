import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { withTables } from '../../../../scripts/import-profiles.ts'
import type { ImportField } from '../contract.ts'
import { recognise } from '../profiles/index.ts'
import { servicenow } from '../profiles/servicenow.ts'
import { guessMapping } from './guess.ts'
import { demandTitle, startingMapping, type Wishes, withWishes } from './mapping.ts'

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
      closedAt: 'closedAt',
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

describe('the wishes of a person', () => {
  const columns = ['Key', 'Summary, short', 'Area', 'id', 'A + B']
  const sample = [['K-1', 'VPN', 'Network', '9', 'x']]
  const start = startingMapping(columns, sample, undefined)
  const mapped = (wishes: Wishes) => Object.fromEntries(withWishes(columns, start, wishes))

  test('are laid over the guess, in any case', () => {
    expect(mapped({ title: ['Summary, short'], category: ['area'] })).toMatchObject({ title: [1], category: [2] })
  })

  test('a column that is wished for somewhere is not guessed elsewhere, unless for both', () => {
    expect(mapped({ team: ['Area'] })).not.toHaveProperty('category')
    expect(mapped({ team: ['Area'], category: ['Area'] })).toMatchObject({ team: [2], category: [2] })
  })

  test('several columns, joined by a plus that is no name', () => {
    expect(mapped({ title: ['Area + Key'] })).toMatchObject({ title: [2, 0] })
    expect(mapped({ 'field.ab': ['A + B'] })).toMatchObject({ 'field.ab': [4] })
  })

  test('nothing leaves the field out; without a title nothing goes on', () => {
    expect(mapped({ category: [] })).not.toHaveProperty('category')
    expect(() => demandTitle(new Map(), columns)).toThrow('title')
    expect(() => mapped({ title: ['Headline'] })).toThrow('no column of the file')
  })
})

describe('a profile', () => {
  test.each([
    ['servicenow', 'number,incident_state,caller_id,assignment_group,opened_at'],
    ['servicenow', 'Number,Short description,Caller ID,Opened at,State'],
    ['zendesk', 'Id,Requester,Assignee,Group,Subject,Via,Created at,Solved at,Tags'],
    ['freshdesk', 'Ticket ID,Subject,Status,Priority,Source,Type,Agent,Group,Created time,Resolved time'],
    ['jira', 'Issue key,Issue id,Summary,Issue Type,Status,Reporter,Created,Comment,Comment (2)'],
    ['zammad', '#,Title,State,Priority,Group,Owner,Customer,Created at'],
    ['osticket', 'Ticket Number,Date Created,Subject,From,From Email,Department,Current Status'],
    ['glpi', "ID,Titre,Statut,Dernière modification,Date d'ouverture,Priorité"],
    ['consumer-support', 'Ticket ID,Customer Email,Ticket Type,Ticket Subject,Ticket Description,Ticket Status'],
    [undefined, 'id,Document,Topic_group'],
  ])('%s is recognised by its columns', (key, columns) => {
    expect(recognise(columns.split(','))?.key).toBe(key)
  })

  test('makes a title of other columns only where none is called so', () => {
    const without = ['number', 'u_symptom', 'category', 'subcategory']
    expect(startingMapping(without, [], servicenow).get('title')).toEqual([1, 2, 3])
    expect(startingMapping([...without, 'short_description'], [], servicenow).get('title')).toEqual([4])
  })
})

test('the guide lists what becomes of each column (node scripts/import-profiles.ts)', async () => {
  const guide = await readFile(join(import.meta.dirname, '../../../../docs/import.md'), 'utf8')
  expect(withTables(guide)).toBe(guide)
})
