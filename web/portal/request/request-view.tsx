// Title, where it stands, what was said, and what its owner can do now.
import { Link, useNavigate } from '@tanstack/react-router'
import { Merge } from 'lucide-react'
import { useRef, useState } from 'react'
import { flushSync } from 'react-dom'
import { useMe } from '../../app/session.ts'
import type { Ticket } from '../../tickets/ticket/sides.ts'
import { deferred } from '../../ui/deferred.tsx'
import { AbsoluteTime } from '../../ui/time.tsx'
import { StateLine } from '../state-line.tsx'
import { wordsFor } from '../state-words.ts'
import { Answer } from './answer.tsx'
import { Sent } from './sent.tsx'
import { Story } from './story.tsx'
import { Verdict } from './verdict.tsx'

const Details = deferred(() => import('./details.tsx'))
const People = deferred(() => import('./people.tsx'))

export function RequestView({ ticket, sent }: { ticket: Ticket; sent: boolean }) {
  const [reopening, setReopening] = useState(false)
  const text = useRef<HTMLTextAreaElement>(null)
  // Until something happens, the confirmation says where it stands.
  const fresh = sent && ticket.status === 'new' && ticket.firstRespondedAt === null
  const mine = ticket.requester.id === useMe().person.id
  const navigate = useNavigate()
  // Its owner is asked for a word on the fix first; others just write.
  const goesOn = ticket.merged && ticket.replyGoes === 'here'
  const asked = (ticket.status === 'closed' && !goesOn) || (ticket.status === 'resolved' && ticket.can.close.allowed)
  const words = wordsFor(ticket.status, ticket.requester.name, mine)
  const askWhy = () => {
    // Shown at once: what is typed next belongs there.
    flushSync(() => setReopening(true))
    text.current?.focus({ preventScroll: true })
    text.current?.closest('section')?.scrollIntoView({ block: 'nearest' })
  }
  const leaveFor = (carriedOn: string | null) => {
    setReopening(false)
    if (carriedOn)
      void navigate({ to: '/portal/tickets/$number', params: { number: carriedOn }, search: { sent: true } })
  }
  return (
    <article className="mt-3">
      {fresh && <Sent number={ticket.number} />}
      <header>
        <h1
          dir="auto"
          className={`font-semibold tracking-tight [overflow-wrap:anywhere] ${ticket.title.length > 120 ? 'text-xl' : 'text-2xl'}`}
        >
          {ticket.title}
        </h1>
        <p className="mt-2 flex flex-wrap items-center gap-x-3 text-md text-muted">
          <span className="font-mono text-sm">{ticket.number}</span>
          <span>
            {mine ? 'Asked' : <bdi>{ticket.requester.name} asked</bdi>} <AbsoluteTime at={ticket.openedAt} />
          </span>
          {ticket.openedBy && ticket.openedBy.id !== ticket.requester.id && (
            <span>
              opened by <bdi>{ticket.openedBy.name}</bdi>
            </span>
          )}
        </p>
        <Chain ticket={ticket} />
        {goesOn && <GoesOn into={ticket.mergedInto} />}
        {!fresh && !goesOn && (
          <p className="mt-4 flex flex-wrap items-center gap-x-3 border-y border-line py-3" aria-live="polite">
            <StateLine status={ticket.status} {...(!mine && { word: words.word })} />
            <span className="text-muted">
              {words.sentence}
              {ticket.closesAt && (
                <>
                  {' '}
                  It closes by itself on <AbsoluteTime at={ticket.closesAt} />.
                </>
              )}
            </span>
          </p>
        )}
      </header>
      <Story ticket={ticket} />
      <Verdict ticket={ticket} reopening={reopening} onStillHappens={askWhy} />
      <Answer
        ticket={ticket}
        text={text}
        wanted={!asked || reopening}
        onSent={leaveFor}
        onCancel={reopening ? () => setReopening(false) : null}
      />
      <Details ticket={ticket} />
      <People ticket={ticket} />
    </article>
  )
}

/** The desk works on it together with another one about the same. */
const GoesOn = ({ into }: { into: Ticket['mergedInto'] }) => (
  <p className="mt-4 flex flex-wrap items-center gap-x-3 border-y border-line py-3" aria-live="polite">
    <span className="inline-flex items-start gap-1.5">
      <Merge aria-hidden className="mt-1 text-blue" />
      {into ? (
        <span>
          Goes on in <RequestLink number={into.number} /> <bdi>{into.title}</bdi>
        </span>
      ) : (
        'Goes on together with another request about the same'
      )}
    </span>
    <span className="text-muted">
      {into ? 'Answers come there. What you write here is read there too.' : 'What you write here is read there too.'}
    </span>
  </p>
)

/** What it carries on, and what carries it on. */
function Chain({ ticket: { follows, followedBy } }: { ticket: Ticket }) {
  const next = followedBy.at(-1)
  if (!follows && !next) return null
  return (
    <p className="mt-1 flex flex-wrap gap-x-3 text-md text-muted">
      {follows && (
        <span>
          Carries on <RequestLink number={follows.number} />
        </span>
      )}
      {next && (
        <span>
          Goes on in <RequestLink number={next.number} />
        </span>
      )}
    </p>
  )
}

const RequestLink = ({ number }: { number: string }) => (
  <Link
    to="/portal/tickets/$number"
    params={{ number }}
    search={{}}
    className="text-text underline decoration-line-strong hover:decoration-current"
  >
    {number}
  </Link>
)
