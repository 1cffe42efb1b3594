// What is known of a ticket and not chosen: where it came from, when what happened.
import { Link } from '@tanstack/react-router'
import { Mail } from 'lucide-react'
import { Markdown } from '../../ui/markdown.tsx'
import { absoluteTime, mediumTime } from '../../ui/relative-time.ts'
import { tip } from '../../ui/tip.ts'
import { ChannelIcon, channelWord } from '../conversation/channel-icon.tsx'
import type { Ticket } from '../ticket/sides.ts'
import { Fact, Property } from './property.tsx'

export function OriginFacts({ ticket }: { ticket: Ticket }) {
  const { requester, openedBy, channel } = ticket
  const link = 'min-w-0 truncate underline coarse:py-2.5 decoration-line-strong hover:decoration-current'
  return (
    <>
      {requester.email && (
        <Property label="E-mail">
          <Fact>
            <Mail aria-hidden className="text-muted" />
            <a href={`mailto:${encodeURIComponent(requester.email)}`} className={link}>
              {requester.email}
            </a>
          </Fact>
        </Property>
      )}
      <Property label="Their tickets">
        <Fact>
          <Link to="/desk/tickets" search={{ view: 'all', filter: `requester:${requester.id}` }} className={link}>
            Unresolved
          </Link>
          <Link
            to="/desk/tickets"
            search={{ view: 'all', filter: `requester:${requester.id} is:done` }}
            className={link}
          >
            Earlier
          </Link>
        </Fact>
      </Property>
      <Property label="Channel">
        <Fact>
          <ChannelIcon channel={channel} className="text-muted" />
          {channelWord(channel)}
        </Fact>
      </Property>
      {openedBy && openedBy.id !== requester.id && (
        <Property label="Opened by">
          <Fact>
            <bdi className="truncate">{openedBy.name}</bdi>
          </Fact>
        </Property>
      )}
    </>
  )
}

export function DateFacts({ ticket }: { ticket: Ticket }) {
  const { openedAt, firstRespondedAt, updatedAt, resolvedAt, closedAt } = ticket
  return (
    <>
      <Moment label="Opened" at={openedAt} />
      <Moment label="First reply" at={firstRespondedAt} />
      <Moment label="Changed" at={updatedAt} />
      <Moment label="Resolved" at={resolvedAt} />
      <Moment label="Closed" at={closedAt} />
    </>
  )
}

function Moment({ label, at }: { label: string; at: string | null }) {
  if (!at) return null
  const moment = new Date(at)
  return (
    <Property label={label}>
      <Fact>
        <time dateTime={at} className="truncate" {...tip(absoluteTime(moment))}>
          {mediumTime(moment)}
        </time>
      </Fact>
    </Property>
  )
}

export function ResolutionFact({ resolution }: Pick<Ticket, 'resolution'>) {
  if (!resolution) return null
  return (
    <section className="border-t border-line px-4 py-3">
      <h2 className="mb-1 text-xs text-muted">Resolution</h2>
      <Markdown source={resolution} />
    </section>
  )
}
