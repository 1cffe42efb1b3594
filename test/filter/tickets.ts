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
  organisations: Record<string, string[]>
}

const pick = <T>(...values: T[]) => fc.constantFrom(...values)
const moment = (from: string, to: string) => fc.date({ min: new Date(from), max: new Date(to), noInvalidDate: true })
const said = fc.array(pick(...vocabulary), { maxLength: 6 }).map((words) => words.join(' '))

function arbitraryTicket(places: Places): fc.Arbitrary<Omit<Made, 'number'>> {
  const people = Object.values(places.people)
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
    .map((ticket, index) => ({ ...ticket, number: index + 1 }))
  const rows = JSON.stringify(made)
  const columns = `id uuid, number bigint, type text, status text, priority text, impact text, urgency text, category_id uuid, tags text[], fields jsonb,
    channel text, requester_id uuid, team_id uuid, assignee_id uuid, level int, resolution text, public_messages int, opened_at timestamptz, updated_at timestamptz,
    first_responded_at timestamptz, resolved_at timestamptz, closed_at timestamptz`
  const names = columns.replaceAll(/ (uuid|bigint|text\[\]|text|jsonb|int|timestamptz)/g, '')
  await desk.superuser.query(
    `insert into ticket (tenant_id, title, description, priority_by, ${names}) select $1, 'A ticket', '', 'hand', ${names} from jsonb_to_recordset($2) as t (${columns})`,
    [tenant, rows],
  )
  await desk.superuser.query(
    `insert into search_document (tenant_id, kind, id, owner_id, at, public, internal)
     select $1, 'ticket', id, requester_id, opened_at, to_tsvector('english', open), to_tsvector('english', internal)
     from jsonb_to_recordset($2) as t (id uuid, requester_id uuid, opened_at timestamptz, open text, internal text)`,
    [tenant, rows],
  )
  await desk.superuser.query(
    `insert into attachment (tenant_id, id, ticket_id, sha256, name, type, size, visibility, at)
     select $1, gen_random_uuid(), t.id, repeat('0', 64), 'a.txt', 'text/plain', 1, f, now() from jsonb_to_recordset($2) as t (id uuid, files text[]), unnest(t.files) f`,
    [tenant, rows],
  )
  return made
}

export async function makePlaces({ admin, requester, agent, colleague }: World): Promise<Places> {
  const made = async (path: string, body: object): Promise<string> => (await admin.post(path, body)).body.id
  const teams = (await admin.get('/teams?limit=200')).body.items as { id: string; name: string; restricted: boolean }[]
  const hardware = await made('/categories', { name: 'Machines' })
  const printers = await made('/categories', { name: 'Looms, large', parent: hardware })
  const organisation = (await admin.get('/organisations')).body.items[0]
  await made('/organisations', { name: 'Nobody & Sons' })
  const visitor = await made('/people', { name: 'Visitor', email: 'visitor@elsewhere.example' })
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
    organisations: { [organisation.name]: [requester.id, agent.id, colleague.id], 'Nobody & Sons': [] },
  }
}
