// The panel beside the conversation, on a phone a sheet: everything about a ticket that is not said but set.
import type { ReactNode } from 'react'
import { memo } from 'react'
import { deferred } from '../../ui/deferred.tsx'
import type { Ticket } from '../ticket/sides.ts'
import { ChecklistProperty, TimeProperty } from '../work/work-properties.tsx'
import { DateFacts, OriginFacts, ResolutionFact } from './facts.tsx'
import { AssigneeProperty, CategoryProperty, RequesterProperty, TeamProperty } from './people-properties.tsx'
import { Fact, Property } from './property.tsx'
import { ImpactProperty, LevelProperty, PriorityProperty, TypeProperty, UrgencyProperty } from './state-properties.tsx'
import { StatusProperty } from './status-property.tsx'
import { TagsProperty } from './tags-property.tsx'

const FieldGroups = deferred<{ ticket: Ticket }>(() => import('../fields/field-groups.tsx'))
const PeopleProperty = deferred<{ ticket: Ticket }>(
  () => import('../people/people-property.tsx'),
  () => (
    <Property label="Also on it">
      <Fact>{null}</Fact>
    </Property>
  ),
)

// Every ticket has them: here before the ticket is, they leave nothing to move.
FieldGroups.preload()
PeopleProperty.preload()

export const Properties = memo(function Properties({ ticket }: { ticket: Ticket }) {
  return (
    <>
      <Group>
        <StatusProperty ticket={ticket} />
        <AssigneeProperty ticket={ticket} />
        <TeamProperty ticket={ticket} />
        <LevelProperty ticket={ticket} />
        <ChecklistProperty checklist={ticket.checklist} />
        <TimeProperty minutesSpent={ticket.minutesSpent} />
      </Group>
      <Group>
        <PriorityProperty ticket={ticket} />
        <ImpactProperty ticket={ticket} />
        <UrgencyProperty ticket={ticket} />
        <TypeProperty ticket={ticket} />
        <CategoryProperty ticket={ticket} />
        <TagsProperty ticket={ticket} />
      </Group>
      <FieldGroups ticket={ticket} />
      <Group>
        <RequesterProperty ticket={ticket} />
        <PeopleProperty ticket={ticket} />
        <OriginFacts ticket={ticket} />
      </Group>
      <Group>
        <DateFacts ticket={ticket} />
      </Group>
      <ResolutionFact resolution={ticket.resolution} />
    </>
  )
})

const Group = ({ children }: { children: ReactNode }) => (
  <dl className="flex flex-col border-t border-line px-4 py-2 first:border-t-0">{children}</dl>
)
