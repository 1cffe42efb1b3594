// The history of a ticket as a time line: what happened, newest first, and how the ticket was at any moment of it.
import { useNavigate } from '@tanstack/react-router'
import { MessagesSquare } from 'lucide-react'
import { Button } from '../../ui/button.tsx'
import { Skeleton } from '../../ui/skeleton.tsx'
import type { Entry } from '../conversation/timeline.ts'
import { EventList } from './event-list.tsx'
import { Moment } from './moment.tsx'
import { PastState } from './past-state.tsx'

interface HistoryViewProps {
  number: string
  events: readonly Entry[] | null
  /** The event after which it is shown. */
  at: string | undefined
}

export default function HistoryView({ number, events, at }: HistoryViewProps) {
  const navigate = useNavigate()
  const leave = () =>
    void navigate({
      to: '.',
      search: (({ show: _, at: __, ...list }: Record<string, unknown>) => list) as never,
      replace: true,
    })
  if (!events) return <Skeleton className="w-1/2 animate-late" />
  const chosen = events.findIndex(({ id }) => id === at)
  const go = (event: string | null) =>
    void navigate({
      to: '.',
      search: ((now: Record<string, unknown>) => ({ ...now, at: event ?? undefined })) as never,
      replace: true,
    })
  return (
    <div className="flex flex-col gap-4">
      <div className="-mb-2 flex items-center justify-between gap-2">
        <h2 className="text-md font-semibold">History</h2>
        <Button variant="ghost" icon={<MessagesSquare />} onClick={leave}>
          Back to the conversation
        </Button>
      </div>
      {events.length > 1 && <Moment events={events} chosen={chosen} onChoose={go} />}
      {chosen >= 0 && <PastState number={number} event={events[chosen] as Entry} />}
      <EventList number={number} events={events} chosen={at} onChoose={go} />
    </div>
  )
}
