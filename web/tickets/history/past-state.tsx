// How a ticket was after some event, field by field, with what differs from now marked.
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { History } from 'lucide-react'
import { useState } from 'react'
import { ErrorNotice } from '../../app/error-notice.tsx'
import { query } from '../../app/queries.ts'
import { Button } from '../../ui/button.tsx'
import { cx } from '../../ui/cx.ts'
import { Skeleton } from '../../ui/skeleton.tsx'
import { AbsoluteTime } from '../../ui/time.tsx'
import type { Entry } from '../conversation/timeline.ts'
import { type Line, linesOf } from './past-words.ts'

export function PastState({ number, event }: { number: string; event: Entry }) {
  const { data, error, isPlaceholderData } = useQuery({
    ...query('tickets.at', { id: number, event: event.id }),
    placeholderData: keepPreviousData,
  })
  const [whole, setWhole] = useState(false)
  const lines = data ? linesOf(data.was, data.is) : []
  const shown = whole ? lines : lines.filter(({ changed }) => changed)
  return (
    <section aria-label="As it was" aria-busy={isPlaceholderData} className="rounded-md border border-line bg-sunken">
      <header className="flex items-start gap-2.5 border-b border-line px-3 py-2">
        <History aria-hidden className="mt-0.5 shrink-0 text-muted" />
        <p className="min-w-0 flex-1">
          <span className="font-medium">
            As it was on <AbsoluteTime at={event.at} />
          </span>
          <span className="block text-xs text-muted">
            after <bdi>{event.actor.name}</bdi> {event.summary}
          </span>
        </p>
        {lines.some(({ changed }) => !changed) && (
          <Button variant="ghost" aria-expanded={whole} onClick={() => setWhole(!whole)}>
            {whole ? 'Only what differs' : 'Show all'}
          </Button>
        )}
      </header>
      {error && <ErrorNotice error={error} inline />}
      {!data && !error && <Skeleton className="m-3 w-1/2" />}
      {data && shown.length === 0 && <p className="px-3 py-2 text-muted">The same as now.</p>}
      {shown.length > 0 && (
        <table className="w-full text-left">
          <thead className="sr-only">
            <tr>
              <th scope="col">Field</th>
              <th scope="col">Then</th>
              <th scope="col">Now</th>
            </tr>
          </thead>
          <tbody>
            {shown.map((line) => (
              <Field key={line.key} line={line} />
            ))}
          </tbody>
        </table>
      )}
    </section>
  )
}

function Field({ line: { label, was, is, changed, text } }: { line: Line }) {
  return (
    <tr className="border-t border-line align-top first:border-t-0">
      <th scope="row" className="w-32 px-3 py-1.5 font-normal text-muted @max-[40rem]:w-24">
        {label}
      </th>
      <td className="py-1.5 pr-3">
        <bdi
          className={cx(
            text ? 'block max-h-60 overflow-y-auto whitespace-pre-wrap' : 'break-words',
            changed && 'font-medium',
          )}
        >
          {was}
        </bdi>
      </td>
      <td className="w-2/5 py-1.5 pr-3 text-muted">
        {changed && (
          <>
            <span className="text-xs">now </span>
            <bdi className={text ? 'block max-h-60 overflow-y-auto whitespace-pre-wrap' : 'break-words'}>{is}</bdi>
          </>
        )}
      </td>
    </tr>
  )
}
