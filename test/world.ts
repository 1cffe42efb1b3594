// The cast of every test: one workspace with an admin, agents of two teams (one of them restricted), requesters of one
// organisation, and a second workspace that must never notice the first.
import { asPerson, createKeyFor } from '../src/directory/index.ts'
import { presetParts } from '../src/modules.ts'
import { act } from '../src/platform/events.ts'
import { foundWorkspace } from '../src/setup/index.ts'
import { type Client, client, type TestDesk } from './desk.ts'

export interface Someone extends Client {
  id: string
  email: string
  token: string
}

export interface World {
  tenant: string
  admin: Someone
  /** Works in the open team Service. */
  agent: Someone
  /** Works in the restricted team Vault. */
  guard: Someone
  requester: Someone
  /** A requester of the same organisation. */
  colleague: Someone
  /** Rules another workspace. */
  stranger: Someone
  /** A key of the admin that has expired. */
  expired: Client
  nobody: Client
  teams: { service: string; vault: string }
}

export async function createWorld(desk: TestDesk): Promise<World> {
  const first = await found(desk, 'Larkfield Trams', 'admin@larkfield.example')
  const second = await found(desk, 'Otherwhere Mills', 'admin@otherwhere.example')
  const { admin } = first
  await admin.post('/organisations', { name: 'Depot', domains: ['larkfield.example'] })
  const service = await admin.post('/teams', { name: 'Service', level: 1 })
  const vault = await admin.post('/teams', { name: 'Vault', level: 2, restricted: true })
  const add = async (name: string, role: string, team?: string): Promise<Someone> => {
    const email = `${name.toLowerCase()}@larkfield.example`
    const { status, body } = await admin.post('/people', {
      name,
      email,
      roles: [role],
      organisation: 'Depot',
      teams: team ? [team] : [],
    })
    if (status !== 201) throw new Error(`${name} was not added: ${JSON.stringify(body)}`)
    return someone(desk, first.tenant, body.id, email)
  }
  const agent = await add('Agent', 'Support Agent', 'Service')
  const guard = await add('Guard', 'Support Agent', 'Vault')
  const requester = await add('Requester', 'End User')
  const colleague = await add('Colleague', 'End User')
  const key = await admin.post('/api-keys', {
    name: 'short',
    expiresAt: new Date(Date.now() + 3_600_000).toISOString(),
  })
  await desk.superuser.query("update api_key set expires_at = now() - interval '1 hour' where id = $1", [key.body.id])
  return {
    tenant: first.tenant,
    admin,
    agent,
    guard,
    requester,
    colleague,
    stranger: second.admin,
    expired: client(desk, key.body.token, '10.0.0.2'),
    nobody: client(desk, undefined, '10.0.0.3'),
    teams: { service: service.body.id, vault: vault.body.id },
  }
}

async function found(desk: TestDesk, organisation: string, email: string) {
  const { tenant, admin } = await foundWorkspace(
    desk.runtime,
    presetParts,
    { organisation, size: 'scaling', admin: { name: 'Admin', email, password: null } },
    'another',
  )
  return { tenant, admin: await someone(desk, tenant, admin, email) }
}

/** Somebody with an API key for everything that they may do. */
export async function someone(desk: TestDesk, tenant: string, id: string, email: string): Promise<Someone> {
  const { actor } = await asPerson(desk.runtime, tenant, id)
  const { token } = await act(desk.runtime, { tenant, actor }, (ctx) =>
    createKeyFor(ctx, id, { name: 'test', invite: false }),
  )
  return { id, email, token, ...client(desk, token) }
}
