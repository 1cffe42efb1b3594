// What was changed between two messages: one thin line, which opens to one line per change. Whom a change was mailed to stands with it.
import { ChevronDown, TriangleAlert } from 'lucide-react'
import { useState } from 'react'
import { cx } from '../../ui/cx.ts'
import { deferred } from '../../ui/deferred.tsx'
import { RelativeTime } from '../../ui/time.tsx'
import type { Entry } from './timeline.ts'
import { summarise } from './timeline.ts'

export const EventMail = deferred(() => import('../../email/conversation/event-mail.tsx'))

interface ChangeLineProps {
  /** Its number. */
  ticket: string
  entries: readonly Entry[]
  at: string
}

export function ChangeLine({ ticket, entries, at }: ChangeLineProps) {
  const [open, setOpen] = useState(false)
  const { who, text } = summarise(entries)
  const failed = entries.some(({ name }) => name === 'reaction.failed')
  return (
    <div className="px-3 text-xs text-muted">
      <button
        type="button"
        aria-expanded={open}
        onClick={() => setOpen(!open)}
        className="flex min-h-6 w-full coarse:min-h-10 min-w-0 items-center gap-2 rounded-md text-left hover:text-text"
      >
        <span className="flex w-6 shrink-0 justify-center">
          {failed ? (
            <TriangleAlert aria-label="Failed" className="size-3.5 text-amber" />
          ) : (
            <span aria-hidden className="size-1.5 rounded-full bg-line-strong" />
          )}
        </span>
        <span className="min-w-0 flex-1 truncate">
          {who && <bdi className="text-text">{who}</bdi>} {text}
        </span>
        {entries.length > 1 && <span className="shrink-0 tabular">{entries.length} changes</span>}
        <ChevronDown aria-hidden className={cx('size-3.5', !open && '-rotate-90')} />
        <RelativeTime at={at} className="shrink-0 whitespace-nowrap" />
      </button>
      {!open && <EventMail number={ticket} events={entries.map(({ id }) => id)} className="pl-8" />}
      {open && (
        <ol className="mt-1 mb-1 ml-8 flex flex-col gap-1 border-l border-line pl-3">
          {entries.map((entry) => (
            <li key={entry.id}>
              <div className="flex gap-3">
                <span className="min-w-0 flex-1 break-words">
                  <bdi className="text-text">{entry.actor.name}</bdi> {entry.summary}
                </span>
                <RelativeTime at={entry.at} className="shrink-0 whitespace-nowrap" />
              </div>
              <EventMail number={ticket} events={[entry.id]} />
            </li>
          ))}
        </ol>
      )}
    </div>
  )
}
