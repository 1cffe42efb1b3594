import { expect, test } from 'vitest'
import type { TicketField } from '../choices.ts'
import { directionOf, orderByColumn, orderOptions } from './orders.ts'

const field = (key: string, kind: string, active = true) => ({ key, kind, label: key, active }) as TicketField
const fields = [field('seats', 'number'), field('whom', 'person'), field('old', 'text', false)]

test('fields that have an order are offered both ways; what a list stands in is offered in any case', () => {
  const values = (chosen: string) => orderOptions(fields, chosen).map(({ value }) => value)
  expect(values('-updatedAt')).toEqual(expect.arrayContaining(['priority', 'field.seats', '-field.seats']))
  expect(values('-updatedAt').join()).not.toMatch(/old/)
  expect(values('-updatedAt')).toContain('-field.whom')
  expect(values('field.old')).toContain('-field.old')
  expect(values('number')[0]).toBe('number')
})

test('the name of a column asks for its usual order, then for the other way round', () => {
  expect(orderByColumn('updated', fields, 'priority')).toBe('-updatedAt')
  expect(orderByColumn('updated', fields, '-updatedAt')).toBe('updatedAt')
  expect(orderByColumn('field.seats', fields, 'field.seats')).toBe('-field.seats')
  expect([orderByColumn('tags', fields, 'priority'), orderByColumn('field.whom', fields, 'priority')]).toEqual([
    null,
    'field.whom',
  ])
  expect([
    directionOf('updated', '-updatedAt'),
    directionOf('field.seats', 'field.seats'),
    directionOf('due', 'number'),
  ]).toEqual(['down', 'up', null])
})
