// The later life of a ticket, above its conversation: that it waits, what it carries on, when it closes; and who is told of it.
import { Link } from '@tanstack/react-router'
import { AlarmClock, Eye, EyeOff, Trash2, Users } from 'lucide-react'
import type { ReactNode } from 'react'
import { useState } from 'react'
import { useActions } from '../../app/actions.ts'
import { may, useMe } from '../../app/session.ts'
import { Button } from '../../ui/button.tsx'
import { deferred } from '../../ui/deferred.tsx'
import { AbsoluteTime } from '../../ui/time.tsx'
import type { Ticket } from '../ticket/sides.ts'
import { momentWords } from './snooze-times.ts'
import { useDelete, useSnooze, useWatch, useZone } from './use-life.ts'
import { useMentionsRead } from './use-mentions-read.ts'

const SnoozeDialog = deferred(() => import('./snooze-dialog.tsx'))
const PeopleDialog = deferred(() => import('../people/people-dialog.tsx'))

interface TicketLifeProps {
  ticket: Ticket
  /** Back to the list: the ticket is gone. */
  onGone: () => void
}

export function TicketLife({ ticket, onGone }: TicketLifeProps) {
  const { number, can, watching, snooze } = ticket
  const [asking, setAsking] = useState<'snooze' | 'people' | null>(null)
  const { wake } = useSnooze(number)
  const watch = useWatch(ticket)
  const remove = useDelete(number, onGone)
  const stop = () => setAsking(null)
  useMentionsRead(ticket)
  const deletes = may(useMe(), 'tickets.delete')
  const group = 'Ticket'
  useActions([
    {
      id: 'ticket.watch',
      label: watching ? 'Stop watching' : 'Watch',
      group,
      shortcut: 'w',
      icon: watching ? <EyeOff /> : <Eye />,
      keywords: 'follow subscribe unwatch',
      disabledReason: can.watch.reason,
      run: watch,
    },
    {
      id: 'ticket.people',
      label: 'Who sees this',
      group,
      icon: <Users />,
      keywords: 'people copy cc watchers participants why',
      run: () => setAsking('people'),
    },
    {
      id: 'ticket.snooze',
      label: snooze ? 'Snooze for longer' : 'Snooze',
      group,
      shortcut: 'z',
      icon: <AlarmClock />,
      keywords: 'later remind hide wait',
      disabledReason: can.snooze.reason,
      run: () => setAsking('snooze'),
    },
    ...(deletes
      ? [
          {
            id: 'ticket.delete',
            label: 'Delete',
            group,
            icon: <Trash2 />,
            keywords: 'bin remove trash',
            disabledReason: can.delete.reason,
            run: remove,
          },
        ]
      : []),
  ])
  return (
    <>
      <Lines ticket={ticket} onWake={wake} />
      {asking === 'snooze' && <SnoozeDialog ticket={ticket} onClose={stop} />}
      {asking === 'people' && <PeopleDialog ticket={ticket} onClose={stop} />}
    </>
  )
}

function Lines({ ticket, onWake }: { ticket: Ticket; onWake: () => void }) {
  const { snooze, follows, followedBy, closesAt, status } = ticket
  const zone = useZone()
  const closes = status === 'resolved' && closesAt !== null
  if (!snooze && !follows && followedBy.length === 0 && !closes) return null
  return (
    <ul className="flex flex-col gap-1 text-muted">
      {snooze && (
        <Line icon={<AlarmClock aria-hidden className="text-blue" />}>
          <span className="min-w-0 flex-1">
            Snoozed until <span className="text-text">{momentWords(new Date(snooze.until), zone)}</span>
            {snooze.by && (
              <>
                {' '}
                by <bdi>{snooze.by.name}</bdi>
              </>
            )}
            {snooze.reason && (
              <>
                : <bdi>{snooze.reason}</bdi>
              </>
            )}
          </span>
          <Button variant="ghost" onClick={onWake} disabledReason={ticket.can.snooze.reason}>
            Bring it back
          </Button>
        </Line>
      )}
      {follows && (
        <Line>
          <span>
            Carries on <TicketLink number={follows.number} />, which is closed
          </span>
        </Line>
      )}
      {followedBy.length > 0 && (
        <Line>
          Goes on in{' '}
          {followedBy.map(({ number }) => (
            <TicketLink key={number} number={number} />
          ))}
        </Line>
      )}
      {closes && (
        <Line>
          {/* One text: between parts the line puts a gap, also before a comma. */}
          <span>
            Closes by itself on <AbsoluteTime at={closesAt} />, unless its requester writes
          </span>
        </Line>
      )}
    </ul>
  )
}

const Line = ({ icon, children }: { icon?: ReactNode; children: ReactNode }) => (
  <li className="flex min-h-6 flex-wrap items-center gap-x-2">
    {icon}
    {children}
  </li>
)

const TicketLink = ({ number }: { number: string }) => (
  <Link
    to="/desk/tickets/$number"
    params={{ number }}
    search={(search: object) => search as never}
    className="font-mono text-xs text-text underline decoration-line-strong hover:decoration-current"
  >
    {number}
  </Link>
)
