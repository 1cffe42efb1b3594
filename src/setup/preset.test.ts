// The presets decide what a new workspace can do: a typo in them would only surface at somebody's set-up.
import { describe, expect, it } from 'vitest'
import { permissions } from '../platform/operation.ts'
import { loadPreset, Preset, sizes } from './preset.ts'

const treeOfTheBrief = ['Access', 'Hardware', 'Network', 'Software', 'Account', 'Misc']

const repeated = (names: string[]) => names.filter((name, index) => names.indexOf(name) !== index)

describe.each(sizes)('the %s preset', (size) => {
  const preset = loadPreset(size)
  const categories = preset.categories.flatMap((category) => [category, ...category.children])
  const role = (key: string) => preset.roles.find((each) => each.key === key)?.permissions ?? []

  it('is the preset of its file name', () => {
    expect(preset.size).toBe(size)
  })

  it('starts from the category tree that every desk has', () => {
    expect(preset.categories.map((category) => category.name)).toEqual(treeOfTheBrief)
  })

  it('names a team of its own as the owner of each category', () => {
    const teams = preset.teams.map((team) => team.name)
    for (const category of categories) expect(teams, category.name).toContain(category.ownerTeam)
  })

  it('uses no name twice', () => {
    expect(repeated(preset.teams.map((team) => team.name))).toEqual([])
    expect(repeated(categories.map((category) => category.name))).toEqual([])
    expect(repeated(preset.roles.map((each) => each.key))).toEqual([])
    expect(repeated(preset.roles.map((each) => each.name))).toEqual([])
  })

  it('gives the admin everything, the agent the work, the end user a ticket', () => {
    expect([...role('admin')].sort()).toEqual([...permissions].sort())
    expect(role('agent')).toEqual(expect.arrayContaining(['tickets.use', 'tickets.work', 'directory.read', 'keys.own']))
    expect(role('agent')).not.toContain('tickets.all')
    expect(role('end_user')).toEqual(['tickets.use'])
  })

  it('lets every role open a ticket of its own', () => {
    for (const each of preset.roles) expect(each.permissions, each.key).toContain('tickets.use')
  })
})

describe('sizes differ in what they decide', () => {
  const [startup, scaling, enterprise, global] = sizes.map(loadPreset) as [Preset, Preset, Preset, Preset]
  const levels = (preset: Preset) => [...new Set(preset.teams.map((team) => team.level))].sort()
  const depth = (preset: Preset) => Math.max(...preset.categories.map((category) => category.children.length))

  it('grows from one generalist team to three tiers', () => {
    expect(startup.teams).toHaveLength(1)
    expect(levels(scaling)).toEqual([1, 2])
    expect(levels(enterprise)).toEqual([1, 2, 3])
    expect(levels(global)).toEqual([1, 2, 3])
  })

  it('closes the security team from the second size on', () => {
    expect(startup.teams.some((team) => team.restricted)).toBe(false)
    for (const preset of [scaling, enterprise, global]) expect(preset.teams.some((team) => team.restricted)).toBe(true)
  })

  it('splits categories only where there are teams to route to', () => {
    expect([depth(startup), depth(scaling)]).toEqual([0, 0])
    expect(depth(enterprise)).toBeGreaterThan(0)
    expect(depth(global)).toBeGreaterThan(depth(enterprise))
  })

  it('follows the sun in the largest', () => {
    expect(global.teams.filter((team) => team.name.startsWith('Service Desk '))).toHaveLength(3)
  })
})

describe('a preset that is wrong is refused', () => {
  const good = loadPreset('startup')
  it.each([
    ['an unknown permission', { roles: good.roles.map((role) => ({ ...role, permissions: ['tickets.burn'] })) }],
    ['a level that does not exist', { teams: [{ ...good.teams[0], level: 4 }] }],
    ['a part of the menu that does not exist', { menu: { ...good.menu, horoscope: true } }],
    ['a part of the menu left undecided', { menu: { incidents: true } }],
  ])('%s', (_, change) => {
    expect(Preset.safeParse({ ...good, ...change }).success).toBe(false)
  })
})
