// Title, where it stands, what was said, and what its owner can do now.
import { useRef, useState } from 'react'
import type { Ticket } from '../../tickets/ticket/sides.ts'
import { AbsoluteTime } from '../../ui/time.tsx'
import { StateLine } from '../state-line.tsx'
import { stateWords } from '../state-words.ts'
import { Answer } from './answer.tsx'
import { Sent } from './sent.tsx'
import { Story } from './story.tsx'
import { Verdict } from './verdict.tsx'

export function RequestView({ ticket, sent }: { ticket: Ticket; sent: boolean }) {
  const [reopening, setReopening] = useState(false)
  const text = useRef<HTMLTextAreaElement>(null)
  // Until something happens, the confirmation says where it stands.
  const fresh = sent && ticket.status === 'new' && ticket.firstRespondedAt === null
  const over = ticket.status === 'resolved' || ticket.status === 'closed'
  const askWhy = () => {
    setReopening(true)
    // Once it is shown, and what is above it has found its place.
    requestAnimationFrame(() => {
      text.current?.focus({ preventScroll: true })
      requestAnimationFrame(() => text.current?.closest('section')?.scrollIntoView({ block: 'nearest' }))
    })
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
            Asked <AbsoluteTime at={ticket.openedAt} />
          </span>
        </p>
        {!fresh && (
          <p className="mt-4 flex flex-wrap items-center gap-x-3 border-y border-line py-3" aria-live="polite">
            <StateLine status={ticket.status} />
            <span className="text-muted">{stateWords[ticket.status].sentence}</span>
          </p>
        )}
      </header>
      <Story ticket={ticket} />
      <Verdict ticket={ticket} reopening={reopening} onStillHappens={askWhy} />
      <Answer
        ticket={ticket}
        text={text}
        wanted={!over || reopening}
        onSent={() => setReopening(false)}
        onCancel={reopening ? () => setReopening(false) : null}
      />
    </article>
  )
}
