// A meeting that a mail invites to, or that it changes.
import { CalendarDays } from 'lucide-react'
import type { Shown } from './shown-mail.tsx'
import { whenOf } from './when.ts'

const methods: Record<string, string> = {
  request: 'Invitation',
  cancel: 'Meeting cancelled',
  reply: 'Answer to an invitation',
  counter: 'Another time proposed',
}

export function InvitationCard({ invitation }: { invitation: NonNullable<Shown['invitation']> }) {
  const { method, summary, start, end, location, organiser } = invitation
  const when = start === null ? null : whenOf(start, end)
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
        {when && <p className="tabular">{when.text}</p>}
        {when?.there && <p className="text-sm text-muted tabular">{when.there}</p>}
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
