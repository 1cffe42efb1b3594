// A ticket that goes on as another one says so first: where, by whom, and until when that can be undone.
import { Link } from '@tanstack/react-router'
import { Merge, Undo2 } from 'lucide-react'
import { api } from '../../app/api.ts'
import { ErrorNotice } from '../../app/error-notice.tsx'
import { Button } from '../../ui/button.tsx'
import { AbsoluteTime } from '../../ui/time.tsx'
import type { Entry } from '../conversation/timeline.ts'
import type { Ticket } from '../ticket/sides.ts'
import { useRelated } from './use-related.ts'

export function MergedBanner({ ticket, events }: { ticket: Ticket; events: readonly Entry[] | null }) {
  const { number, mergedInto, mergeUndoUntil, can } = ticket
  const { run, busy, problem, again } = useRelated(number)
  const by = events?.findLast(({ name }) => name === 'ticket.merged')?.actor.name
  const undo = () =>
    run({
      send: (options) => api('tickets.unmerge', { id: number }, options),
      ...(mergedInto && { other: mergedInto.number }),
      done: `${number} is a ticket of its own again`,
    })
  return (
    <div className="shrink-0 border-b border-line bg-blue-soft px-4 py-2">
      <div className="mx-auto flex max-w-conversation flex-wrap items-center gap-x-2 gap-y-1">
        <Merge aria-hidden className="text-blue" />
        <p className="min-w-0 flex-1 basis-56">
          Merged into{' '}
          {mergedInto ? (
            <Link
              to="/desk/tickets/$number"
              params={{ number: mergedInto.number }}
              search={({ show: _, at: __, ...list }: Record<string, unknown>) => list as never}
              className="font-medium underline decoration-line-strong hover:decoration-current"
            >
              {mergedInto.number} <bdi>{mergedInto.title}</bdi>
            </Link>
          ) : (
            'a ticket that you may not see'
          )}
          {by && (
            <>
              {' '}
              by <bdi>{by}</bdi>
            </>
          )}
          {mergeUndoUntil && can.unmerge.allowed && (
            <span className="text-muted">
              . It can be undone until <AbsoluteTime at={mergeUndoUntil} />
            </span>
          )}
        </p>
        <Button icon={<Undo2 />} busy={busy} disabledReason={can.unmerge.reason} onClick={undo}>
          Undo the merge
        </Button>
      </div>
      {problem && (
        <div className="mx-auto mt-1 max-w-conversation">
          <ErrorNotice error={problem} retry={again} inline />
        </div>
      )}
    </div>
  )
}
