// One entry of the audit log: what was changed, by which way, and what led to it.
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { ErrorNotice } from '../../app/error-notice.tsx'
import { query } from '../../app/queries.ts'
import { CopyField } from '../../ui/copy-field.tsx'
import { Sheet } from '../../ui/dialog.tsx'
import { SkeletonRows } from '../../ui/skeleton.tsx'
import { AbsoluteTime } from '../../ui/time.tsx'
import { Fact, Facts } from '../facts.tsx'
import { subjectWords, viaWords, withheldWords } from './audit-table.tsx'

interface AuditEntrySheetProps {
  id: string | undefined
  onClose: () => void
}

export function AuditEntrySheet({ id, onClose }: AuditEntrySheetProps) {
  return (
    <Sheet open={id !== undefined} onOpenChange={(open) => !open && onClose()} title="Entry of the audit log">
      {id && <Entry id={id} />}
    </Sheet>
  )
}

function Entry({ id: first }: { id: string }) {
  const [id, setId] = useState(first)
  const entry = useQuery({ ...query('audit.get', { id }), staleTime: Number.POSITIVE_INFINITY })
  if (entry.isError) return <ErrorNotice error={entry.error} inline />
  if (!entry.data) return <SkeletonRows label="Loading the entry" />
  const { at, actor, summary, subject, name, changes, cause, withheld } = entry.data
  return (
    <div className="flex flex-col gap-4">
      <p className="break-words">
        <bdi className="font-medium">{actor.name}</bdi> {withheld ? withheldWords : <bdi>{summary}</bdi>}
      </p>
      <Facts title="When and where">
        <Fact term="Time">
          <AbsoluteTime at={at} />
        </Fact>
        <Fact term="To what">
          {subject.inBin ? (
            <Link to="/desk/bin" className="text-accent-text underline">
              <bdi>{subjectWords(entry.data)}</bdi>
            </Link>
          ) : subject.kind === 'ticket' && subject.label && !withheld ? (
            <Link
              to="/desk/tickets/$number"
              params={{ number: subject.label.split(' ')[0] ?? '' }}
              search={{ view: 'all' }}
              className="text-accent-text underline"
            >
              <bdi>{subject.label}</bdi>
            </Link>
          ) : (
            <bdi>{subjectWords(entry.data)}</bdi>
          )}
        </Fact>
        <Fact term="By">{viaWords(entry.data)}</Fact>
        <Fact term="Event">
          <span className="font-mono text-xs">{name}</span>
        </Fact>
      </Facts>
      {Object.keys(changes).length > 0 && !withheld && (
        <section>
          <h2 className="mb-1 text-xs text-muted">As it was recorded</h2>
          <pre className="max-h-72 overflow-auto rounded-md bg-sunken p-3 font-mono text-xs break-words whitespace-pre-wrap">
            {JSON.stringify(changes, null, 2)}
          </pre>
        </section>
      )}
      {cause && (
        <section>
          <h2 className="mb-1 text-xs text-muted">What led to it</h2>
          <button type="button" onClick={() => setId(cause.id)} className="text-left text-accent-text underline">
            <bdi>
              {cause.actor.name} {cause.withheld ? withheldWords : cause.summary}
            </bdi>
          </button>
        </section>
      )}
      <CopyField label="Id of the entry" value={id} />
    </div>
  )
}
