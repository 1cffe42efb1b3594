// What can be done with the open ticket, for its buttons, the shortcuts and the palette.
import { Archive, CircleCheck, History, Link as LinkIcon, Lock, Reply, RotateCcw, UserPlus } from 'lucide-react'
import type { Action } from '../../app/actions.ts'
import { useActions } from '../../app/actions.ts'
import { useMe } from '../../app/session.ts'
import { toast } from '../../ui/toast.ts'
import { announce } from '../announce.ts'
import type { Tab } from '../composer/use-send.ts'
import { copy } from '../copy.ts'
import { openProperty, properties } from '../properties/property-ids.ts'
import { raiseFailure } from './conflicts.ts'
import type { Ticket } from './sides.ts'
import { after } from './sides.ts'
import { useTicketChange } from './use-ticket-change.ts'

interface Doings {
  write: (tab: Tab) => void
  resolve: () => void
  reopen: () => void
  history: () => void
  leave: () => void
}

export function useTicketActions(ticket: Ticket, doings: Doings) {
  const { person } = useMe()
  const { number, can, status } = ticket
  const over = status === 'resolved' || status === 'closed'
  const undo = useTicketChange(number, { done: `${number} is open again` })
  const reopenAgain = (closed: Ticket) =>
    undo.apply({ kind: 'reopen', wish: {}, mine: { ...after(closed, 'reopen'), resolution: null } })
  const closing = useTicketChange(number, {
    done: `${number} closed`,
    onDone: (closed) => toast(`${number} closed`, () => reopenAgain(closed)),
    onFail: (error) => raiseFailure({ number, error, again: null }),
  })
  const taking = useTicketChange(number, {
    done: `${number} is yours`,
    onFail: (error) => raiseFailure({ number, error, again: null }),
  })
  const group = 'Ticket'
  const copyLink = async () => {
    const copied = await copy(`${location.origin}/desk/tickets/${number}`)
    announce(copied ? 'Link copied' : 'The browser did not allow copying')
  }
  const take = () => taking.apply({ kind: 'assign', wish: { assignee: person.id }, mine: { assignee: { ...person } } })
  const actions: (Action | false)[] = [
    { id: 'ticket.reply', label: 'Reply', group, shortcut: 'r', icon: <Reply />, run: () => doings.write('reply') },
    { id: 'ticket.note', label: 'Write a note', group, shortcut: 'n', icon: <Lock />, run: () => doings.write('note') },
    {
      id: 'ticket.take',
      label: 'Assign to me',
      group,
      shortcut: 'i',
      icon: <UserPlus />,
      disabledReason: ticket.assignee?.id === person.id ? 'It is yours already' : can.assign.reason,
      run: take,
    },
    !over && {
      id: 'ticket.resolve',
      label: 'Resolve',
      group,
      shortcut: 'e',
      icon: <CircleCheck />,
      disabledReason: can.resolve.reason,
      run: doings.resolve,
    },
    over && {
      id: 'ticket.reopen',
      label: 'Reopen',
      group,
      shortcut: 'e',
      icon: <RotateCcw />,
      disabledReason: can.reopen.reason,
      run: doings.reopen,
    },
    {
      id: 'ticket.close',
      label: 'Close',
      group,
      icon: <Archive />,
      disabledReason: can.close.reason,
      run: () => closing.apply({ kind: 'close', wish: {}, mine: after(ticket, 'close') }),
    },
    { id: 'ticket.history', label: 'History', group, shortcut: 'h', icon: <History />, run: doings.history },
    { id: 'ticket.copyLink', label: 'Copy link', group, icon: <LinkIcon />, run: () => void copyLink() },
    ...properties.map(({ id, label, shortcut }) => ({
      id: `ticket.${id}`,
      label: `Change ${label.toLowerCase()}`,
      group,
      ...(shortcut && { shortcut }),
      run: () => openProperty(id),
    })),
    { id: 'ticket.leave', label: 'Back to the list', group, shortcut: 'escape', run: doings.leave },
  ]
  useActions(actions.filter((action) => action !== false))
}
