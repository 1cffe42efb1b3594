// The bar above a ticket: the way back, its number and state, the neighbours, and what is most often done with it.
import { Link } from '@tanstack/react-router'
import { ArrowLeft, Check, ChevronDown, ChevronUp, Copy, Ellipsis, ListChecks, PanelRight } from 'lucide-react'
import { use, useState } from 'react'
import { ActionButton } from '../../app/action-button.tsx'
import { runAction, useAllActions } from '../../app/actions.ts'
import { cx } from '../../ui/cx.ts'
import { IconButton } from '../../ui/icon-button.tsx'
import type { MenuEntry } from '../../ui/menu.tsx'
import { Menu } from '../../ui/menu.tsx'
import { PageHeaderLead } from '../../ui/page-header.tsx'
import { StatusBadge } from '../../ui/status-badge.tsx'
import { tip } from '../../ui/tip.ts'
import { copy } from '../copy.ts'
import type { ListSearch } from '../list/list-search.ts'
import type { Neighbours } from '../list/order.ts'
import type { Ticket } from './sides.ts'

interface TicketHeaderProps {
  number: string
  ticket: Ticket | undefined
  search: ListSearch
  split: boolean
  neighbours: Neighbours
  /** The title has been scrolled away. */
  titled: boolean
  /** Opens the sheet, where there is no room for the panel. */
  onProperties?: () => void
}

export function TicketHeader(props: TicketHeaderProps) {
  const { number, ticket, search, split, neighbours, titled, onProperties } = props
  const lead = use(PageHeaderLead)
  const { show: _, ...list } = search as ListSearch & { show?: string }
  return (
    <header className="flex h-11 shrink-0 items-center gap-2 border-b border-line bg-canvas pr-3 pl-4 @max-[40rem]:gap-1 @max-[40rem]:px-2 coarse:h-13">
      {!split && lead}
      <Link
        to="/desk/tickets"
        search={list}
        aria-label={split ? 'Close the ticket' : 'Back to the list'}
        {...tip(split ? 'Close the ticket' : 'Back to the list', 'escape')}
        className="-ml-1.5 inline-flex size-control shrink-0 items-center justify-center rounded-md text-muted hover:bg-hover hover:text-text"
      >
        <ArrowLeft aria-hidden />
      </Link>
      <CopyNumber number={number} />
      {ticket && <StatusBadge status={ticket.status} state={ticket.state} />}
      {ticket?.checklist && ticket.checklist.total > 0 && <Progress {...ticket.checklist} />}
      <span aria-hidden className="min-w-0 flex-1 truncate font-medium">
        {titled && <bdi className="animate-appear">{ticket?.title}</bdi>}
      </span>
      <Steps neighbours={neighbours} />
      {ticket && <MainActions />}
      {onProperties && (
        <IconButton
          id="open-properties"
          label="Properties"
          icon={<PanelRight />}
          aria-haspopup="dialog"
          onClick={onProperties}
        />
      )}
    </header>
  )
}

function CopyNumber({ number }: { number: string }) {
  const [copied, setCopied] = useState(false)
  // Where it cannot be copied, the number can still be selected by hand.
  const press = async () => {
    setCopied(await copy(number))
    setTimeout(() => setCopied(false), 1500)
  }
  const Icon = copied ? Check : Copy
  return (
    <button
      type="button"
      aria-label={copied ? `${number} copied` : `Copy ${number}`}
      {...tip('Copy the number')}
      onClick={() => void press()}
      className="group relative inline-flex h-control shrink-0 items-center rounded-md px-1 font-mono text-xs text-muted select-text hover:bg-hover hover:text-text"
    >
      {number}
      <span
        className={cx(
          'absolute inset-y-0 left-full flex items-center rounded-r-md bg-hover pr-1.5 pl-0.5',
          !copied && 'opacity-0 group-hover:opacity-100 group-focus-visible:opacity-100',
        )}
      >
        <Icon aria-hidden className={cx('size-3.5', copied && 'text-green')} />
      </span>
    </button>
  )
}

function Progress({ done, total }: { done: number; total: number }) {
  return (
    <span
      className="hidden shrink-0 items-center gap-1 text-xs text-muted tabular @min-[36rem]:inline-flex"
      {...tip(`${done} of ${total} items of its checklists are done`)}
    >
      <ListChecks aria-label="Checklists" className="size-3.5" />
      {done}/{total}
    </span>
  )
}

function Steps({ neighbours: { previous, next, place, of } }: { neighbours: Neighbours }) {
  if (place === 0) return null
  return (
    <span className="hidden shrink-0 items-center @min-[36rem]:flex">
      <span className="mr-1 text-xs whitespace-nowrap text-muted tabular">
        {place} of {of}
      </span>
      <IconButton
        label="Previous ticket"
        shortcut="k"
        icon={<ChevronUp />}
        disabledReason={previous ? null : 'This is the first one'}
        onClick={() => runAction('list.previous')}
      />
      <IconButton
        label="Next ticket"
        shortcut="j"
        icon={<ChevronDown />}
        disabledReason={next ? null : 'This is the last one'}
        onClick={() => runAction('list.next')}
      />
    </span>
  )
}

// In groups: who works on it and when, what belongs to it, other tickets, what there is to know, its end.
const inMenu = [
  ['ticket.take', 'ticket.watch', 'ticket.snooze', 'ticket.escalate'],
  ['ticket.checklist', 'ticket.task', 'ticket.child', 'ticket.timer', 'ticket.time'],
  ['ticket.link', 'ticket.merge', 'ticket.clone'],
  ['ticket.people', 'ticket.history', 'ticket.copyLink'],
  ['ticket.close', 'ticket.delete'],
]

function MainActions() {
  const all = useAllActions()
  const entries = inMenu
    .map((ids) => ids.flatMap((id) => all.find((one) => one.id === id) ?? []))
    .filter((actions) => actions.length > 0)
    .flatMap((actions, index): MenuEntry[] => [
      ...(index > 0 ? [{ kind: 'separator' as const }] : []),
      ...actions.map(({ label, icon, shortcut, disabledReason, run }) => ({
        ...{ label, icon, disabledReason, onSelect: run },
        ...(shortcut && { shortcut }),
      })),
    ])
  return (
    <span className="flex shrink-0 items-center gap-1.5">
      <ActionButton action="ticket.resolve" />
      <ActionButton action="ticket.reopen" />
      <Menu
        label="More about this ticket"
        align="end"
        entries={entries}
        trigger={<IconButton label="More" icon={<Ellipsis />} />}
      />
    </span>
  )
}
