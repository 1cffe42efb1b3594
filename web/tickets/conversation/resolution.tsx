// How it was fixed, where it was fixed.
import { CircleCheck } from 'lucide-react'
import { Markdown } from '../../ui/markdown.tsx'
import { RelativeTime } from '../../ui/time.tsx'
import { EventMail } from './change-line.tsx'
import type { Entry } from './timeline.ts'

export function ResolutionView({ ticket, entry, text }: { ticket: string; entry: Entry; text: string }) {
  return (
    <article aria-label={`Resolved by ${entry.actor.name}`} className="rounded-md border border-line px-3 py-2.5">
      <header className="flex items-center gap-2">
        <span className="flex size-6 shrink-0 items-center justify-center rounded-full bg-green-soft">
          <CircleCheck aria-hidden className="text-green" />
        </span>
        <span className="min-w-0 truncate">
          <span className="font-medium text-green">Resolved</span> by <bdi>{entry.actor.name}</bdi>
        </span>
        <RelativeTime at={entry.at} className="ml-auto shrink-0 text-xs whitespace-nowrap text-muted" />
      </header>
      <div className="mt-1.5 pl-8 text-md @max-[30rem]:pl-0">
        <Markdown source={text} />
        <EventMail number={ticket} events={[entry.id]} className="mt-2" />
      </div>
    </article>
  )
}
