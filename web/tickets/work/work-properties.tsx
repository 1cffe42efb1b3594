// What the work on a ticket amounts to so far, among its properties.
import { ListChecks } from 'lucide-react'
import { durationWords } from '../../../src/tickets/time/contract/duration.ts'
import { runAction } from '../../app/actions.ts'
import { Property, PropertyButton, Unset } from '../properties/property.tsx'
import type { Ticket } from '../ticket/sides.ts'

export function ChecklistProperty({ checklist }: Pick<Ticket, 'checklist'>) {
  if (!checklist || checklist.total === 0) return null
  const { done, total, blocking } = checklist
  const show = () => document.getElementById('checklists')?.scrollIntoView({ block: 'start' })
  return (
    <Property label="Checklist">
      <PropertyButton label="Checklist" onClick={show}>
        <ListChecks aria-hidden className={done === total ? 'text-green' : 'text-muted'} />
        <span className="shrink-0 whitespace-nowrap tabular">
          {done} of {total}
        </span>
        {blocking > 0 && <span className="truncate text-xs text-muted">{blocking} mandatory</span>}
      </PropertyButton>
    </Property>
  )
}

/** What it adds up to, and the way to its parts. */
export function TimeProperty({ minutesSpent }: Pick<Ticket, 'minutesSpent'>) {
  if (minutesSpent === null) return null
  return (
    <Property label="Time spent">
      <PropertyButton label="Time spent" onClick={() => runAction('ticket.time')}>
        {minutesSpent > 0 ? <span className="tabular">{durationWords(minutesSpent)}</span> : <Unset>None</Unset>}
      </PropertyButton>
    </Property>
  )
}
