// The owner's word on a fix: yes closes it, no reopens it. A closed one can come back as well.
import { ErrorNotice } from '../../app/error-notice.tsx'
import type { Ticket } from '../../tickets/ticket/sides.ts'
import { Button } from '../../ui/button.tsx'
import { stateWords } from '../state-words.ts'
import type { useMove } from './use-move.ts'
import { MovedOn } from './use-move.ts'

interface VerdictProps {
  ticket: Ticket
  moving: ReturnType<typeof useMove>
  /** They are writing why it is not fixed. */
  reopening: boolean
  onStillHappens: () => void
}

export function Verdict({ ticket, moving, reopening, onStillHappens }: VerdictProps) {
  const { status, can } = ticket
  return (
    <>
      {moving.error && (
        <div className="mt-6">
          {moving.error instanceof MovedOn ? (
            <p role="alert" className="rounded-md border border-line-strong bg-surface px-3 py-2.5">
              {moving.error.message} It says now: {stateWords[moving.error.now.status].word}.
            </p>
          ) : (
            <ErrorNotice error={moving.error} retry={moving.again} inline />
          )}
        </div>
      )}
      {status === 'resolved' && (
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
              onClick={() => moving.close(ticket)}
            >
              Yes, it is fixed
            </Button>
            <Button
              className="max-sm:flex-1"
              aria-expanded={reopening}
              disabledReason={can.reopen.reason}
              onClick={onStillHappens}
            >
              No, it still happens
            </Button>
          </div>
        </section>
      )}
      {status === 'closed' && !reopening && (
        <section
          aria-label="Closed"
          className="mt-6 flex flex-wrap items-center gap-x-4 gap-y-3 border-t border-line pt-5"
        >
          <p className="min-w-0 flex-1 basis-56 text-muted">This request is closed.</p>
          <Button disabledReason={can.reopen.reason} onClick={onStillHappens}>
            It is back: reopen
          </Button>
        </section>
      )}
    </>
  )
}
