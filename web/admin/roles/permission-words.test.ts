import { expect, test } from 'vitest'
import { permissions } from '../../../src/platform/operation.ts'
import { gainsAndLosses, permissionGroups, sayPermissions } from './permission-words.ts'

test('every permission stands in exactly one group', () => {
  expect(permissionGroups.flatMap((group) => group.permissions).sort()).toEqual([...permissions].sort())
})

test('are said in one order, whatever order they come in', () => {
  expect(sayPermissions(['tickets.all', 'tickets.use', 'tickets.work'])).toBe(
    'open tickets, work on tickets, and see every ticket',
  )
})

test('what is gained and lost is told apart, what stays is not told', () => {
  expect(gainsAndLosses(['tickets.use', 'tickets.all'], ['tickets.use', 'keys.own'], 'Mara')).toEqual([
    'Mara may also make API keys.',
    'Mara may no longer see every ticket.',
  ])
  expect(gainsAndLosses(['tickets.use'], ['tickets.use'], 'Mara')).toEqual([])
})
