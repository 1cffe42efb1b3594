// Where an escalated ticket goes, by table and by property.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { chooseTarget, type PossibleTeam } from './contract/target.ts'
import { handOverNote } from './hand-over.ts'

const team = (name: string, level: number, restricted = false): PossibleTeam => ({ id: name, name, level, restricted })
const first = team('Service', 1)
const network = team('Network', 2)
const client = team('Client', 2)
const vault = team('Vault', 2, true)
const core = team('Core', 3)

const at = (level: number, team: PossibleTeam | null = null) => ({ level, team })

describe('goes', () => {
  test.each([
    ['to the one team of the next level', at(1, first), {}, [first, network, core], undefined, network, 2],
    ['past a level that nobody stands on', at(1, first), {}, [first, core], undefined, core, 3],
    [
      'to the owner of the category, when it stands higher',
      at(1, first),
      {},
      [first, network, client],
      client,
      client,
      2,
    ],
    ['not to an owner that stands no higher', at(2, network), {}, [first, network, core], first, core, 3],
    ['never by itself to a restricted team', at(1, first), {}, [first, vault, core], vault, core, 3],
    ['to a restricted team that is named', at(1, first), { team: vault }, [first, vault], undefined, vault, 2],
    [
      'to a team of the same level that is named',
      at(2, network),
      { team: client },
      [network, client],
      undefined,
      client,
      2,
    ],
    [
      'to a named team at a named level',
      at(2, network),
      { team: first, level: 2 },
      [first, network],
      undefined,
      first,
      2,
    ],
    ['up in the same team, when no other stands there', at(1, first), { level: 2 }, [first, core], undefined, first, 2],
    ['up with nobody’s ticket, when no team stands there', at(1), { level: 3 }, [first], undefined, null, 3],
    ['up within a restricted team, and not out of it', at(2, vault), { level: 3 }, [vault, core], undefined, vault, 3],
    ['out of a restricted team when told', at(2, vault), { team: core }, [vault, core], undefined, core, 3],
    ['to the team of a named level', at(1, first), { level: 3 }, [first, network, core], undefined, core, 3],
  ])('%s', (_, now, wish, teams, owner, goesTo, level) => {
    expect(chooseTarget(now, wish, teams, owner)).toEqual({ team: goesTo?.id ?? null, level })
  })
})

describe('is refused', () => {
  test.each([
    ['where it is already', at(2, network), { team: network }, 'team', 'already'],
    ['below its level', at(2, network), { team: first }, 'team', 'below'],
    ['no level up', at(2, network), { level: 2 }, 'level', 'not above'],
    ['several teams to choose from', at(1, first), {}, 'team', 'Network, Client'],
    ['nothing above the highest', at(3, core), {}, 'team', 'highest'],
  ])('%s', (_, now, wish, field, words) => {
    const refused = chooseTarget(now, wish, [first, network, client, core], undefined)
    expect(refused).toMatchObject({ field, message: expect.stringContaining(words) })
  })

  test('to say nothing where a restricted team has it', () => {
    expect(chooseTarget(at(2, vault), {}, [vault, core], core)).toMatchObject({ field: 'team' })
  })

  test('nobody above, and says what can be said instead', () => {
    expect(chooseTarget(at(1, first), {}, [first, vault], undefined)).toMatchObject({
      field: 'team',
      message: expect.stringContaining('or the level'),
    })
  })
})

test('wherever it goes, it differs from now, rises or stays, and is never hidden unasked', () => {
  const teams = fc.uniqueArray(
    fc.record({
      id: fc.string({ minLength: 1, maxLength: 2 }),
      level: fc.integer({ min: 1, max: 3 }),
      restricted: fc.boolean(),
    }),
    { selector: ({ id }) => id, maxLength: 6 },
  )
  const level = fc.integer({ min: 1, max: 3 })
  const pick = fc.option(fc.nat({ max: 5 }), { nil: undefined })
  const property = fc.property(
    teams,
    level,
    pick,
    pick,
    fc.option(level, { nil: undefined }),
    pick,
    (some, now, mine, wished, wish, owner) => {
      const all = some.map((one) => ({ ...one, name: one.id }))
      const of = (index: number | undefined) => (index === undefined ? undefined : all[index])
      const standing = { team: of(mine) ?? null, level: now }
      const chosen = chooseTarget(standing, { team: of(wished), level: wish }, all, of(owner))
      if ('field' in chosen) return
      expect(chosen.level).toBeGreaterThanOrEqual(now)
      expect([chosen.team, chosen.level]).not.toEqual([standing.team?.id ?? null, now])
      const target = all.find(({ id }) => id === chosen.team)
      const moved = target?.id !== standing.team?.id
      if (moved && (target?.restricted || standing.team?.restricted)) expect(target).toBe(of(wished))
    },
  )
  fc.assert(property, { numRuns: 2000 })
})

test('logs stand in the note whatever they hold', () => {
  const note = handOverNote(
    { team: null, level: 2 },
    { question: 'Why?', tried: 'All', logs: 'a\n````\nb', reason: null },
  )
  expect(note).toContain('`````\na\n````\nb\n`````')
  expect(note).not.toContain('no logs')
})
