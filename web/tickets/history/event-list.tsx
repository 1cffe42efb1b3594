// Everything that happened to a ticket, newest first: when, who, what and why, and whom it was mailed to. Each event shows the ticket as it was after it.
import { Avatar } from '../../ui/avatar.tsx'
import { cx } from '../../ui/cx.ts'
import { AbsoluteTime } from '../../ui/time.tsx'
import { tip } from '../../ui/tip.ts'
import { EventMail } from '../conversation/change-line.tsx'
import type { Entry } from '../conversation/timeline.ts'

interface EventListProps {
  /** Of the ticket. */
  number: string
  events: readonly Entry[]
  chosen: string | undefined
  onChoose: (event: string) => void
}

export function EventList({ number, events, chosen, onChoose }: EventListProps) {
  return (
    <ol aria-label="History" className="flex flex-col">
      {[...events].reverse().map((event) => (
        <li key={event.id} className="border-t border-line first:border-t-0">
          <button
            type="button"
            aria-pressed={event.id === chosen}
            {...tip('Show the ticket as it was then')}
            onClick={() => onChoose(event.id)}
            className={cx(
              '-mx-2 flex w-[calc(100%+1rem)] gap-2.5 rounded-md px-2 py-2 text-left hover:bg-hover',
              event.id === chosen && 'bg-accent-soft',
            )}
          >
            <Avatar person={{ id: event.actor.id ?? event.actor.name, name: event.actor.name }} />
            <span className="min-w-0 flex-1">
              <span className="block min-h-6 break-words">
                <bdi className="font-medium">{event.actor.name}</bdi> {event.summary}
                <Kind kind={event.actor.kind} />
              </span>
              <span className="block text-xs text-muted">
                <AbsoluteTime at={event.at} />
                {event.why && `, ${event.why}`}
              </span>
            </span>
          </button>
          <EventMail number={number} events={[event.id]} className="pb-2 pl-8.5" />
        </li>
      ))}
    </ol>
  )
}

const Kind = ({ kind }: { kind: Entry['actor']['kind'] }) =>
  kind === 'rule' || kind === 'system' ? (
    <span className="text-muted"> ({kind === 'rule' ? 'rule' : 'automatic'})</span>
  ) : null
