// Everything that happened to a ticket, newest first: when, who, what, and what it followed from.
import { Avatar } from '../../ui/avatar.tsx'
import { Skeleton } from '../../ui/skeleton.tsx'
import { AbsoluteTime } from '../../ui/time.tsx'
import type { Entry } from '../conversation/timeline.ts'

export function History({ events }: { events: readonly Entry[] | null }) {
  if (!events) return <Skeleton className="w-1/2 animate-late" />
  const byId = new Map(events.map((event) => [event.id, event]))
  return (
    <ol className="flex flex-col">
      {[...events].reverse().map((event) => (
        <li key={event.id} className="flex gap-2.5 border-t border-line py-2 first:border-t-0">
          <Avatar person={{ id: event.actor.id ?? event.actor.name, name: event.actor.name }} />
          <div className="min-w-0 flex-1">
            <p className="min-h-6 break-words">
              <bdi className="font-medium">{event.actor.name}</bdi> {event.summary}
              <Kind kind={event.actor.kind} />
            </p>
            <p className="text-xs text-muted">
              <AbsoluteTime at={event.at} />
              {event.causedBy && <Cause cause={byId.get(event.causedBy)} />}
            </p>
          </div>
        </li>
      ))}
    </ol>
  )
}

const Kind = ({ kind }: { kind: Entry['actor']['kind'] }) =>
  kind === 'person' ? null : <span className="text-muted"> ({kind === 'rule' ? 'rule' : 'automatic'})</span>

const Cause = ({ cause }: { cause: Entry | undefined }) =>
  cause ? (
    <>
      {' '}
      because <bdi>{cause.actor.name}</bdi> {cause.summary}
    </>
  ) : null
