// A meeting that a mail invites to, or that it changes.
import { CalendarDays } from 'lucide-react'
import { absoluteTime } from '../../ui/relative-time.ts'
import type { Shown } from './shown-mail.tsx'

const methods: Record<string, string> = {
  request: 'Invitation',
  cancel: 'Meeting cancelled',
  reply: 'Answer to an invitation',
  counter: 'Another time proposed',
}

const isDay = (text: string) => /^\d{4}-\d{2}-\d{2}$/.test(text)
const moment = (text: string) =>
  isDay(text)
    ? new Date(`${text}T12:00:00`).toLocaleDateString(undefined, { dateStyle: 'full' })
    : Number.isNaN(Date.parse(text))
      ? text
      : absoluteTime(new Date(text))

/** The hour alone, where it ends on the day on which it began. */
function until(end: string, start: string): string {
  const [from, to] = [new Date(start), new Date(end)]
  const hour = !isDay(end) && !isDay(start) && from.toDateString() === to.toDateString()
  return hour ? to.toLocaleTimeString(undefined, { timeStyle: 'short' }) : moment(end)
}

export function InvitationCard({ invitation }: { invitation: NonNullable<Shown['invitation']> }) {
  const { method, summary, start, end, location, organiser } = invitation
  return (
    <section
      aria-label="Invitation"
      className="flex items-start gap-3 rounded-md border border-line bg-canvas px-3 py-2.5"
    >
      <CalendarDays aria-hidden className="mt-0.5 size-4 shrink-0 text-muted" />
      <div className="min-w-0">
        <p className="text-xs text-muted">{methods[method.toLowerCase()] ?? 'Meeting'}</p>
        <p className="font-medium break-words">
          <bdi>{summary || 'Without a title'}</bdi>
        </p>
        {start && (
          <p className="tabular">
            {moment(start)}
            {end && end !== start && ` – ${until(end, start)}`}
          </p>
        )}
        {location && <bdi className="block break-words">{location}</bdi>}
        {organiser && (
          <p className="text-muted">
            by <bdi>{organiser.name || organiser.address}</bdi>
          </p>
        )}
      </div>
    </section>
  )
}
