// The checklists of a ticket, above its conversation.
import { ErrorNotice } from '../../app/error-notice.tsx'
import { Skeleton } from '../../ui/skeleton.tsx'
import type { Ticket } from '../ticket/sides.ts'
import { ChecklistCard } from './checklist-card.tsx'
import { useChecklists } from './use-checklists.ts'

export default function ChecklistSection({ ticket }: { ticket: Ticket }) {
  const { lists, change, problem, again } = useChecklists(ticket.number)
  const locked = ticket.can.change.reason
  return (
    <section id="checklists" aria-label="Checklists" className="flex scroll-mt-4 flex-col gap-3">
      {lists.isPending && <Arriving items={ticket.checklist?.total ?? 1} />}
      {lists.isError && <ErrorNotice error={lists.error} retry={lists.refetch} inline />}
      {lists.data?.items.map((list) => (
        <ChecklistCard key={list.id} list={list} locked={locked} change={change} />
      ))}
      {problem && <ErrorNotice error={problem} retry={again} inline />}
    </section>
  )
}

/** As high as what comes: nothing below it moves. */
function Arriving({ items }: { items: number }) {
  return (
    <div role="status" aria-label="Loading the checklists" className="rounded-md border border-line px-3 pt-1.5 pb-2">
      <div className="flex h-8 items-center">
        <Skeleton className="w-32" />
      </div>
      {Array.from({ length: items }, (_, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: places, not things
        <div key={index} className="flex h-8 items-center gap-2 coarse:h-11">
          <Skeleton className="size-4" />
          <Skeleton className="w-1/2" />
        </div>
      ))}
      <div className="h-8 coarse:h-11" />
    </div>
  )
}
