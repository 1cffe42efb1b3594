// Who may do what to whose record: one row for each declared operation, written by hand and compared with what the desk
// does. A new operation without a row fails the build. Expectations stand here in words, not derived from declarations:
// an operation that is opened to somebody else shows up as a difference.
import type { operations } from '../src/entrypoints/contract.ts'
import { standardCells } from '../src/tickets/priority/weigh.ts'
import { importRows } from './authorisation-imports.ts'
import { peopleAndLife } from './authorisation-life.ts'
import {
  admins,
  desk,
  everybody,
  inWorkspace,
  onlookers,
  ownTickets,
  people,
  type Row,
  tickets,
  workedTickets,
} from './authorisation-row.ts'
import { views } from './authorisation-views.ts'
import { work } from './authorisation-work.ts'

export * from './authorisation-row.ts'

type Name = (typeof operations)[number]['name']

export const matrix: Record<Name, Row> = {
  'setup.status': { open: 200 },
  'setup.complete': { open: 400 },
  'sessions.start': { open: 400 },
  'invitations.view': { open: 400 },
  'invitations.accept': { open: 400 },

  'me.get': { may: everybody, ok: 200 },
  // With keys, as here; everybody does it with a session: profile.test.ts.
  'me.change': { may: desk, ok: 200, body: { location: 'Depot' } },
  'settings.get': { may: admins, ok: 200 },
  'settings.change': { may: admins, ok: 200, body: (unique) => ({ name: unique }) },
  // With keys, as here, there is no session to end and no password to change; with sessions: sessions.test.ts.
  'sessions.end': { may: everybody, ok: 409 },
  'password.change': {
    may: everybody,
    ok: 403,
    body: { current: 'tram tickets are blue', next: 'trams run on rails' },
  },
  'sessions.list': { may: desk, lists: 'session', reach: { own: desk, others: '' } },
  'sessions.revoke': { may: desk, ok: 204, object: 'session', reach: { own: desk, others: '' }, usesUp: true },
  'api-keys.list': { may: desk, lists: 'key', reach: { own: desk, others: 'admin' } },
  'api-keys.create': { may: desk, ok: 201, body: { name: 'Script' } },
  'api-keys.revoke': { may: desk, ok: 204, object: 'key', reach: { own: desk, others: 'admin' }, usesUp: true },

  'people.list': { may: desk, lists: 'person', reach: people(desk) },
  'people.get': { may: desk, ok: 200, object: 'person', reach: people(desk) },
  'people.add': { may: admins, ok: 201, body: (unique) => ({ name: 'New', email: `${unique}@larkfield.example` }) },
  'people.change': { may: admins, ok: 200, object: 'person', reach: people(admins), body: { title: 'Driver' } },
  'people.invite': { may: admins, ok: 201, object: 'person', reach: people(admins) },

  'organisations.list': { may: desk, lists: 'organisation', reach: inWorkspace(desk) },
  'organisations.get': { may: desk, ok: 200, object: 'organisation', reach: inWorkspace(desk) },
  'organisations.add': { may: admins, ok: 201, body: (unique) => ({ name: unique }) },
  'organisations.change': {
    may: admins,
    ok: 200,
    object: 'organisation',
    reach: inWorkspace(admins),
    body: { domains: ['a.example'] },
  },
  'organisations.remove': { may: admins, ok: 204, object: 'organisation', reach: inWorkspace(admins), usesUp: true },

  'teams.list': { may: desk, lists: 'team', reach: inWorkspace(desk) },
  'teams.get': { may: desk, ok: 200, object: 'team', reach: inWorkspace(desk) },
  'teams.add': { may: admins, ok: 201, body: (unique) => ({ name: unique }) },
  'teams.change': { may: admins, ok: 200, object: 'team', reach: inWorkspace(admins), body: { level: 2 } },
  'teams.remove': { may: admins, ok: 204, object: 'team', reach: inWorkspace(admins), usesUp: true },

  'roles.list': { may: desk, lists: 'role', reach: inWorkspace(desk) },
  'roles.add': { may: admins, ok: 201, body: (unique) => ({ name: unique, permissions: ['tickets.use'] }) },
  'roles.change': { may: admins, ok: 200, object: 'role', reach: inWorkspace(admins), body: { description: 'Short' } },
  'roles.remove': { may: admins, ok: 204, object: 'role', reach: inWorkspace(admins), usesUp: true },

  'tickets.open': { may: everybody, ok: 201, body: { title: 'The VPN drops' } },
  'tickets.list': { may: everybody, lists: 'ticket', reach: tickets },
  'tickets.counts': { may: everybody, ok: 200 },
  'tickets.tally': { may: everybody, ok: 200 },
  'tickets.get': { may: everybody, ok: 200, object: 'ticket', reach: tickets },
  'tickets.change': { may: desk, ok: 200, object: 'ticket', reach: workedTickets, body: { title: 'Changed' } },
  'tickets.assign': { may: desk, ok: 200, object: 'ticket', reach: workedTickets, body: { assignee: null } },
  'tickets.resolve': {
    may: desk,
    ok: 200,
    object: 'ticket',
    reach: workedTickets,
    body: { resolution: 'New cable' },
    usesUp: true,
  },
  'tickets.reopen': {
    may: everybody,
    ok: 200,
    object: 'resolvedTicket',
    reach: ownTickets,
    refused: onlookers,
    usesUp: true,
  },
  'tickets.close': {
    may: everybody,
    ok: 200,
    object: 'resolvedTicket',
    reach: ownTickets,
    refused: onlookers,
    usesUp: true,
  },
  ...work,
  ...views,
  ...peopleAndLife,
  'tickets.reply': { may: everybody, ok: 201, object: 'ticket', reach: tickets, body: { body: 'Hello' } },
  'tickets.events': { may: everybody, ok: 200, object: 'ticket', reach: tickets },
  'links.list': { may: everybody, ok: 200, object: 'ticket', reach: tickets },
  'links.add': {
    may: desk,
    ok: 201,
    object: 'twoTickets',
    reach: workedTickets,
    body: (_, other) => ({ ticket: other, kind: 'blocks' }),
    usesUp: true,
  },
  'links.remove': {
    may: desk,
    ok: 204,
    object: 'linkedTickets',
    reach: workedTickets,
    query: (_, other) => `ticket=${other}&kind=related`,
    usesUp: true,
  },
  'children.list': { may: desk, ok: 200, object: 'ticket', reach: workedTickets },
  'children.add': { may: desk, ok: 201, object: 'ticket', reach: workedTickets, body: { title: 'Order the laptop' } },
  'children.remove': { may: desk, ok: 204, object: 'parentAndChild', reach: workedTickets, usesUp: true },
  'tasks.list': { may: desk, ok: 200, object: 'ticket', reach: workedTickets },
  'tasks.add': { may: desk, ok: 201, object: 'ticket', reach: workedTickets, body: { text: 'Call back' } },
  'tasks.change': { may: desk, ok: 200, object: 'ticketWithTask', reach: workedTickets, body: { done: true } },
  'tasks.remove': { may: desk, ok: 204, object: 'ticketWithTask', reach: workedTickets, usesUp: true },
  'tickets.merge': {
    may: desk,
    ok: 200,
    object: 'twoTickets',
    reach: workedTickets,
    body: (_, other) => ({ into: other }),
    usesUp: true,
  },
  'tickets.unmerge': { may: desk, ok: 200, object: 'mergedTicket', reach: workedTickets, usesUp: true },
  'tickets.merges': { may: desk, ok: 200, object: 'ticket', reach: workedTickets },
  'messages.list': { may: everybody, ok: 200, object: 'ticket', reach: tickets },
  'attachments.list': { may: everybody, ok: 200, object: 'ticket', reach: tickets },
  'attachments.add': { may: everybody, ok: 201, object: 'ticket', reach: tickets, file: true },
  'attachments.remove': { may: everybody, ok: 204, object: 'attachment', reach: { own: everybody }, usesUp: true },
  'attachments.get': { may: everybody, ok: 200, object: 'attachment', reach: tickets },
  ...importRows,
  'search.find': {
    may: everybody,
    lists: 'ticket',
    reach: tickets,
    query: (unique) => `q=${unique}`,
  },

  'tickets.at': {
    may: everybody,
    ok: 200,
    object: 'ticket',
    reach: tickets,
    query: () => `time=${new Date(Date.now() + 60_000).toISOString()}`,
  },
  'bulk-changes.start': {
    may: desk,
    ok: 202,
    body: { tickets: ['T-1'], change: { priority: 'P2' } },
  },
  'bulk-changes.list': { may: desk, lists: 'bulkChange', reach: { own: desk, others: 'admin' } },
  'bulk-changes.get': { may: desk, ok: 200, object: 'bulkChange', reach: { own: desk, others: 'admin' } },
  'bulk-changes.items': { may: desk, ok: 200, object: 'bulkChange', reach: { own: desk, others: 'admin' } },
  // In the name of whoever started it, so that nobody else may.
  'bulk-changes.retry': { may: desk, ok: 202, object: 'doneBulkChange', reach: { own: desk }, usesUp: true },
  'bulk-changes.undo': {
    may: desk,
    ok: 202,
    object: 'doneBulkChange',
    reach: { own: desk, others: 'admin' },
    usesUp: true,
  },
  'bulk-changes.cancel': {
    may: desk,
    ok: 200,
    object: 'bulkChange',
    reach: { own: desk, others: 'admin' },
    usesUp: true,
  },

  'categories.list': { may: everybody, lists: 'category', reach: inWorkspace(everybody) },
  'categories.counts': { may: desk, ok: 200 },
  'categories.add': { may: admins, ok: 201, body: (unique) => ({ name: unique }) },
  'categories.change': {
    may: admins,
    ok: 200,
    object: 'category',
    reach: inWorkspace(admins),
    body: { notes: 'Ask first' },
  },
  'categories.remove': { may: admins, ok: 204, object: 'category', reach: inWorkspace(admins), usesUp: true },

  'priority-matrix.get': { may: desk, ok: 200 },
  'priority-matrix.change': { may: admins, ok: 200, body: { cells: standardCells } },
  'priority-matrix.effect': { may: admins, ok: 200, body: { cells: standardCells } },
  'fields.list': { may: everybody, lists: 'field', reach: inWorkspace(everybody) },
  'fields.get': { may: everybody, ok: 200, object: 'field', reach: inWorkspace(everybody) },
  'fields.add': { may: admins, ok: 201, body: (unique) => ({ label: unique, kind: 'text' }) },
  'fields.change': { may: admins, ok: 200, object: 'field', reach: inWorkspace(admins), body: { hint: 'Which one?' } },
  'fields.usage': { may: admins, ok: 200, object: 'field', reach: inWorkspace(admins) },
  'fields.remove': { may: admins, ok: 204, object: 'field', reach: inWorkspace(admins), usesUp: true },
  'ticket-types.list': { may: everybody, lists: 'ticketType', reach: inWorkspace(everybody) },
  'ticket-types.get': { may: everybody, ok: 200, object: 'ticketType', reach: inWorkspace(everybody) },
  'ticket-types.add': { may: admins, ok: 201, body: (unique) => ({ name: unique }) },
  'ticket-types.change': {
    may: admins,
    ok: 200,
    object: 'ticketType',
    reach: inWorkspace(admins),
    body: { description: 'Broken' },
  },
  'ticket-types.remove': { may: admins, ok: 204, object: 'ticketType', reach: inWorkspace(admins), usesUp: true },
  'workflows.get': { may: desk, ok: 200, object: 'ticketType', reach: inWorkspace(desk) },
  'workflows.versions': { may: desk, ok: 200, object: 'ticketType', reach: inWorkspace(desk) },
  'workflows.save': {
    may: admins,
    ok: 200,
    object: 'ticketType',
    reach: inWorkspace(admins),
    body: {
      states: [
        { key: 'new', name: 'Wished', kind: 'new' },
        { key: 'resolved', name: 'Fulfilled', kind: 'resolved' },
        { key: 'closed', name: 'Closed', kind: 'closed' },
      ],
      transitions: [
        { from: 'new', to: 'resolved' },
        { from: 'resolved', to: 'closed', who: ['requester'] },
      ],
    },
    usesUp: true,
  },
  'workflows.restore': {
    may: admins,
    ok: 200,
    object: 'ticketType',
    reach: inWorkspace(admins),
    body: { version: 1 },
  },

  'audit.list': {
    may: admins,
    lists: 'auditEntry',
    reach: inWorkspace(admins),
    query: (unique) => `text=${unique}`,
  },
  'audit.get': { may: admins, ok: 200, object: 'auditEntry', reach: inWorkspace(admins) },
  'audit.export': { may: admins, ok: 200 },
  'audit.names': { may: admins, ok: 200 },
  'jobs.list': { may: admins, lists: 'job', reach: inWorkspace(admins) },
  // It waits, and only failed ones are tried again: reached, and told so.
  'jobs.retry': { may: admins, ok: 409, object: 'job', reach: inWorkspace(admins) },
  'reaction-failures.list': { may: admins, lists: 'failure', reach: inWorkspace(admins) },
}
