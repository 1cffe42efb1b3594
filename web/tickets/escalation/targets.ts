// Who a ticket can be escalated to, as options of one choice: another team, or a higher level in the same hands. Pure.
import type { Target } from '../../../src/tickets/escalation/contract/target.ts'
import { chooseTarget } from '../../../src/tickets/escalation/contract/target.ts'
import type { Option } from '../../ui/combobox.tsx'
import type { Category, Team } from '../choices.ts'
import type { Ticket } from '../ticket/sides.ts'

type Standing = Pick<Ticket, 'team' | 'level'>

export function targetOptions(now: Standing, teams: readonly Team[]): Option[] {
  const others = teams.filter(({ id, level }) => id !== now.team?.id && level >= now.level)
  const higher = [1, 2, 3].filter((level) => level > now.level)
  return [
    ...[...others]
      .sort((one, other) => one.level - other.level)
      .map(({ id, name, level, restricted }) => ({
        value: id,
        label: name,
        detail: `Level ${level}${restricted ? ', restricted' : ''}`,
      })),
    ...higher.map((level) => ({
      value: `level ${level}`,
      label: now.team ? `Stay with ${now.team.name}` : 'Stay without a team',
      detail: `Raise to level ${level}`,
    })),
  ]
}

/** What the desk would choose by itself, or null when it would ask. */
export function proposed(now: Standing, teams: readonly Team[], category: Category | undefined): string | null {
  const owner = teams.find(({ id }) => id === category?.ownerTeam?.id)
  const chosen = chooseTarget(now, {}, teams, owner)
  return 'field' in chosen ? null : optionOf(chosen, now)
}

const optionOf = ({ team, level }: Target, now: Standing) =>
  team === null || team === now.team?.id ? `level ${level}` : team

/** What an option asks of the desk. */
export const wishOf = (value: string): { team: string } | { level: number } =>
  value.startsWith('level ') ? { level: Number(value.slice(6)) } : { team: value }
