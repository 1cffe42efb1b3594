// What the dialog of an escalation offers, and what it says is missing.
import { expect, test } from 'vitest'
import type { Team } from '../choices.ts'
import { missingParts, sayMissing } from './missing.ts'
import { proposed, targetOptions, wishOf } from './targets.ts'

const team = (id: string, level: number, restricted = false) => ({ id, name: id, level, restricted }) as Team
const teams = [team('Core', 3), team('Service', 1), team('Network', 2), team('Vault', 2, true)]
const now = { team: { id: 'Service', name: 'Service' }, level: 1 }

test('teams by level, and what is restricted says so; then the levels that keep the team', () => {
  expect(targetOptions(now, teams).map(({ label, detail }) => `${label}: ${detail}`)).toEqual([
    'Network: Level 2',
    'Vault: Level 2, restricted',
    'Core: Level 3',
    'Stay with Service: Raise to level 2',
    'Stay with Service: Raise to level 3',
  ])
})

test('it proposes what the desk would do by itself, and asks where the desk would', () => {
  expect(proposed(now, teams, undefined)).toBe('Network')
  expect(proposed(now, [...teams, team('Client', 2)], undefined)).toBeNull()
  expect(proposed({ team: { id: 'Core', name: 'Core' }, level: 3 }, teams, undefined)).toBeNull()
})

test('an option says what it asks', () => {
  expect([wishOf('level 2'), wishOf('Network')]).toEqual([{ level: 2 }, { team: 'Network' }])
})

test('what is missing is said part by part', () => {
  const nothing = { target: null, question: ' ', tried: '', logs: '', reason: '', files: 0 }
  expect(sayMissing(missingParts(nothing))).toBe(
    'Still missing: who takes over, the question, what was tried, logs, a file, or why there are none',
  )
  const said = { ...nothing, target: 'Network', question: 'Why?', tried: 'All' }
  expect(missingParts(said)).toHaveLength(1)
  expect(sayMissing(missingParts({ ...said, files: 1 }))).toBeNull()
  expect(sayMissing(missingParts({ ...said, reason: 'It logs nothing' }))).toBeNull()
})
