// The hand-over on top of an escalated ticket, until it is answered or handed back. Internal, and looks it.
import { useQuery } from '@tanstack/react-query'
import { ChevronDown, CircleArrowUp, Undo2 } from 'lucide-react'
import type { ReactNode } from 'react'
import { useState } from 'react'
import { query } from '../../app/queries.ts'
import { Button } from '../../ui/button.tsx'
import { cx } from '../../ui/cx.ts'
import { Markdown } from '../../ui/markdown.tsx'
import { RelativeTime } from '../../ui/time.tsx'
import { Attachments } from '../conversation/attachments.tsx'
import type { Ticket } from '../ticket/sides.ts'
import EndDialog from './end-dialog.tsx'

type Escalation = NonNullable<Ticket['escalation']>

export default function HandOverCard({ ticket, escalation }: { ticket: Ticket; escalation: Escalation }) {
  const { by, at, from, question, tried, logs, reason, attachments } = escalation
  const [ending, setEnding] = useState<'answer' | 'return' | null>(null)
  const refused = ticket.can.handBack.reason
  return (
    <section
      aria-label="Hand-over"
      className="rounded-md border border-note-line bg-note px-3 pt-2.5 pb-3 @max-[30rem]:px-2.5"
    >
      <header className="flex flex-wrap items-center gap-x-2 gap-y-1 text-note-text">
        <CircleArrowUp aria-hidden />
        <p className="min-w-0 flex-1 basis-64">
          Escalated from <bdi className="font-medium">{from.team?.name ?? 'no team'}</bdi>, level {from.level}, by{' '}
          <bdi className="font-medium">{by?.name ?? 'Mendbook'}</bdi>
        </p>
        <span className="flex gap-2 text-xs whitespace-nowrap">
          Internal
          <RelativeTime at={at} />
        </span>
      </header>
      <div className="mt-2 text-md font-medium">
        <Markdown source={question} />
      </div>
      <div className="mt-3 flex flex-col gap-2">
        <Part title="What was tried">
          <Markdown source={tried} />
        </Part>
        {logs && <Logs text={logs} />}
        {reason && (
          <Part title="Why there are no logs">
            <Markdown source={reason} />
          </Part>
        )}
        {attachments.length > 0 && <Files ticket={ticket} ids={attachments} />}
      </div>
      <div className="mt-3 flex flex-wrap gap-2">
        <Button variant="note" disabledReason={refused} onClick={() => setEnding('answer')}>
          Answer
        </Button>
        <Button variant="ghost" icon={<Undo2 />} disabledReason={refused} onClick={() => setEnding('return')}>
          Hand back
        </Button>
      </div>
      {ending && <EndDialog ticket={ticket} escalation={escalation} how={ending} onClose={() => setEnding(null)} />}
    </section>
  )
}

function Part({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section>
      <h3 className="text-xs text-note-text">{title}</h3>
      {children}
    </section>
  )
}

/** Folded when they are long: the question is what is read first. */
function Logs({ text }: { text: string }) {
  const lines = text.split('\n')
  const [open, setOpen] = useState(lines.length <= 6)
  return (
    <section>
      <h3 className="text-xs text-note-text">
        {lines.length <= 6 ? (
          'Logs'
        ) : (
          <button
            type="button"
            aria-expanded={open}
            onClick={() => setOpen(!open)}
            className="inline-flex min-h-6 items-center gap-1"
          >
            <ChevronDown aria-hidden className={cx('size-3.5', !open && '-rotate-90')} />
            Logs, {lines.length} lines
          </button>
        )}
      </h3>
      {open && (
        <pre className="mt-1 rounded-md bg-surface px-2.5 py-2 font-mono text-xs break-words whitespace-pre-wrap">
          {text}
        </pre>
      )}
    </section>
  )
}

function Files({ ticket, ids }: { ticket: Ticket; ids: readonly string[] }) {
  const files = useQuery(query('attachments.list', { id: ticket.number, limit: 200 })).data?.items ?? []
  return <Attachments files={files.filter(({ id }) => ids.includes(id))} />
}
