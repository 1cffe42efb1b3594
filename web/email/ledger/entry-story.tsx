// What became of a mail, why, and what was found out about it.
import { Link } from '@tanstack/react-router'
import { TriangleAlert } from 'lucide-react'
import { RelativeTime } from '../../ui/time.tsx'
import type { LedgerDetails } from './ledger-words.ts'
import { sentencesOf } from './ledger-words.ts'
import { StateMark } from './state-mark.tsx'

export function EntryStory({ entry }: { entry: LedgerDetails }) {
  const { state, reason, ticket, decidedBy, nextTry, attempts, verdict } = entry
  return (
    <section aria-label="What became of it" className="flex max-w-reading flex-col gap-2">
      <p className="flex flex-wrap items-center gap-x-2 gap-y-1">
        <StateMark state={state} className="font-medium" />
        {ticket && (
          <Link
            to="/desk/tickets/$number"
            params={{ number: ticket.number }}
            search={{ view: 'all' }}
            className="min-w-0 truncate text-accent-text underline"
          >
            {ticket.number} <bdi>{ticket.title}</bdi>
          </Link>
        )}
        {decidedBy && (
          <span className="text-muted">
            by <bdi>{decidedBy.name}</bdi>
          </span>
        )}
      </p>
      {reason && <p className="break-words">{reason}</p>}
      {state === 'failed' && (
        <p className="text-muted">
          Tried {attempts === 1 ? 'once' : `${attempts} times`}.{' '}
          {nextTry ? (
            <>
              It is tried again by itself <RelativeTime at={nextTry} />.
            </>
          ) : (
            'It is parked: nothing else waits for it, and it is tried again when you say so.'
          )}
        </p>
      )}
      {verdict?.warnings.map((warning) => (
        <p key={warning} className="flex items-start gap-2 rounded-md bg-amber-soft px-3 py-2 text-amber">
          <TriangleAlert aria-hidden className="mt-0.5 size-4 shrink-0" />
          <span className="min-w-0 break-words">{warning}</span>
        </p>
      ))}
      {verdict && (
        <ul className="flex flex-col gap-1">
          {sentencesOf(verdict).map(({ text, detail }) => (
            <li key={text}>
              {text}
              {detail && <span className="block text-xs break-words text-muted">{detail}</span>}
            </li>
          ))}
        </ul>
      )}
      {verdict && verdict.defects.length > 0 && (
        <p className="text-xs break-words text-muted">Odd about its form: {verdict.defects.join(' ')}</p>
      )}
    </section>
  )
}
