// The records that the authorisation matrix is tried on: of each kind, one's own, another's, a restricted team's, another
// workspace's, and one that does not exist.
import { randomUUID } from 'node:crypto'
import { asPerson, startSession } from '../src/directory/index.ts'
import { act } from '../src/platform/events.ts'
import { type Operation, route } from '../src/platform/operation.ts'
import { emptyOutcome } from '../src/tickets/import/runs/tally.ts'
import { workOnImports } from '../src/tickets/import/testing.ts'
import { mailKinds, mailMakers } from './authorisation-mail-objects.ts'
import { type Making, made, type Target, ticket } from './authorisation-making.ts'
import type { Principal, Whose } from './authorisation-matrix.ts'
import { outKinds, outMakers } from './authorisation-out-objects.ts'
import { makeView } from './authorisation-view.ts'
import { workKinds, workMakers } from './authorisation-work-objects.ts'
import { type Client, client, type TestDesk } from './desk.ts'
import { createWorld, type Someone, someone, type World } from './world.ts'

export const kinds = [
  'ticket',
  'resolvedTicket',
  'deletedTicket',
  'snoozedTicket',
  'view',
  'deletedView',
  'twoTickets',
  'linkedTickets',
  'parentAndChild',
  'ticketWithTask',
  'ticketWithMessage',
  'mergedTicket',
  ...workKinds,
  ...mailKinds,
  'attachment',
  'participant',
  'person',
  'session',
  'key',
  'organisation',
  'team',
  'role',
  'category',
  'ticketType',
  'bulkChange',
  'doneBulkChange',
  'field',
  'auditEntry',
  'job',
  'failure',
  'import',
  'runningImport',
  'doneImport',
  'mailbox',
  'oauthMailbox',
  'mailboxTest',
  'senderRule',
  ...outKinds,
] as const
export type Kind = (typeof kinds)[number]

export interface Cast {
  world: World
  /** How each principal comes to the door. */
  as: Record<Principal, Client>
  /** Who stands behind a principal that is somebody. */
  person: Partial<Record<Principal, Someone>>
}

export async function gatherCast(desk: TestDesk): Promise<Cast> {
  const world = await createWorld(desk)
  const { admin } = world
  const add = async (name: string, role: string, organisation?: string) => {
    const email = `${name.toLowerCase()}@elsewhere.example`
    const { body } = await admin.post('/people', { name, email, roles: [role], organisation })
    return someone(desk, world.tenant, body.id, email)
  }
  const visitor = await add('Visitor', 'End User')
  const copied = await add('Copied', 'End User')
  await admin.post('/roles', { name: 'Follower', permissions: ['tickets.use', 'tickets.organisation'] })
  const peer = await add('Peer', 'Follower', 'Depot')
  const deactivated = await add('Deactivated', 'Support Agent')
  await desk.superuser.query('update person set active = false where id = $1', [deactivated.id])
  const narrow = client(desk, (await admin.post('/api-keys', { name: 'narrow', scopes: ['tickets.use'] })).body.token)
  const { agent, guard, colleague, stranger, expired, nobody } = world
  return {
    world,
    as: { admin, agent, guard, visitor, colleague, peer, copied, stranger, narrow, deactivated, expired, nobody },
    person: { admin, agent, guard, visitor, colleague, peer, copied, stranger, narrow: { ...admin, ...narrow } },
  }
}

/** The path of an operation on this record; what the record does not name is something that does not exist. */
export function pathTo(operation: Pick<Operation, 'http'>, { id, attachment, within = {} }: Target): string {
  const named: Record<string, string | undefined> = { id, attachment, ...within }
  return route(operation).path.replace(/\{(\w+)\}/g, (_, name: string) => named[name] ?? randomUUID())
}

export async function makeTarget(
  desk: TestDesk,
  cast: Cast,
  kind: Kind,
  of: Whose,
  principal: Principal,
): Promise<Target> {
  const unique = `zz${randomUUID().slice(0, 8)}`
  if (of === 'missing') return { id: randomUUID(), attachment: randomUUID(), other: randomUUID(), unique }
  const { world } = cast
  const outside = principal === 'stranger'
  const here = of === 'foreign' ? !outside : outside && of === 'own'
  // Of the two workspaces: the one that the record lies in.
  const ruler = here ? world.stranger : world.admin
  const owner = of === 'own' ? (cast.person[principal] ?? world.admin) : of === 'foreign' ? ruler : world.requester
  const made = await makers[kind]({ desk, ruler, owner, unique, restricted: of === 'restricted' })
  if (principal === 'copied' && onTickets.has(kind) && (of === 'others' || of === 'restricted'))
    await ruler.post(`/tickets/${made.id}/participants`, { person: cast.person.copied?.email, role: 'cc' })
  return { unique, ...made }
}

const onTickets = new Set<Kind>(['ticket', 'resolvedTicket', 'attachment', 'participant'])

/** Started by somebody who may, then handed to its owner. */
async function bulkChange({ desk, ruler, owner }: Making) {
  const tickets = [await ruler.post('/tickets', { title: 'One' }), await ruler.post('/tickets', { title: 'Other' })]
  const started = made(
    await ruler.post('/bulk-changes', { tickets: tickets.map(({ body }) => body.id), change: { priority: 'P1' } }),
  )
  await desk.superuser.query('update bulk_change set by_id = $2 where id = $1', [started.id, owner.id])
  return started
}

async function importOf({ desk, ruler, unique }: Making) {
  const file = { name: `${unique}.csv`, content: 'id,title\n1,VPN drops\n' }
  const { id } = made(await ruler.upload('/imports', file))
  await workOnImports(desk, (await ruler.get('/me')).body.tenant.id, id)
  return { id }
}

const makers: Record<Kind, (making: Making) => Promise<Omit<Target, 'unique'>>> = {
  ...workMakers,
  ...mailMakers,
  ...outMakers,
  ticket,
  async snoozedTicket(making) {
    const { id } = await ticket(making)
    const until = new Date(Date.now() + 3_600_000).toISOString()
    made(await making.ruler.put(`/tickets/${id}/snooze`, { until }))
    return { id }
  },
  async deletedTicket(making) {
    const { id } = await ticket(making)
    await making.ruler.delete(`/tickets/${id}`)
    return { id }
  },
  async mailbox({ ruler, unique }) {
    return made(await ruler.post('/mailboxes', { name: unique, address: `${unique}@desk.example` }))
  },
  async oauthMailbox({ ruler, unique }) {
    const server = { host: 'localhost', port: 993, security: 'tls', user: unique, signIn: 'google' }
    const wish = {
      name: unique,
      address: `${unique}@desk.example`,
      incoming: { kind: 'imap', ...server },
      active: false,
    }
    return made(await ruler.post('/mailboxes', wish))
  },
  async mailboxTest({ ruler, unique }) {
    return made(await ruler.post('/mailbox-tests', { address: `${unique}@desk.example` }))
  },
  async senderRule({ ruler, unique }) {
    return made(await ruler.post('/mail/sender-rules', { kind: 'block', pattern: `${unique}@spam.example` }))
  },
  view: (making) => makeView(making),
  deletedView: (making) => makeView(making, 'now()'),
  async resolvedTicket(making) {
    const { id } = await ticket(making)
    made(await making.ruler.post(`/tickets/${id}/resolution`, { resolution: 'Rebooted' }))
    return { id }
  },
  twoTickets: async (making) => ({ ...(await ticket(making)), other: (await ticket(making)).id }),
  async linkedTickets(making) {
    const [{ id }, { id: other }] = [await ticket(making), await ticket(making)]
    const linked = await making.ruler.post(`/tickets/${id}/links`, { ticket: other, kind: 'related' })
    if (linked.status !== 201) throw new Error(`could not link what the matrix needs: ${JSON.stringify(linked.body)}`)
    return { id, other }
  },
  async parentAndChild(making) {
    const { id } = await ticket(making)
    const child = await making.ruler.post(`/tickets/${id}/children`, { title: `Child of ${making.unique}` })
    return { id, within: { child: made(child).id } }
  },
  async ticketWithTask(making) {
    const { id } = await ticket(making)
    const task = await making.ruler.post(`/tickets/${id}/tasks`, { text: `Task of ${making.unique}` })
    return { id, within: { task: made(task).id } }
  },
  async ticketWithMessage(making) {
    const { id } = await ticket(making)
    const message = await making.ruler.post(`/tickets/${id}/replies`, { body: `Said on ${making.unique}` })
    return { id, within: { message: made(message).id } }
  },
  async mergedTicket(making) {
    const [{ id }, { id: other }] = [await ticket(making), await ticket(making)]
    made(await making.ruler.post(`/tickets/${id}/merge`, { into: other }))
    return { id, other }
  },
  async attachment(making) {
    const { id } = await ticket(making)
    const file = await making.owner.upload(`/tickets/${id}/attachments`, { name: 'log.txt', content: making.unique })
    return { id, attachment: made(file).id }
  },
  async participant(making) {
    const { id } = await ticket(making)
    const added = await making.ruler.post(`/tickets/${id}/participants`, { person: 'by@elsewhere.example', role: 'cc' })
    if (added.status >= 300) throw new Error(JSON.stringify(added.body))
    return { id, within: { person: added.body.person.id } }
  },
  person: async ({ owner }) => ({ id: owner.id }),
  async session({ desk, owner }) {
    const tenant = (await owner.get('/me')).body.tenant.id
    const stranger = { runtime: desk.runtime, address: '10.0.0.1', agent: undefined, startSession: () => undefined }
    await startSession(stranger, tenant, owner.id)
    const { rows } = await desk.superuser.query(
      'select id from session where person_id = $1 order by id desc limit 1',
      [owner.id],
    )
    return { id: rows[0].id }
  },
  async key({ desk, owner, unique }) {
    const tenant = (await owner.get('/me')).body.tenant.id
    await someone(desk, tenant, owner.id, owner.email)
    const named =
      'update api_key set name = $2 where id = (select max(id::text)::uuid from api_key where person_id = $1) returning id'
    return { id: (await desk.superuser.query(named, [owner.id, unique])).rows[0].id }
  },
  organisation: async ({ ruler, unique }) => made(await ruler.post('/organisations', { name: unique })),
  team: async ({ ruler, unique }) => made(await ruler.post('/teams', { name: unique })),
  role: async ({ ruler, unique }) => made(await ruler.post('/roles', { name: unique, permissions: [] })),
  ticketType: async ({ ruler, unique }) => made(await ruler.post('/ticket-types', { name: unique })),
  category: async ({ ruler, unique }) => made(await ruler.post('/categories', { name: unique })),
  bulkChange,
  // As if somebody had worked on it: one ticket changed, the other failed.
  async doneBulkChange(making) {
    const { id } = await bulkChange(making)
    const { superuser } = making.desk
    await superuser.query("update bulk_change set state = 'done', finished_at = now() where id = $1", [id])
    const outcome = "case position when 1 then 'changed' else 'failed' end"
    await superuser.query(`update bulk_item set outcome = ${outcome}, changes = '{}' where bulk_id = $1`, [id])
    return { id }
  },
  // Shown to requesters, so that everybody reaches it.
  field: async ({ ruler, unique }) =>
    made(await ruler.post('/fields', { label: unique, kind: 'text', requesters: 'shown' })),
  // A domain makes a follow-up job, which waits because nobody works here.
  async job({ desk, ruler, unique }) {
    const { id } = made(await ruler.post('/organisations', { name: unique, domains: [`${unique}.example`] }))
    const waiting = `select j.id from pgboss.job j join event e on e.id = (j.data->>'event')::uuid where e.subject = $1`
    return { id: (await desk.superuser.query(waiting, [id])).rows[0].id }
  },
  import: importOf,
  async doneImport(making) {
    const { id } = await importOf(making)
    const counted = { ...emptyOutcome(false, 0), rows: 1, imported: 1 }
    const over = "update import_run set state = 'stopped', outcome = $2 where id = $1"
    await making.desk.superuser.query(over, [id, JSON.stringify(counted)])
    return { id }
  },
  async runningImport(making) {
    const { id } = await importOf(making)
    // Nobody works here: it stays under way.
    made(await making.ruler.post(`/imports/${id}/run`, {}))
    return { id }
  },
  async auditEntry({ desk, ruler, unique }) {
    const { id } = made(await ruler.post('/organisations', { name: unique }))
    return { id: (await desk.superuser.query('select id from event where subject = $1', [id])).rows[0].id }
  },
  async failure({ desk, ruler }) {
    const { id } = ruler
    const tenant = (await ruler.get('/me')).body.tenant.id
    const { actor } = await asPerson(desk.runtime, tenant, id)
    await act(desk.runtime, { tenant, actor }, (ctx) =>
      ctx.record({
        name: 'reaction.failed',
        subject: { kind: 'person', id },
        changes: { reaction: 'x', error: 'y' },
        audience: [],
      }),
    )
    const { rows } = await desk.superuser.query(
      "select id from event where tenant_id = $1 and name = 'reaction.failed' order by id desc limit 1",
      [tenant],
    )
    return { id: rows[0].id }
  },
}
