// How a ticket hangs together with others, above its conversation: its parent, children, tasks, links, what was merged into it;
// and what can be done about that.
import { CopyPlus, Link2, ListTodo, ListTree, Merge } from 'lucide-react'
import { useState } from 'react'
import { flushSync } from 'react-dom'
import { useActions } from '../../app/actions.ts'
import { deferred } from '../../ui/deferred.tsx'
import type { Ticket } from '../ticket/sides.ts'
import { ChildrenCard } from './children-card.tsx'
import { LinksCard } from './links-card.tsx'
import { MergesCard } from './merges-card.tsx'
import { TasksCard } from './tasks-card.tsx'
import { TicketName } from './ticket-name.tsx'
import { WaitsFor } from './waits-for.tsx'

const LinkDialog = deferred(() => import('./link-dialog.tsx'))
const ChildDialog = deferred(() => import('./child-dialog.tsx'))
const MergeDialog = deferred(() => import('./merge-dialog.tsx'))

const CloneDialog = deferred(() => import('./clone-dialog.tsx'))

type Asking = 'link' | 'child' | 'merge' | 'clone' | null

export default function TicketStructure({ ticket }: { ticket: Ticket }) {
  const { can, parent, related } = ticket
  const [asking, setAsking] = useState<Asking>(null)
  // Stays while its last task goes, so that the next one can be added.
  const [planned, setPlanned] = useState(false)
  if (related && related.tasks.of > 0 && !planned) setPlanned(true)
  const stop = () => setAsking(null)
  const addTask = () => {
    flushSync(() => setPlanned(true))
    document.querySelector<HTMLElement>('input[aria-label="Add a task"]')?.focus()
  }
  const group = 'Ticket'
  useActions([
    {
      id: 'ticket.link',
      label: 'Link with a ticket',
      group,
      icon: <Link2 />,
      keywords: 'related duplicate blocks caused by relation',
      disabledReason: can.link.reason,
      run: () => setAsking('link'),
    },
    {
      id: 'ticket.child',
      label: 'Add a child',
      group,
      icon: <ListTree />,
      keywords: 'sub-task subtask parent part',
      disabledReason: can.addChild.reason,
      run: () => setAsking('child'),
    },
    {
      id: 'ticket.task',
      label: 'Add a task',
      group,
      icon: <ListTodo />,
      keywords: 'todo',
      disabledReason: can.plan.reason,
      run: addTask,
    },
    {
      id: 'ticket.merge',
      label: 'Merge',
      group,
      icon: <Merge />,
      keywords: 'join duplicate combine',
      disabledReason: can.merge.reason,
      run: () => setAsking('merge'),
    },
    {
      id: 'ticket.clone',
      label: 'Clone',
      group,
      icon: <CopyPlus />,
      keywords: 'copy duplicate again same',
      disabledReason: can.link.reason,
      run: () => setAsking('clone'),
    },
  ])
  return (
    <>
      {related && (
        <Related
          ticket={ticket}
          parent={parent}
          planned={planned}
          onLink={() => setAsking('link')}
          onChild={() => setAsking('child')}
        />
      )}
      {asking === 'link' && <LinkDialog ticket={ticket} onClose={stop} />}
      {asking === 'child' && <ChildDialog ticket={ticket} onClose={stop} />}
      {asking === 'merge' && <MergeDialog ticket={ticket} onClose={stop} />}
      {asking === 'clone' && <CloneDialog ticket={ticket} onClose={stop} />}
    </>
  )
}

interface RelatedProps {
  ticket: Ticket
  parent: Ticket['parent']
  planned: boolean
  onLink: () => void
  onChild: () => void
}

function Related({ ticket, parent, planned, onLink, onChild }: RelatedProps) {
  const { children, links, merges } = ticket.related ?? { children: { of: 0 }, links: 0, merges: 0 }
  const some = parent !== null || planned || children.of + links + merges > 0
  if (!some && ticket.related?.waitsFor.hidden === 0) return null
  return (
    <section id="related" aria-label="Related" className="flex scroll-mt-4 flex-col gap-3">
      {parent && (
        <p className="flex items-center gap-2">
          <span className="shrink-0 text-muted">Part of</span>
          <TicketName number={parent.number} title={parent.title} />
        </p>
      )}
      <WaitsFor ticket={ticket} />
      {children.of > 0 && <ChildrenCard ticket={ticket} onAdd={onChild} />}
      {planned && <TasksCard ticket={ticket} />}
      {links > 0 && <LinksCard ticket={ticket} onAdd={onLink} />}
      {merges > 0 && <MergesCard ticket={ticket} />}
    </section>
  )
}
