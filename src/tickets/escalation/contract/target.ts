// Where an escalated ticket goes. Pure: the server decides by it, and the desk's dialog proposes by it.

export interface PossibleTeam {
  id: string
  name: string
  level: number
  restricted: boolean
}

export interface Standing {
  team: { id: string } | null
  level: number
}

export interface Target {
  /** Null: nobody's yet, as before; only the level rises. */
  team: string | null
  level: number
}

export interface Refused {
  field: 'team' | 'level'
  message: string
}

interface Wish<T extends PossibleTeam> {
  team?: T | undefined
  level?: number | undefined
}

/**
 * @param owner the team that owns the ticket's category, which is the first choice when it stands higher
 * @returns where it goes, or which field is wrong and why
 */
export function chooseTarget<T extends PossibleTeam>(
  now: Standing,
  { team, level }: Wish<T>,
  teams: readonly T[],
  owner: T | undefined,
): Target | Refused {
  if (team) return named(now, team, level ?? team.level, level !== undefined)
  if (level !== undefined) return raised(now, level, teams, owner)
  if (now.level >= 3)
    return refused('team', 'is missing: the ticket is at level 3, the highest, so say which team takes over')
  if (isRestricted(now, teams))
    return refused('team', 'is missing: the ticket is in a restricted team, so say who may see it from now on')
  const others = open(now, teams)
  if (owner && owner.level > now.level && others.includes(owner)) return { team: owner.id, level: owner.level }
  for (let next = now.level + 1; next <= 3; next++) {
    const found = others.filter((one) => one.level === next)
    if (found.length > 0) return only(found, next)
  }
  return refused(
    'team',
    `is missing: no open team stands above level ${now.level}, so name a team, or the level that the ticket is raised to`,
  )
}

const refused = (field: Refused['field'], message: string): Refused => ({ field, message })

function named(now: Standing, team: PossibleTeam, level: number, asked: boolean): Target | Refused {
  if (level < now.level)
    return refused(
      asked ? 'level' : 'team',
      `is at level ${level}, below the ticket’s level ${now.level}: hand it back or assign it instead`,
    )
  if (team.id === now.team?.id && level === now.level)
    return refused(asked ? 'level' : 'team', 'is where the ticket is already: name another team or a higher level')
  return { team: team.id, level }
}

function raised<T extends PossibleTeam>(
  now: Standing,
  level: number,
  teams: readonly T[],
  owner: T | undefined,
): Target | Refused {
  if (level <= now.level)
    return refused('level', `is not above the ticket’s level ${now.level}: name a higher one, or another team`)
  const found = open(now, teams).filter((one) => one.level === level)
  if (owner && found.includes(owner)) return { team: owner.id, level }
  return found.length === 0 ? { team: now.team?.id ?? null, level } : only(found, level)
}

/** A ticket is never hidden or shown to others by default: who passes it into or out of a restricted team says so. */
const open = <T extends PossibleTeam>(now: Standing, teams: readonly T[]) =>
  isRestricted(now, teams) ? [] : teams.filter((one) => !one.restricted && one.id !== now.team?.id)

const isRestricted = (now: Standing, teams: readonly PossibleTeam[]) =>
  teams.some(({ id, restricted }) => restricted && id === now.team?.id)

function only(found: readonly PossibleTeam[], level: number): Target | Refused {
  const [first, ...more] = found
  if (first && more.length === 0) return { team: first.id, level }
  const names = found.slice(0, 5).map(({ name }) => name)
  return refused('team', `is missing: several teams are at level ${level} (${names.join(', ')}), so say which`)
}
