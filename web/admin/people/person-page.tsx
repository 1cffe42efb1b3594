// One person: who they are, what they may do, how they get in.
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import { api } from '../../app/api.ts'
import { query } from '../../app/queries.ts'
import type { Me } from '../../app/session.ts'
import { may, useMe } from '../../app/session.ts'
import { AbsoluteTime } from '../../ui/time.tsx'
import { toast } from '../../ui/toast.ts'
import { AdminPage, TwoColumns } from '../admin-page.tsx'
import { allOf } from '../all-of.ts'
import { Fact, Facts, Reference } from '../facts.tsx'
import { RecordForm } from '../record/record-form.tsx'
import { RecordGate } from '../record/record-gate.tsx'
import { SaveBar } from '../record/save-bar.tsx'
import { useRecordForm } from '../record/use-record-form.ts'
import { plainReason } from '../roles/plain-reason.ts'
import { unresolvedStatuses } from '../unresolved.ts'
import { Activation } from './activation.tsx'
import { Invitation } from './invitation.tsx'
import type { Person } from './people-table.tsx'
import { PersonFields } from './person-fields.tsx'
import type { Role } from './person-values.ts'
import { effectsOf, permissionsOf, personWords, readPerson, toFields } from './person-values.ts'

const route = getRouteApi('/admin/people/$id')
const parent = { to: '/admin/people', label: 'People' }

export function PersonPage() {
  const { id } = route.useParams()
  const person = useQuery(query('people.get', { id }))
  return (
    <RecordGate record={person} parent={parent} key={id}>
      {(record) => <Loaded person={record} />}
    </RecordGate>
  )
}

function Loaded({ person }: { person: Person }) {
  const queries = useQueryClient()
  const me = useMe()
  const roles = useQuery(allOf('roles.list')).data ?? person.roles.map(nothingKnown)
  const teams = useQuery(allOf('teams.list')).data ?? []
  const form = useRecordForm({
    record: person,
    read: readPerson,
    save: (changes, options) => api('people.change', { id: person.id, ...toFields(changes) }, options),
    onSaved: (saved, undo) => {
      queries.setQueryData(query('people.get', { id: person.id }).queryKey, saved)
      for (const list of ['people.list', 'teams.list', 'roles.list', 'me.get'])
        void queries.invalidateQueries({ queryKey: [list] })
      toast(`${saved.name} saved`, undo)
    },
  })
  const organisations = person.organisation ? [person.organisation] : []
  const nameOf = (id: string) =>
    [...roles, ...teams, ...person.teams, ...organisations].find((record) => record.id === id)?.name ?? 'another one'
  const self = me.person.id === person.id
  const locked = plainReason(person.can.change) ?? aboveOneself(person, roles, me)
  return (
    <AdminPage
      title={person.name}
      parent={parent}
      intro={
        self
          ? 'This is you. Changes to your roles take effect at once, for you as well.'
          : 'Changes take effect at once, also where this person is signed in.'
      }
    >
      <RecordForm form={form} locked={locked}>
        <TwoColumns
          aside={
            <>
              <Invitation person={person} locked={locked} />
              <Tickets person={person} />
              <Facts title="Record">
                <Fact term="Added">
                  <AbsoluteTime at={person.createdAt} />
                </Fact>
              </Facts>
            </>
          }
        >
          <PersonFields form={form} roles={roles} teams={teams} locked={locked} />
          <Activation person={person} locked={locked} />
        </TwoColumns>
        <SaveBar
          form={form}
          effects={effectsOf({ before: readPerson(person), after: form.values, roles, teams, self })}
          disabledReason={locked}
          {...personWords(nameOf)}
        />
      </RecordForm>
    </AdminPage>
  )
}

/** The server refuses it too: a new address or password would be a way into an account that may do more. */
function aboveOneself(person: Person, roles: readonly Role[], me: Me): string | null {
  const held = permissionsOf(roles, readPerson(person).roles)
  return held.every((permission) => may(me, permission))
    ? null
    : `${person.name} may do more than you. Ask somebody who may do as much.`
}

/** Until the roles have arrived: what the record itself says of them. */
const nothingKnown = (role: { id: string; name: string }) => ({
  ...role,
  key: null,
  description: '',
  permissions: [],
  people: 0,
  revision: 0,
  can: { change: { allowed: false, reason: null }, remove: { allowed: false, reason: null } },
})

function Tickets({ person }: { person: Person }) {
  const assigned = useQuery(query('tickets.tally', { assignee: person.id, status: unresolvedStatuses })).data
  const requested = useQuery(query('tickets.tally', { requester: person.id })).data
  const list = '/desk/tickets'
  return (
    <Facts title="Tickets">
      <Reference
        term="Open, assigned to them"
        count={assigned?.count}
        atLeast={assigned?.atLeast}
        to={list}
        search={{ assignee: person.id }}
      />
      <Reference
        term="Asked for by them"
        count={requested?.count}
        atLeast={requested?.atLeast}
        to={list}
        search={{ requester: person.id, view: 'all' }}
      />
    </Facts>
  )
}
