// The rows of the authorisation matrix for the work on a ticket: escalation, checklists, saved replies, time.
import { admins, desk, inWorkspace, type Row, workedTickets } from './authorisation-row.ts'

export const work = {
  'tickets.escalate': {
    may: desk,
    ok: 201,
    object: 'ticket',
    reach: workedTickets,
    // To no other team, so that nobody loses it from sight while it is tried.
    body: { level: 3, question: 'Who knows this?', tried: 'Everything', reason: 'It logs nothing' },
    usesUp: true,
  },
  'escalations.answer': {
    may: desk,
    ok: 200,
    object: 'escalatedTicket',
    reach: workedTickets,
    body: { answer: 'The cable' },
    usesUp: true,
  },
  'escalations.return': {
    may: desk,
    ok: 200,
    object: 'escalatedTicket',
    reach: workedTickets,
    query: () => 'reason=Not+ours',
    usesUp: true,
  },
  'escalations.list': { may: desk, ok: 200, object: 'escalatedTicket', reach: workedTickets },
  'checklists.list': { may: desk, ok: 200, object: 'checklist', reach: workedTickets },
  'checklists.add': {
    may: desk,
    ok: 201,
    object: 'ticket',
    reach: workedTickets,
    body: { items: ['Look'] },
    usesUp: true,
  },
  'checklists.change': { may: desk, ok: 200, object: 'checklist', reach: workedTickets, body: { name: 'First' } },
  'checklists.remove': { may: desk, ok: 204, object: 'checklist', reach: workedTickets, usesUp: true },
  'checklist-items.add': { may: desk, ok: 201, object: 'checklist', reach: workedTickets, body: { text: 'Ask' } },
  'checklist-items.change': { may: desk, ok: 200, object: 'checklistItem', reach: workedTickets, body: { done: true } },
  'checklist-items.remove': { may: desk, ok: 204, object: 'checklistItem', reach: workedTickets, usesUp: true },
  'checklist-templates.list': { may: desk, lists: 'checklistTemplate', reach: inWorkspace(desk) },
  'checklist-templates.add': { may: admins, ok: 201, body: (unique) => ({ name: unique, items: ['Look'] }) },
  'checklist-templates.change': {
    may: admins,
    ok: 200,
    object: 'checklistTemplate',
    reach: inWorkspace(admins),
    body: { items: ['Look', 'Ask'] },
  },
  'checklist-templates.remove': {
    may: admins,
    ok: 204,
    object: 'checklistTemplate',
    reach: inWorkspace(admins),
    usesUp: true,
  },
} satisfies Record<string, Row>
