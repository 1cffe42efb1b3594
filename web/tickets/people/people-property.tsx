// Who else is on a ticket, as one line among its properties; it opens the whole list.
import { useQuery } from '@tanstack/react-query'
import { runAction } from '../../app/actions.ts'
import { Avatar } from '../../ui/avatar.tsx'
import { Property, PropertyButton, Unset } from '../properties/property.tsx'
import type { Ticket } from '../ticket/sides.ts'
import { added, participantsQuery } from './participants.ts'

const atSight = 4

export default function PeopleProperty({ ticket }: { ticket: Ticket }) {
  const people = added(useQuery(participantsQuery(ticket.number)).data?.items ?? [])
  return (
    <Property label="Also on it">
      <PropertyButton label="Also on it" onClick={() => runAction('ticket.people')}>
        {people.length === 0 ? (
          <Unset>Nobody else</Unset>
        ) : (
          <span className="flex min-w-0 items-center gap-1">
            {people.slice(0, atSight).map((person) => (
              <Avatar key={person.id} person={person} size="sm" alone />
            ))}
            {people.length > atSight && <span className="text-xs text-muted">+{people.length - atSight}</span>}
          </span>
        )}
      </PropertyButton>
    </Property>
  )
}
