// Who has the ticket, who asked, what it is about: chosen out of many, by typing.
import { useState } from 'react'
import { useMe } from '../../app/session.ts'
import { Avatar } from '../../ui/avatar.tsx'
import type { Option } from '../../ui/combobox.tsx'
import { Combobox } from '../../ui/combobox.tsx'
import { useAgents, useOffered, usePeople, useTeams } from '../choices.ts'
import type { Ticket } from '../ticket/sides.ts'
import { useTicketChange } from '../ticket/use-ticket-change.ts'
import { Vip } from '../vip.tsx'
import { Property, PropertyButton, Unset } from './property.tsx'
import { propertyAttributes } from './property-ids.ts'

interface TicketProp {
  ticket: Ticket
}

interface Someone {
  id: string
  name: string
  email: string | null
}

const asOption = (person: Someone): Option => ({
  value: person.id,
  label: person.name,
  ...(person.email && { detail: person.email }),
  icon: <Avatar person={person} size="sm" />,
})

export function AssigneeProperty({ ticket }: TicketProp) {
  const { person: me } = useMe()
  const { assignee, team } = ticket
  const change = useTicketChange(ticket.number, { done: 'Assignee set' })
  const agents = useAgents()
  const inTeam = (agent: (typeof agents)[number]) => agent.teams.some(({ id }) => id === team?.id)
  const others = agents.filter(({ id }) => id !== me.id)
  // Who is likeliest comes first: oneself, then the team that has the ticket.
  const ranked = [me, ...others.filter(inTeam), ...others.filter((agent) => !inTeam(agent))]
  const set = (id: string | null) => {
    if (id === (assignee?.id ?? null)) return
    const next = ranked.find((agent) => agent.id === id)
    const mine = next ? { id: next.id, name: next.name, email: next.email } : null
    change.apply({ kind: 'assign', wish: { assignee: id }, mine: { assignee: mine } })
  }
  return (
    <Property label="Assignee" problem={change.problem} again={change.again}>
      <Combobox
        label="Assignee"
        options={ranked.map((agent) => ({
          ...asOption(agent),
          ...(agent.id === me.id && { label: `${me.name} (you)` }),
        }))}
        value={assignee?.id ?? null}
        none="Nobody"
        onChange={set}
        trigger={
          <PropertyButton
            {...propertyAttributes('assignee')}
            label="Assignee"
            disabledReason={ticket.can.assign.reason}
          >
            {assignee ? <Named person={assignee} /> : <Unset>Nobody</Unset>}
          </PropertyButton>
        }
      />
    </Property>
  )
}

const Named = ({ person }: { person: Someone }) => (
  <>
    <Avatar person={person} size="sm" />
    <bdi className="truncate">{person.name}</bdi>
  </>
)

export function TeamProperty({ ticket }: TicketProp) {
  const change = useTicketChange(ticket.number, { done: 'Team set' })
  const teams = useTeams()
  const set = (id: string | null) => {
    if (id === (ticket.team?.id ?? null)) return
    const team = teams.find((one) => one.id === id)
    change.apply({ kind: 'assign', wish: { team: id }, mine: { team: team ? { id: team.id, name: team.name } : null } })
  }
  return (
    <Property label="Team" problem={change.problem} again={change.again}>
      <Combobox
        label="Team"
        options={teams.map(({ id, name, level }) => ({ value: id, label: name, detail: `Level ${level}` }))}
        value={ticket.team?.id ?? null}
        none="No team"
        onChange={set}
        trigger={
          <PropertyButton {...propertyAttributes('team')} label="Team" disabledReason={ticket.can.assign.reason}>
            {ticket.team ? <bdi className="truncate">{ticket.team.name}</bdi> : <Unset>No team</Unset>}
          </PropertyButton>
        }
      />
    </Property>
  )
}

export function CategoryProperty({ ticket }: TicketProp) {
  const change = useTicketChange(ticket.number, { done: 'Category set' })
  const categories = useOffered(ticket.category?.id)
  const set = (id: string | null) => {
    if (id === (ticket.category?.id ?? null)) return
    const found = categories.find((one) => one.id === id)
    const mine = found ? { id: found.id, name: found.name, path: found.path } : null
    change.apply({ kind: 'change', wish: { category: id }, mine: { category: mine } })
  }
  return (
    <Property label="Category" problem={change.problem} again={change.again}>
      <Combobox
        label="Category"
        options={categories.map(({ id, path }) => ({ value: id, label: path }))}
        value={ticket.category?.id ?? null}
        none="None"
        onChange={set}
        trigger={
          <PropertyButton
            {...propertyAttributes('category')}
            label="Category"
            disabledReason={ticket.can.change.reason}
          >
            {ticket.category ? <bdi className="truncate">{ticket.category.path}</bdi> : <Unset>None</Unset>}
          </PropertyButton>
        }
      />
    </Property>
  )
}

export function RequesterProperty({ ticket }: TicketProp) {
  const { requester } = ticket
  const change = useTicketChange(ticket.number, { done: 'Requester set' })
  const [typed, setTyped] = useState('')
  const { people, loading } = usePeople(typed)
  const set = (id: string | null) => {
    const found = people.find((one) => one.id === id)
    if (!found || id === requester.id) return
    const mine = { id: found.id, name: found.name, email: found.email }
    change.apply({ kind: 'change', wish: { requester: found.id }, mine: { requester: mine } })
  }
  return (
    <Property label="Requester" problem={change.problem} again={change.again}>
      <Combobox
        label="Requester"
        options={people.map(asOption)}
        value={requester.id}
        chosen={asOption(requester)}
        onChange={set}
        onQuery={setTyped}
        loading={loading}
        trigger={
          <PropertyButton
            {...propertyAttributes('requester')}
            label="Requester"
            disabledReason={ticket.can.change.reason}
          >
            <Named person={requester} />
            {ticket.vip && <Vip />}
          </PropertyButton>
        }
      />
    </Property>
  )
}
