// Tickets at random, written straight into the tables.
import { randomUUID } from 'node:crypto'
import fc from 'fast-check'
import type { TestDesk } from '../desk.ts'
import type { World } from '../world.ts'

export const vocabulary = ['wiper', 'motor', 'tram', 'bell', 'belt', 'rust', 'depot']
export const tags = ['vpn', 'wifi', 'two words', 'a,b', 'x']

export interface Made {
  id: string
  number: number
  status: string
  type: string
  priority: string
  impact: string
  urgency: string
  category_id: string | null
  tags: string[]
  fields: Record<string, string | number>
  channel: string
  requester_id: string
  team_id: string | null
  assignee_id: string | null
  level: number
  resolution: string | null
  public_messages: number
  opened_at: Date
  updated_at: Date
  first_responded_at: Date | null
  resolved_at: Date | null
  closed_at: Date | null
  due_at: Date | null
  snoozed_until: Date | null
  organisation_id: string | null
  escalation_id: string | null
  checklist_total: number
  parent_id: string | null
  merged_into: string | null
  /** Ids of tickets at the other ends of its links. */
  linked: string[]
  watchers: string[]
  cc: string[]
  mentioned: string[]
  /** What everybody concerned may read, and what agents may. */
  open: string
  internal: string
  files: ('public' | 'internal')[]
}

/** The records that tickets and filters name, by what people call them. */
export interface Places {
  teams: Record<string, string>
  restricted: string[]
  people: Record<string, string>
  /** The ids of each with those below it. */
  categories: Record<string, string[]>
  organisations: Record<string, string>
  /** The tickets that were made, by their numbers. */
  numbered: Map<string, Made>
  vip: string
}

const pick = <T>(...values: T[]) => fc.constantFrom(...values)
const moment = (from: string, to: string) => fc.date({ min: new Date(from), max: new Date(to), noInvalidDate: true })
const said = fc.array(pick(...vocabulary), { maxLength: 6 }).map((words) => words.join(' '))

function arbitraryTicket(places: Places): fc.Arbitrary<Omit<Made, 'number'>> {
  const people = Object.values(places.people)
  const some = fc.subarray(people, { maxLength: 2 })
  const day = 86_400_000
  return fc
    .record({
      id: fc.constant('').map(() => randomUUID() as string),
      status: pick('new', 'open', 'pending', 'on_hold', 'resolved', 'closed'),
      type: pick('incident', 'request', 'bug'),
      priority: pick('P1', 'P2', 'P3', 'P4'),
      impact: pick('low', 'medium', 'high'),
      urgency: pick('low', 'medium', 'high'),
      category_id: pick(null, ...Object.values(places.categories).flat()),
      tags: fc.uniqueArray(pick(...tags), { maxLength: 3 }),
      fields: pick<Record<string, string | number>>({}, { site: 'Lyon' }, { site: 'Porto', floor: 3 }, { floor: 12 }),
      channel: pick('email', 'portal', 'chat', 'api', 'phone', 'alert'),
      requester_id: pick(...people),
      team_id: pick(null, ...Object.values(places.teams)),
      assignee_id: pick(null, ...people),
      level: pick(1, 2, 3),
      resolution: pick(null, 'Done.'),
      public_messages: pick(0, 0, 2),
      opened_at: fc.oneof(
        moment('2025-12-20T00:00:00Z', '2026-03-29T10:00:00Z'),
        pick(new Date('2026-03-01T00:00:00Z'), new Date('2026-03-28T23:59:59.999Z')),
      ),
      due_at: fc.option(moment('2026-03-20T00:00:00Z', '2026-04-10T00:00:00Z')),
      snoozed_until: fc.option(moment('2026-03-29T11:00:00Z', '2026-04-10T00:00:00Z')),
      organisation_id: pick(null, ...Object.values(places.organisations)),
      escalation_id: pick(null, null, randomUUID() as string),
      checklist_total: pick(0, 2),
      parent_id: fc.constant(null as string | null),
      merged_into: pick(null, null, randomUUID() as string),
      linked: fc.constant('').map((): string[] => []),
      watchers: some,
      cc: some,
      mentioned: some,
      responded: pick(null, 0.01, 3),
      lasted: pick(null, 0.5, 9),
      open: said,
      internal: said,
      files: fc.array(pick<'public' | 'internal'>('public', 'internal'), { maxLength: 1 }),
    })
    .map(({ responded, lasted, ...ticket }) => {
      const after = (days: number | null) => (days === null ? null : new Date(ticket.opened_at.getTime() + days * day))
      const resolved_at = after(lasted)
      return {
        ...ticket,
        // One part each.
        cc: ticket.cc.filter((one) => !ticket.watchers.includes(one)),
        updated_at: resolved_at ?? ticket.opened_at,
        first_responded_at: after(responded),
        resolved_at,
        closed_at: ticket.status === 'closed' ? resolved_at : null,
      }
    })
}

export async function makeTickets(
  desk: TestDesk,
  tenant: string,
  places: Places,
  count: number,
  seed: number,
): Promise<Made[]> {
  const made = fc
    .sample(arbitraryTicket(places), { numRuns: count, seed })
    .map((ticket, index): Made => ({ ...ticket, number: index + 1 }))
  for (const [index, ticket] of made.entries()) {
    places.numbered.set(`T-${ticket.number}`, ticket)
    // Every second one is part of one of the first ten, and linked with the one that stands three before it.
    if (index % 2 === 1) ticket.parent_id = made[index % 10]?.id ?? null
    const other = made[index - 3]
    if (index % 3 !== 0 || !other) continue
    ticket.linked.push(other.id)
    other.linked.push(ticket.id)
  }
  const rows = JSON.stringify(made)
  const columns = `id uuid, number bigint, type text, status text, priority text, impact text, urgency text, category_id uuid, tags text[], fields jsonb,
    channel text, requester_id uuid, team_id uuid, assignee_id uuid, level int, resolution text, public_messages int, opened_at timestamptz, updated_at timestamptz,
    first_responded_at timestamptz, resolved_at timestamptz, closed_at timestamptz,
    due_at timestamptz, snoozed_until timestamptz, organisation_id uuid, escalation_id uuid, checklist_total int`
  const names = columns.replaceAll(/ (uuid|bigint|text\[\]|text|jsonb|int|timestamptz)/g, '')
  const client = await desk.superuser.connect()
  const write = (text: string) => client.query(text, [tenant, rows])
  await write(
    `insert into ticket (tenant_id, title, description, priority_by, state, ${names}) select $1, 'A ticket', '', 'hand', status, ${names} from jsonb_to_recordset($2) as t (${columns})`,
  )
  await client.query(
    `select mendbook_index_fields(array(select id from ticket where tenant_id = $1::uuid)) from set_config('mendbook.tenant', $1::uuid::text, true)`,
    [tenant],
  )
  // Parents and messages are but named here.
  await client.query('set session_replication_role = replica')
  await write(
    'update ticket set parent_id = t.parent_id, merged_into = t.merged_into from jsonb_to_recordset($2) as t (id uuid, parent_id uuid, merged_into uuid) where tenant_id = $1 and ticket.id = t.id',
  )
  await write(
    `insert into ticket_link (tenant_id, from_id, to_id, kind, at)
     select $1, t.id, l, 'blocks', now() from jsonb_to_recordset($2) as t (id uuid, linked uuid[]), unnest(t.linked) l where t.id < l`,
  )
  await write(
    `insert into search_document (tenant_id, kind, id, owner_id, at, public, internal)
     select $1, 'ticket', id, requester_id, opened_at, to_tsvector('english', open), to_tsvector('english', internal)
     from jsonb_to_recordset($2) as t (id uuid, requester_id uuid, opened_at timestamptz, open text, internal text)`,
  )
  await write(
    `insert into attachment (tenant_id, id, ticket_id, sha256, name, type, size, visibility, at)
     select $1, gen_random_uuid(), t.id, repeat('0', 64), 'a.txt', 'text/plain', 1, f, now() from jsonb_to_recordset($2) as t (id uuid, files text[]), unnest(t.files) f`,
  )
  await write(
    `insert into ticket_participant (tenant_id, ticket_id, person_id, role, at)
     select $1, t.id, p, case when p = any(t.watchers) then 'watcher' else 'cc' end, now()
     from jsonb_to_recordset($2) as t (id uuid, watchers uuid[], cc uuid[]), unnest(array(select unnest(t.watchers) union select unnest(t.cc))) p`,
  )
  await write(
    `insert into mention (tenant_id, message_id, person_id, ticket_id, at)
     select $1, gen_random_uuid(), p, t.id, now() from jsonb_to_recordset($2) as t (id uuid, mentioned uuid[]), unnest(t.mentioned) p`,
  )
  await client.query('set session_replication_role = default')
  client.release()
  return made
}

export async function makePlaces(desk: TestDesk, { admin, requester, agent, colleague }: World): Promise<Places> {
  const made = async (path: string, body: object): Promise<string> => (await admin.post(path, body)).body.id
  await made('/fields', { label: 'Site', kind: 'text', requesters: 'shown' })
  await made('/fields', { label: 'Floor', kind: 'number', requesters: 'shown' })
  const teams = (await admin.get('/teams?limit=200')).body.items as { id: string; name: string; restricted: boolean }[]
  const hardware = await made('/categories', { name: 'Machines' })
  const printers = await made('/categories', { name: 'Looms, large', parent: hardware })
  const organisation = (await admin.get('/organisations')).body.items[0]
  const other = await made('/organisations', { name: 'Nobody & Sons' })
  const visitor = await made('/people', { name: 'Visitor', email: 'visitor@elsewhere.example' })
  await desk.superuser.query('update person set vip = true where id = $1', [visitor])
  return {
    teams: Object.fromEntries(teams.map(({ id, name }) => [name, id])),
    restricted: teams.flatMap(({ id, restricted }) => (restricted ? [id] : [])),
    people: {
      [requester.email]: requester.id,
      Agent: agent.id,
      [colleague.id]: colleague.id,
      Visitor: visitor,
      [admin.email]: admin.id,
    },
    categories: { Machines: [hardware, printers], 'machines / looms, large': [printers] },
    organisations: { [organisation.name]: organisation.id, 'Nobody & Sons': other },
    numbered: new Map(),
    vip: visitor,
  }
}
