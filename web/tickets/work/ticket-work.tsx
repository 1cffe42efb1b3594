// The work on a ticket, above its conversation: the hand-over that waits for an answer, the checklists; and what can be done with them.
import { CircleArrowUp, ListChecks } from 'lucide-react'
import { useState } from 'react'
import { useActions } from '../../app/actions.ts'
import { deferred } from '../../ui/deferred.tsx'
import type { Ticket } from '../ticket/sides.ts'
import { TicketTime } from '../time/ticket-time.tsx'

const EscalateDialog = deferred(() => import('../escalation/escalate-dialog.tsx'))
const HandOverCard = deferred(() => import('../escalation/hand-over-card.tsx'))
const AddChecklistDialog = deferred(() => import('../checklists/add-checklist-dialog.tsx'))
const ChecklistSection = deferred(() => import('../checklists/checklist-section.tsx'))

const TicketStructure = deferred<{ ticket: Ticket }>(() => import('../related/ticket-structure.tsx'), StructureArriving)

type Asking = 'escalate' | 'checklist' | null

export function TicketWork({ ticket }: { ticket: Ticket }) {
  const { can, escalation, checklist } = ticket
  const [asking, setAsking] = useState<Asking>(null)
  // Stays while its last item goes, so that the next one can be added.
  const [listed, setListed] = useState(false)
  if (checklist !== null && checklist.total > 0 && !listed) setListed(true)
  const stop = () => setAsking(null)
  useActions([
    {
      id: 'ticket.escalate',
      label: 'Escalate',
      group: 'Ticket',
      shortcut: 'x',
      icon: <CircleArrowUp />,
      keywords: 'hand over level team pass on',
      disabledReason: can.escalate.reason,
      run: () => setAsking('escalate'),
    },
    {
      id: 'ticket.checklist',
      label: 'Add a checklist',
      group: 'Ticket',
      icon: <ListChecks />,
      keywords: 'todo tasks steps template',
      disabledReason: can.change.reason,
      run: () => setAsking('checklist'),
    },
  ])
  return (
    <>
      <TicketTime ticket={ticket} />
      {escalation && <HandOverCard ticket={ticket} escalation={escalation} />}
      {listed && <ChecklistSection ticket={ticket} />}
      <TicketStructure ticket={ticket} />
      {asking === 'escalate' && <EscalateDialog ticket={ticket} onClose={stop} />}
      {asking === 'checklist' && <AddChecklistDialog ticket={ticket} onClose={stop} />}
    </>
  )
}

/** As high as what comes: nothing below it moves. */
function StructureArriving({ ticket: { parent, related } }: { ticket: Ticket }) {
  if (!related) return null
  const { children, tasks, links, merges } = related
  const card = (rows: number, more = 0) => (rows === 0 ? 0 : 60 + (rows > 9 ? 9 : rows) * 32 + more)
  const height = (parent ? 36 : 0) + card(children.of) + card(tasks.of, 32) + card(links) + card(merges)
  return height === 0 ? null : <div aria-hidden style={{ height: height - 12 }} />
}
