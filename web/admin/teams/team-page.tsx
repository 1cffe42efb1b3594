// One team: what it is for, who is in it, who sees its tickets.
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { getRouteApi, useNavigate } from '@tanstack/react-router'
import { api } from '../../app/api.ts'
import { query } from '../../app/queries.ts'
import { toast } from '../../ui/toast.ts'
import { AdminPage, TwoColumns } from '../admin-page.tsx'
import { allOf } from '../all-of.ts'
import { Facts, Reference } from '../facts.tsx'
import { RecordForm } from '../record/record-form.tsx'
import { RecordGate } from '../record/record-gate.tsx'
import { Removal } from '../record/removal.tsx'
import { SaveBar } from '../record/save-bar.tsx'
import { useRecordForm } from '../record/use-record-form.ts'
import { plainReason } from '../roles/plain-reason.ts'
import { unresolvedStatuses } from '../unresolved.ts'
import { TeamFields, useMemberNames } from './team-fields.tsx'
import type { Team, TeamValues } from './team-values.ts'
import { effectsOf, readTeam, teamWords, toFields } from './team-values.ts'

const route = getRouteApi('/admin/teams/$id')
const parent = { to: '/admin/teams', label: 'Teams' }

export function TeamPage() {
  const { id } = route.useParams()
  const team = useQuery(query('teams.get', { id }))
  return (
    <RecordGate record={team} parent={parent} key={id}>
      {(record) => <Loaded team={record} />}
    </RecordGate>
  )
}

function Loaded({ team }: { team: Team }) {
  const queries = useQueryClient()
  const names = useMemberNames(team.members)
  const locked = plainReason(team.can.change)
  const form = useRecordForm<Team, TeamValues>({
    record: team,
    read: readTeam,
    save: (changes, options) => api('teams.change', { id: team.id, ...toFields(changes) }, options),
    onSaved: (saved, undo) => {
      queries.setQueryData(query('teams.get', { id: team.id }).queryKey, saved)
      void queries.invalidateQueries({ queryKey: ['teams.list'] })
      toast(`${saved.name} saved`, undo)
    },
  })
  const uses = useUses(team.id)
  return (
    <AdminPage
      title={team.name}
      parent={parent}
      intro="What you change here, agents see at once in every list of teams."
    >
      <RecordForm form={form} locked={locked}>
        <TwoColumns aside={<UsedBy {...uses} />}>
          <TeamFields form={form} names={names} locked={locked} />
          <TeamRemoval team={team} uses={uses} locked={locked} />
        </TwoColumns>
        <SaveBar
          form={form}
          effects={effectsOf(readTeam(team), form.values, uses.all?.count)}
          disabledReason={locked}
          {...teamWords(names.nameOf)}
        />
      </RecordForm>
    </AdminPage>
  )
}

function useUses(id: string) {
  const all = useQuery(query('tickets.tally', { team: id })).data
  const open = useQuery(query('tickets.tally', { team: id, status: unresolvedStatuses })).data
  const owned = useQuery({
    ...allOf('categories.list'),
    select: (found) => found.filter(({ ownerTeam }) => ownerTeam?.id === id),
  }).data
  return { id, all, open, owned }
}
type Uses = ReturnType<typeof useUses>

function UsedBy({ id, all, open, owned }: Uses) {
  return (
    <Facts title="What refers to it">
      <Reference
        term="Open tickets"
        count={open?.count}
        atLeast={open?.atLeast}
        to="/desk/tickets"
        search={{ view: 'all', team: id }}
      />
      <Reference term="All tickets" count={all?.count} atLeast={all?.atLeast} />
      <Reference term="Categories that it owns" count={owned?.length} to="/admin/categories" />
    </Facts>
  )
}

function TeamRemoval({ team, uses, locked }: { team: Team; uses: Uses; locked: string | null }) {
  const navigate = useNavigate()
  const queries = useQueryClient()
  const { all, owned } = uses
  return (
    <Removal
      noun="team"
      name={team.name}
      effect={
        team.members.length === 0
          ? 'Nobody is in it, and nothing refers to it.'
          : `${team.members.length === 1 ? 'Its member stays' : `Its ${team.members.length} members stay`}, without this team. It cannot be brought back.`
      }
      obstacle={
        locked ??
        (all && owned
          ? obstacleOf(
              team.name,
              all.count,
              owned.map(({ path }) => path),
            )
          : undefined)
      }
      remove={() => api('teams.remove', { id: team.id })}
      onRemoved={() => {
        void queries.invalidateQueries({ queryKey: ['teams.list'] })
        void navigate({ to: '/admin/teams', replace: true, ignoreBlocker: true })
      }}
    />
  )
}

function obstacleOf(name: string, tickets: number, categories: string[]): string | null {
  if (tickets > 0)
    return `${tickets === 1 ? '1 ticket belongs' : `${tickets.toLocaleString()} tickets belong`} to ${name}, closed ones included. Give them to another team first.`
  if (categories.length > 0) return `${name} owns ${categories.join(', ')}. Give that to another team first.`
  return null
}
