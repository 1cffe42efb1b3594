import { describe, expect, test } from 'vitest'
import type { PersonValues, Role, Team } from './person-values.ts'
import { effectsOf, personWords, toFields } from './person-values.ts'

const roles = [
  { id: 'r1', name: 'End User', permissions: ['tickets.use'] },
  { id: 'r2', name: 'Agent', permissions: ['tickets.use', 'tickets.work'] },
] as Role[]
const teams = [
  { id: 't1', name: 'Service Desk', restricted: false },
  { id: 't2', name: 'Security', restricted: true },
] as Team[]
const before: PersonValues = {
  name: 'Mara Lind',
  email: 'mara@example.com',
  title: '',
  phone: '',
  location: '',
  timeZone: '',
  organisation: null,
  roles: ['r1'],
  teams: [],
  vip: false,
}
const effects = (after: Partial<PersonValues>, self = false) =>
  effectsOf({ before, after: { ...before, ...after }, roles, teams, self })

describe('what saving a person does', () => {
  test('a new role is told as what they may do', () => {
    expect(effects({ roles: ['r1', 'r2'] })).toEqual(['Mara Lind may also work on tickets.'])
  })
  test('a role that adds nothing is not told', () => {
    expect(effects({ roles: ['r2', 'r1'], title: 'Lead' })).toEqual(['Mara Lind may also work on tickets.'])
    expect(effects({ title: 'Lead' })).toEqual([])
  })
  test('a VIP mark is for agents', () => {
    expect(effects({ vip: true })).toEqual(['Agents see a VIP mark on their tickets.'])
  })
  test('another address is another way to sign in', () => {
    expect(effects({ email: 'm@example.com' })).toEqual(['Mara Lind signs in with m@example.com from now on.'])
    expect(effects({ email: 'm@example.com' }, true)).toEqual(['You sign in with m@example.com from now on.'])
  })
  test('joining a restricted team opens its tickets', () => {
    expect(effects({ teams: ['t1', 't2'] })).toEqual(['Mara Lind will see the closed tickets of Security.'])
  })
})

test('an emptied text is null for the API, an untouched one is not sent', () => {
  expect(toFields({ title: ' ', name: 'Mara' })).toEqual({ title: null, name: 'Mara' })
})

test('ids are shown as names', () => {
  const { show } = personWords((id) => ({ r1: 'End User', o1: 'Ports' })[id] ?? id)
  expect(show('roles', ['r1'])).toBe('End User')
  expect(show('organisation', 'o1')).toBe('Ports')
  expect(show('title', '')).toBe('')
})
