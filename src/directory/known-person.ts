// Somebody whom an import or a mail names: a person with the role End User and no way to sign in, until an admin invites them.
import { audience } from '../platform/audience.ts'
import type { Context } from '../platform/context.ts'
import * as people from './people.store.ts'
import * as store from './teams.store.ts'

export async function addKnownPerson(ctx: Context, { email, name }: { email: string; name: string }): Promise<string> {
  const id = ctx.newId()
  const organisation_id = await store.organisationOfDomain(ctx, email.split('@')[1] ?? '')
  await people.insert(ctx, id, {
    name,
    email,
    title: null,
    phone: null,
    location: null,
    time_zone: null,
    organisation_id,
    active: true,
  })
  await people.setRoles(ctx, id, [(await store.roleByKey(ctx, 'end_user')) as string])
  await ctx.record({
    name: 'person.added',
    subject: { kind: 'person', id },
    changes: { name, email },
    audience: [audience.directory],
  })
  return id
}
