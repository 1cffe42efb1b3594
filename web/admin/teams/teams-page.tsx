// The teams that tickets go to.
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { Lock } from 'lucide-react'
import { Avatar } from '../../ui/avatar.tsx'
import { Badge } from '../../ui/badge.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { Cell, Head, Row, Table } from '../../ui/table.tsx'
import { tip } from '../../ui/tip.ts'
import { AddLink } from '../add-link.tsx'
import { AdminList } from '../admin-list.tsx'
import { allOf } from '../all-of.ts'
import type { Team } from './team-values.ts'

const add = <AddLink to="/admin/teams/new" label="Add team" permission="teams.manage" />

export function TeamsPage() {
  const teams = useQuery(allOf('teams.list'))
  return (
    <AdminList
      title="Teams"
      intro="Tickets are given to teams, and members find them in their views. A restricted team keeps its tickets to itself."
      actions={add}
      query={teams}
      items={teams.data}
      noun="teams"
      empty={<EmptyState action={add}>No teams yet: tickets go to people directly.</EmptyState>}
    >
      {(all) => <TeamsTable teams={all} />}
    </AdminList>
  )
}

function TeamsTable({ teams }: { teams: readonly Team[] }) {
  return (
    <Table label="Teams">
      <thead>
        <tr>
          <Head>Name</Head>
          <Head>Level</Head>
          <Head className="max-lg:hidden">Takes care of</Head>
          <Head className="max-md:hidden">Members</Head>
          <Head>
            <span className="sr-only">Who sees its tickets</span>
          </Head>
        </tr>
      </thead>
      <tbody>
        {teams.map((team) => (
          <Row key={team.id} className="relative">
            <Cell share={24}>
              <Link
                to="/admin/teams/$id"
                params={{ id: team.id }}
                className="block truncate font-medium -outline-offset-2 after:absolute after:inset-0"
              >
                <bdi>{team.name}</bdi>
              </Link>
            </Cell>
            <Cell>{team.level}</Cell>
            <Cell share={48} className="text-muted max-lg:hidden">
              {team.description}
            </Cell>
            <Cell className="max-md:hidden">
              <Faces people={team.members} />
            </Cell>
            <Cell className="text-right">
              {team.restricted && (
                <span {...tip('Other agents do not see its tickets.')}>
                  <Badge icon={<Lock className="size-3" />}>Restricted</Badge>
                </span>
              )}
            </Cell>
          </Row>
        ))}
      </tbody>
    </Table>
  )
}

const most = 5

function Faces({ people }: { people: Team['members'] }) {
  if (people.length === 0) return <span className="text-amber">Nobody</span>
  const names = people.map(({ name }) => name).join(', ')
  return (
    <span className="relative inline-flex items-center gap-1" {...tip(names)}>
      {people.slice(0, most).map((person) => (
        <Avatar key={person.id} person={person} size="sm" />
      ))}
      {people.length > most && <span className="text-xs text-muted tabular">+{people.length - most}</span>}
      <span className="sr-only">{names}</span>
    </span>
  )
}
