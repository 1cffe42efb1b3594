// The owner's word on a fix: yes closes it, no reopens it. What comes back after the end is reopened, or carried on.
import { useRef } from 'react'
import type { Ticket } from '../../tickets/ticket/sides.ts'
import { Button } from '../../ui/button.tsx'
import { useFocusKept } from '../../ui/use-focus-kept.ts'
import { MoveProblem } from './move-problem.tsx'
import { useMove } from './use-move.ts'
import { refusedBy, reopensByAct, wayOf } from './way.ts'

const closedWords = {
  reply: 'This request is closed.',
  reopen: 'This request is closed. You can still reopen it.',
  'follow-up': 'This request is closed. If it comes back, write again: a new request carries it on.',
}

interface VerdictProps {
  ticket: Ticket
  /** They are writing why it is not fixed. */
  reopening: boolean
  onStillHappens: () => void
}

export function Verdict({ ticket, reopening, onStillHappens }: VerdictProps) {
  const { status, can } = ticket
  const moving = useMove()
  const place = useRef<HTMLDivElement>(null)
  const keepFocus = useFocusKept(place, moving.busy)
  const stillHappens = () => {
    moving.forget()
    onStillHappens()
  }
  return (
    <div ref={place} tabIndex={-1} className="scroll-mb-6 outline-none">
      {moving.error && (
        <div className="mt-6">
          <MoveProblem error={moving.error} retry={moving.again} />
        </div>
      )}
      {status === 'resolved' && can.close.allowed && (
        <section aria-labelledby="verdict" className="mt-6 border-t border-line pt-5">
          <h2 id="verdict" className="text-xl font-semibold">
            Does it work now?
          </h2>
          <div className="mt-3 flex flex-wrap gap-3">
            <Button
              variant="primary"
              className="max-sm:flex-1"
              busy={moving.busy}
              disabledReason={can.close.reason}
              onClick={() => {
                keepFocus()
                moving.close(ticket)
              }}
            >
              Yes, it is fixed
            </Button>
            <Button
              className="max-sm:flex-1"
              aria-expanded={reopening}
              disabledReason={can.reopen.reason}
              onClick={stillHappens}
            >
              No, it still happens
            </Button>
          </div>
        </section>
      )}
      {status === 'closed' && !reopening && wayOf(ticket) !== 'reply' && (
        <section
          aria-label="Closed"
          className="mt-6 flex flex-wrap items-center gap-x-4 gap-y-3 border-t border-line pt-5"
        >
          <p className="min-w-0 flex-1 basis-56 text-muted">{closedWords[wayOf(ticket)]}</p>
          <Button disabledReason={refusedBy(ticket)} onClick={stillHappens}>
            {reopensByAct(ticket) ? 'It is back: reopen' : 'It is back: write again'}
          </Button>
        </section>
      )}
    </div>
  )
}
