// Rows of the authorisation matrix: who is on a ticket, and its later life.
import {
  admins,
  desk,
  everybody,
  onlookers,
  ownTickets,
  type Row,
  tickets,
  workedTickets,
} from './authorisation-row.ts'

export const peopleAndLife = {
  'tickets.tell': { may: everybody, ok: 200, object: 'ticket', reach: tickets, body: { fields: { device: null } } },
  'mentions.candidates': { may: desk, ok: 200, object: 'ticket', reach: workedTickets },
  'mentions.read': { may: everybody, ok: 204, object: 'ticket', reach: tickets },
  'tickets.snooze': {
    may: desk,
    ok: 200,
    object: 'ticket',
    reach: workedTickets,
    body: { until: new Date(Date.now() + 3_600_000).toISOString() },
  },
  'tickets.wake': { may: desk, ok: 200, object: 'snoozedTicket', reach: workedTickets, usesUp: true },
  'ticket-settings.get': { may: admins, ok: 200 },
  'ticket-settings.change': { may: admins, ok: 200, body: { closeAfterDays: 7 } },
  'tickets.delete': {
    may: admins,
    ok: 204,
    object: 'ticket',
    reach: { own: admins, others: 'admin', restricted: 'admin' },
    usesUp: true,
  },
  'tickets.restore': {
    may: admins,
    ok: 200,
    object: 'deletedTicket',
    reach: { own: admins, others: 'admin', restricted: 'admin' },
    usesUp: true,
  },
  'tickets.bin': { may: admins, lists: 'deletedTicket', reach: { own: admins, others: 'admin', restricted: 'admin' } },
  'participants.list': { may: everybody, ok: 200, object: 'ticket', reach: tickets },
  // Requesters add colleagues only: who belongs to no organisation has none.
  'participants.add': {
    may: everybody,
    ok: 201,
    object: 'ticket',
    reach: { ...ownTickets, own: 'admin agent guard colleague peer stranger' },
    refused: { ...onlookers, own: 'visitor copied narrow' },
    body: { person: 'guard@larkfield.example' },
  },
  'participants.remove': {
    may: everybody,
    ok: 204,
    object: 'participant',
    reach: ownTickets,
    refused: onlookers,
    usesUp: true,
  },
} satisfies Record<string, Row>
