// Roles and who may hand them out: nobody gives more than they have, and a workspace never locks itself out.
import { afterAll, beforeAll, expect, test } from 'vitest'
import { givePassword } from '../../test/browser.ts'
import { startTestDesk, type TestDesk } from '../../test/desk.ts'
import { createWorld, type Someone, someone, type World } from '../../test/world.ts'
import { permissions } from '../platform/operation.ts'

let desk: TestDesk
let world: World
let lead: Someone

beforeAll(async () => {
  desk = await startTestDesk()
  world = await createWorld(desk)
  lead = await add('Lead', ['Service Desk Lead'])
})
afterAll(() => desk.stop())

async function add(name: string, roles: string[]): Promise<Someone> {
  const email = `${name.toLowerCase()}@larkfield.example`
  const { body } = await world.admin.post('/people', { name, email, roles })
  return someone(desk, world.tenant, body.id, email)
}

test('a role is added, changed and removed; its permissions take effect with the next request', async () => {
  const added = await world.admin.post('/roles', { name: 'Importer', permissions: ['tickets.use', 'tickets.import'] })
  expect([added.status, added.headers.etag]).toEqual([201, '"1"'])
  const holder = await add('Importer', ['Importer'])
  const rows = [{ line: 1, id: '1', title: 'From afar' }]
  expect((await holder.post('/imports/tickets', { source: 'old', rows })).status).toBe(200)
  await givePassword(desk, world.tenant, world.admin.id, 'tram tickets are blue')
  const changed = await world.admin.patch('/roles/importer', { permissions: ['tickets.use'] }, { 'if-match': '"1"' })
  expect(changed.body).toMatchObject({ permissions: ['tickets.use'], people: 1, revision: 2 })
  expect((await holder.post('/imports/tickets', { source: 'old', rows })).status).toBe(403)
  const stale = await world.admin.patch('/roles/importer', { name: 'Late' }, { 'if-match': '"1"' })
  expect([stale.status, stale.body.current.revision]).toEqual([412, 2])
  const held = await world.admin.delete('/roles/importer')
  expect([held.status, held.body.code]).toEqual([409, 'conflict'])
  expect((await world.admin.patch(`/people/${holder.id}`, { roles: ['End User'] })).status).toBe(200)
  expect((await world.admin.delete('/roles/importer')).status).toBe(204)
})

test('names are taken once, in any case; the three roles of every workspace stay', async () => {
  const taken = await world.admin.post('/roles', { name: 'SUPPORT AGENT', permissions: [] })
  expect([taken.status, taken.body.errors[0].path]).toEqual([400, 'name'])
  for (const name of ['Admin', 'Support Agent', 'End User']) {
    const { status, body } = await world.admin.delete(`/roles/${name}`)
    expect([status, body.code]).toEqual([409, 'conflict'])
  }
})

test('unknown permissions are refused by name', async () => {
  const { status, body } = await world.admin.post('/roles', { name: 'God', permissions: ['tickets.use', '*'] })
  expect([status, body.errors[0].path]).toEqual([400, 'permissions.1'])
})

test('nobody hands out a role that may do more than they may', async () => {
  const attempts = await Promise.all([
    lead.post('/people', { name: 'Mole', email: 'mole@larkfield.example', roles: ['Admin'] }),
    lead.patch(`/people/${world.requester.id}`, { roles: ['Admin'] }),
    lead.patch('/people/me', { roles: ['Admin'] }),
    lead.patch('/people/me', { roles: ['Service Desk Lead', 'Admin'] }),
  ])
  expect(attempts.map(({ status }) => status)).toEqual([403, 403, 403, 403])
  expect((await world.admin.get('/people?q=mole')).body.items).toEqual([])
  const { body } = await world.admin.get('/people/lead@larkfield.example')
  expect(body.roles.map((role: { name: string }) => role.name)).toEqual(['Service Desk Lead'])
  expect((await lead.patch(`/people/${world.colleague.id}`, { roles: ['Support Agent'] })).status).toBe(200)
})

test('nobody makes or changes a role beyond what they may', async () => {
  const roleMaker = await world.admin.post('/roles', {
    name: 'Role Maker',
    permissions: ['tickets.use', 'roles.manage'],
  })
  expect(roleMaker.status).toBe(201)
  const maker = await add('Maker', ['Role Maker'])
  const attempts = await Promise.all([
    maker.post('/roles', { name: 'Everything', permissions: [...permissions] }),
    maker.patch('/roles/Role Maker', { permissions: ['tickets.use', 'roles.manage', 'people.manage'] }),
    maker.patch('/roles/Admin', { permissions: ['tickets.use'] }),
    maker.patch('/roles/Admin', { name: 'Nobody' }),
  ])
  expect(attempts.map(({ status }) => status)).toEqual([403, 403, 403, 403])
  expect((await maker.post('/roles', { name: 'Visitor', permissions: ['tickets.use'] })).status).toBe(201)
})

test('nobody changes somebody who may do more than they may: not the address, not the state', async () => {
  for (const change of [{ email: 'mine@larkfield.example' }, { active: false }, { name: 'X' }, { teams: [] }]) {
    expect((await lead.patch(`/people/${world.admin.id}`, change)).status).toBe(403)
  }
})

test('a key with few scopes hands out no more than these', async () => {
  const { body } = await world.admin.post('/api-keys', { name: 'Joiners', scopes: ['people.manage', 'tickets.use'] })
  const joiner = { authorization: `Bearer ${body.token}` }
  const person = { name: 'Joiner', email: 'joiner@larkfield.example' }
  expect((await world.nobody.post('/people', { ...person, roles: ['Admin'] }, joiner)).status).toBe(403)
  expect((await world.nobody.post('/people', { ...person, roles: ['Support Agent'] }, joiner)).status).toBe(403)
  expect((await world.nobody.post('/people', person, joiner)).status).toBe(201)
  expect((await world.nobody.post(`/people/${world.admin.id}/invitation`, {}, joiner)).status).toBe(403)
})

test('nobody lets themselves or others into a restricted team whose tickets they do not see', async () => {
  const { id } = (await world.requester.post('/tickets', { title: 'Suspicious sign-in' })).body
  await world.admin.put(`/tickets/${id}/assignment`, { team: 'Vault' })
  const teamMaker = await world.admin.post('/roles', {
    name: 'Team Maker',
    permissions: ['tickets.use', 'tickets.work', 'directory.read', 'teams.manage'],
  })
  expect(teamMaker.status).toBe(201)
  const maker = await add('Shaper', ['Team Maker'])
  const attempts = [
    await lead.patch('/people/me', { teams: ['Vault'] }),
    await lead.post('/people', { name: 'Spy', email: 'spy@larkfield.example', teams: ['Vault'] }),
    await maker.patch('/teams/Vault', { members: [maker.email] }),
    await maker.patch('/teams/Vault', { restricted: false }),
  ]
  expect(attempts.map(({ status }) => status)).toEqual([403, 403, 403, 403])
  expect((await lead.get(`/tickets/${id}`)).status).toBe(404)
  expect((await maker.get(`/tickets/${id}`)).status).toBe(404)
  expect((await lead.patch('/people/me', { teams: ['Service'] })).status).toBe(200)
  expect((await maker.patch('/teams/Vault', { description: 'Keeps secrets' })).status).toBe(200)
  expect((await world.admin.patch('/people/lead@larkfield.example', { teams: ['Vault'] })).status).toBe(200)
  expect((await lead.get(`/tickets/${id}`)).status).toBe(200)
  expect((await lead.patch(`/people/${world.colleague.id}`, { teams: ['Vault'] })).status).toBe(200)
})

test('the last one who can let people in stays: not deactivated, not demoted, not made powerless', async () => {
  await givePassword(desk, world.tenant, world.admin.id, 'tram tickets are blue')
  const attempts = [
    await world.admin.patch('/people/me', { active: false }),
    await world.admin.patch('/people/me', { roles: ['Support Agent'] }),
    await world.admin.patch('/roles/Admin', { permissions: ['tickets.use', 'people.manage'] }),
  ]
  expect(attempts.map(({ status, body }) => [status, body.code])).toEqual(Array(3).fill([409, 'conflict']))
  expect((await world.admin.get('/me')).body.permissions).toContain('roles.manage')
})

test('two admins who take each other’s role at the same moment do not both succeed', async () => {
  const second = await add('Second', ['Admin'])
  await Promise.all(
    [world.admin, second].map(({ id }) => givePassword(desk, world.tenant, id, 'tram tickets are blue')),
  )
  for (let round = 0; round < 5; round++) {
    const answers = await Promise.all([
      world.admin.patch(`/people/${second.id}`, { roles: ['Support Agent'] }),
      second.patch(`/people/${world.admin.id}`, { roles: ['Support Agent'] }),
    ])
    const admins = (await desk.superuser.query(holders, [world.tenant])).rows.map((row) => row.id as string)
    expect([round, admins.length, answers.filter(({ status }) => status === 200).length]).toEqual([round, 1, 1])
    expect(answers.every(({ status }) => [200, 403, 409].includes(status))).toBe(true)
    const [standing, fallen] = admins[0] === second.id ? [second, world.admin] : [world.admin, second]
    expect((await standing.patch(`/people/${fallen.id}`, { roles: ['Admin'] })).status).toBe(200)
  }
})

const holders = `select p.id from person p join person_role pr on pr.tenant_id = p.tenant_id and pr.person_id = p.id
  join role r on r.tenant_id = pr.tenant_id and r.id = pr.role_id
  where p.tenant_id = $1 and r.key = 'admin' and p.active`
