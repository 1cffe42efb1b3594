// The texts of the statements that read tickets. They never change, so the server plans them once: joins take longer to plan than
// to run. Each has `seenIn` in it, which takes the first five parameters.
import { structureOfOne, structureOfRow } from './children/columns.ts'
import { defaults } from './closing/contract.ts'
import { fieldInfo, fieldsAmong } from './fields/told.ts'
import { seenIn } from './policy.ts'

const named = (alias: string, more = '') =>
  `case when ${alias}.id is null then null else jsonb_build_object('id', ${alias}.id, 'name', ${alias}.name${more}) end`
const brief = (alias: string) => named(alias, `, 'email', ${alias}.email`)

const state = 'coalesce(kind.successors ->> ticket.state, ticket.state)'

const mentioned = `exists (select from mention m
  where m.tenant_id = $1 and m.person_id = $3::uuid and m.ticket_id = ticket.id and m.seen_at is null) as mentioned`
const reopenDays = `coalesce((select s.reopen_within_days from ticket_setting s where s.tenant_id = $1), ${defaults.reopenWithinDays}) as reopen_days`

const columns = `ticket.id, 'T-' || ticket.number as number, ticket.title, ticket.type, ticket.status, ${state} as state,
  kind.state_names ->> ${state} as state_name, ticket.priority, ticket.priority_by,
  ticket.impact, ticket.urgency, ticket.tags, ticket.channel, ticket.level, ticket.public_messages, ticket.internal_messages,
  ticket.escalation_id is not null as escalated, ticket.organisation_id, ticket.snoozed_until,
  ticket.resolved_at, ${named('organisation')} as organisation,
  ticket.revision, ticket.opened_at, ticket.updated_at, ticket.requester_id, ticket.team_id, coalesce(team.restricted, false) as team_restricted,
  ${named('team')} as team, ${named('category', ", 'path', category.path")} as category`

/** @param ticket the table, or a row of it that is made up */
const joinedTo = (ticket: string) => `from ${ticket}
  join ticket_type kind on kind.tenant_id = ticket.tenant_id and kind.key = ticket.type
  left join team on team.tenant_id = ticket.tenant_id and team.id = ticket.team_id
  left join category on category.tenant_id = ticket.tenant_id and category.id = ticket.category_id
  left join organisation on organisation.tenant_id = ticket.tenant_id and organisation.id = ticket.organisation_id`

const personsOfRow = `requester.vip, ${brief('requester')} as requester, ${brief('assignee')} as assignee`
/** Of one ticket: a single look into the index, where four joins would take longer than the ticket. */
const personsOfOne = `ticket.assignee_id, ticket.opened_by, ticket.snoozed_by, (select
    jsonb_object_agg(p.id, jsonb_build_object('id', p.id, 'name', p.name, 'email', p.email, 'vip', p.vip)) from person p
  where p.tenant_id = ticket.tenant_id
    and p.id = any(array[ticket.requester_id, ticket.assignee_id, ticket.opened_by, ticket.snoozed_by])) as persons`

const onTicket = (role: string) =>
  `from ticket_participant p where p.tenant_id = $1 and p.ticket_id = ticket.id and p.role = '${role}'`
const seen = seenIn('ticket')

const wholeOf = (
  ticket: string,
) => `${columns}, kind.workflow, kind.successors, ticket.description, ticket.fields, ${fieldInfo} as field_info,
  category.ancestors as category_ids, ticket.priority_reason, ticket.resolution, ticket.first_responded_at,
  ticket.closed_at, ticket.checklist_done, ticket.checklist_total, ticket.checklist_blocking, ticket.minutes_spent,
  ticket.closes_at, ticket.snooze_reason, ${personsOfOne},
  array(select p.person_id ${onTicket('cc')}) as cc,
  exists (select ${onTicket('watcher')} and p.person_id = $3::uuid) as watching,
  ${mentioned}, ${reopenDays}, ${structureOfOne} ${joinedTo(ticket)}`

const ofPage = `${joinedTo('ticket')}
  join person requester on requester.tenant_id = ticket.tenant_id and requester.id = ticket.requester_id
  left join person assignee on assignee.tenant_id = ticket.tenant_id and assignee.id = ticket.assignee_id
  where ${seen} and ticket.id = any(current_setting('mendbook.page')::uuid[])`

export const texts = {
  rows: `select /* by key */ ${columns}, ${mentioned}, ${personsOfRow}, ${structureOfRow} ${ofPage}`,
  rowsWithFields: `select /* by key */ ${columns}, ${mentioned}, ${personsOfRow}, ${structureOfRow}, ${fieldsAmong('$6')} ${ofPage}`,
  byId: `select /* by key */ ${wholeOf('ticket')} where ${seen} and ticket.id = $6::uuid`,
  byNumber: `select /* by key */ ${wholeOf('ticket')} where ${seen} and ticket.number = $6::bigint`,
  past: `select /* by key */ ${wholeOf('jsonb_populate_record(null::ticket, $6::jsonb) as ticket')} where ${seen}`,
}

const glimpse = `select /* by key */ ticket.id, 'T-' || ticket.number as number, ticket.team_id, coalesce(team.restricted, false) as team_restricted,
  exists (select from ticket s where s.tenant_id = ticket.tenant_id and s.merged_into = ticket.id) as has_merged
  from ticket left join team on team.tenant_id = ticket.tenant_id and team.id = ticket.team_id where ${seen}`
export const glimpses = {
  byId: `${glimpse} and ticket.id = $6::uuid`,
  byNumber: `${glimpse} and ticket.number = $6::bigint`,
}
