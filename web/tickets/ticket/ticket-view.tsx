// A ticket that is there. Nothing of it moves or loses focus when live updates exchange its data.
import { useNavigate } from '@tanstack/react-router'
import { ArrowDown } from 'lucide-react'
import { useEffect, useLayoutEffect, useRef, useState } from 'react'
import { flushSync } from 'react-dom'
import { useMe } from '../../app/session.ts'
import { Button } from '../../ui/button.tsx'
import { cx } from '../../ui/cx.ts'
import { deferred } from '../../ui/deferred.tsx'
import { Sheet } from '../../ui/dialog.tsx'
import { Composer } from '../composer/composer.tsx'
import { isBlank } from '../composer/drafts.ts'
import { drafts, useDraftKey } from '../composer/use-draft.ts'
import type { OfferUndo, Tab, Then } from '../composer/use-send.ts'
import { Conversation } from '../conversation/conversation.tsx'
import { useConversation } from '../conversation/use-conversation.ts'
import { TicketLife } from '../life/ticket-life.tsx'
import type { ListSearch } from '../list/list-search.ts'
import type { Neighbours } from '../list/order.ts'
import { lastSeen, markSeen } from '../list/seen.ts'
import { Properties } from '../properties/properties.tsx'
import { MergedBanner } from '../related/merged-banner.tsx'
import { useWide } from '../use-wide.ts'
import { TicketWork } from '../work/ticket-work.tsx'
import { Banners } from './banners.tsx'
import { noteReading } from './conflicts.ts'
import type { Ticket } from './sides.ts'
import { TicketHeader } from './ticket-header.tsx'
import type { TicketSearch } from './ticket-search.ts'
import { Title } from './title.tsx'
import { useReading } from './use-reading.ts'
import { useTicketActions } from './use-ticket-actions.tsx'

const HistoryView = deferred(() => import('../history/history-view.tsx'))
const FreshTicket = deferred(() => import('../similar/fresh-ticket.tsx'))
const ResolveDialog = deferred(() => import('./resolve-dialog.tsx'))
const ReopenDialog = deferred(() => import('./reopen-dialog.tsx'))

interface TicketViewProps {
  ticket: Ticket
  search: ListSearch & TicketSearch
  split: boolean
  neighbours: Neighbours
}

type Asking = { what: 'resolve'; send?: () => Promise<{ offer: OfferUndo }> } | { what: 'reopen' } | null

export function TicketView({ ticket, search, split, neighbours }: TicketViewProps) {
  const { number, id } = ticket
  const me = useMe().person.id
  const navigate = useNavigate()
  const frame = useRef<HTMLElement>(null)
  const scroller = useRef<HTMLDivElement>(null)
  const heading = useRef<HTMLHeadingElement>(null)
  const text = useRef<HTMLTextAreaElement>(null)
  const wide = useWide(frame, 704)
  const [sheet, setSheet] = useState(false)
  const [asking, setAsking] = useState<Asking>(null)
  const [tab, setTab] = useFirstTab(id)
  const since = useVisit(me, ticket)
  const { events, ...conversed } = useConversation(ticket)
  useEffect(() => noteReading(ticket, events ?? []), [ticket, events])
  const { atEnd, news, titled, toEnd } = useReading(scroller, conversed.conversation?.items)
  const resolution = useDraftKey(id, 'resolution')
  const { show, at: _, ...list } = search

  const go = (to: string) => void navigate({ to: '/desk/tickets/$number', params: { number: to }, search: list })
  const write = (next: Tab) => {
    // At once: what is typed next must not be taken for shortcuts.
    flushSync(() => setTab(next))
    text.current?.focus()
  }
  const resolve = (reply?: string, send?: () => Promise<{ offer: OfferUndo }>) => {
    if (reply && isBlank(drafts.read(resolution))) drafts.change(resolution, { body: reply })
    setAsking({ what: 'resolve', ...(send && { send }) })
  }
  const onSent = (then: Then) => {
    if (then === 'next' && neighbours.next) return go(neighbours.next)
    requestAnimationFrame(toEnd)
  }
  useTicketActions(ticket, {
    write,
    resolve: () => resolve(),
    reopen: () => setAsking({ what: 'reopen' }),
    history: () =>
      void navigate({ to: '.', search: { ...list, ...(!show && { show: 'history' }) } as never, replace: true }),
    leave: () => void navigate({ to: '/desk/tickets', search: list }),
  })
  // Where the ticket takes the place of the list, it takes the focus as well.
  useLayoutEffect(() => {
    if (!split) heading.current?.focus({ preventScroll: true })
  }, [split])

  return (
    <section ref={frame} aria-labelledby="ticket-title" className="@container flex min-w-0 flex-1 flex-col bg-surface">
      <TicketHeader
        {...{ number, ticket, search, split, neighbours, titled }}
        {...(!wide && { onProperties: () => setSheet(true) })}
      />
      <Banners number={number} />
      {ticket.merged && <MergedBanner ticket={ticket} events={events} />}
      <div className="flex min-h-0 flex-1">
        <div className="relative flex min-w-0 flex-1 flex-col">
          <div
            ref={scroller}
            className="min-h-0 flex-1 overflow-y-auto overscroll-contain px-4 pt-4 pb-6 @max-[40rem]:px-3"
          >
            <div className="mx-auto flex max-w-conversation flex-col gap-4">
              <Title ticket={ticket} heading={heading} />
              <TicketLife ticket={ticket} onGone={() => void navigate({ to: '/desk/tickets', search: list })} />
              <TicketWork ticket={ticket} />
              {show === 'history' ? (
                <HistoryView number={number} events={events} at={search.at} />
              ) : (
                <Conversation {...{ ticket, since, me }} {...conversed} />
              )}
              {ticket.status === 'new' && show !== 'history' && <FreshTicket key={id} ticket={ticket} />}
            </div>
          </div>
          {!atEnd && (
            <div className="pointer-events-none relative z-10 mx-auto h-0 w-full max-w-conversation">
              <Button
                icon={<ArrowDown />}
                onClick={toEnd}
                aria-label={news ? 'New message, go to it' : 'Go to the newest message'}
                className={cx(
                  'pointer-events-auto absolute right-4 bottom-2 animate-appear shadow-overlay',
                  !news && 'w-control px-0',
                )}
              >
                {news && 'New message'}
              </Button>
            </div>
          )}
          <div aria-hidden className="room-for-toasts shrink-0" />
          <Composer
            ticket={ticket}
            tab={tab}
            onTab={(next, writing) => (writing ? write(next) : setTab(next))}
            text={text}
            hasNext={neighbours.next !== null}
            onSent={onSent}
            onResolve={resolve}
            onReopen={() => setAsking({ what: 'reopen' })}
          />
        </div>
        {wide && (
          <aside aria-label="Properties" className="w-75 shrink-0 overflow-y-auto border-l border-line bg-canvas">
            <Properties ticket={ticket} />
          </aside>
        )}
      </div>
      <Sheet open={sheet && !wide} onOpenChange={setSheet} title="Properties">
        <div className="-mx-4">
          <Properties ticket={ticket} />
        </div>
      </Sheet>
      {asking?.what === 'resolve' && (
        <ResolveDialog ticket={ticket} open onClose={() => setAsking(null)} send={asking.send} />
      )}
      {asking?.what === 'reopen' && <ReopenDialog ticket={ticket} open onClose={() => setAsking(null)} />}
    </section>
  )
}

/** Reply, unless only a note was begun. */
function useFirstTab(ticket: string) {
  const reply = useDraftKey(ticket, 'reply')
  const note = useDraftKey(ticket, 'note')
  // Read once and not followed: the conversation must not be drawn again with every keystroke.
  return useState<Tab>(() => (isBlank(drafts.read(reply)) && !isBlank(drafts.read(note)) ? 'note' : 'reply'))
}

/** When this person last looked, before this visit counts as one. */
function useVisit(me: string, ticket: Ticket) {
  const [since] = useState(() => lastSeen(me, ticket.id))
  useEffect(() => markSeen(me, ticket), [me, ticket])
  return since
}
