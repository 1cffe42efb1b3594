// Who was mailed because of an event that is no message: a resolution, a closing, a reopening, a reminder. It stands with that event, in the
// conversation and in the history.
import { Delivery } from './delivery.tsx'
import { useOutgoing } from './use-ticket-mail.ts'

interface EventMailProps {
  /** Of the ticket. */
  number: string
  /** Ids. */
  events: readonly string[]
  className?: string
}

export default function EventMail({ number, events, className }: EventMailProps) {
  const mailed = useOutgoing(number).filter(({ event }) => events.includes(event))
  if (mailed.length === 0) return null
  return (
    <div className={className}>
      <Delivery mails={mailed} />
    </div>
  )
}
