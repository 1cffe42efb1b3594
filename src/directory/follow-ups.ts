// What the directory does after the fact.
import { audience } from '../platform/audience.ts'
import type { FollowUp } from '../platform/reactions.ts'
import * as people from './people.store.ts'
import * as store from './teams.store.ts'

/** An organisation that got a domain takes in the people with such addresses who belong to none. */
export const joinByDomain: FollowUp = {
  name: 'directory.join-by-domain',
  on: ['organisation.added', 'organisation.changed'],
  async run(ctx, event) {
    const [organisation] = await store.listOrganisations(ctx, { id: event.subject.id }, undefined, 1)
    if (!organisation) return
    for (const id of await people.joinByDomain(ctx, organisation.id, organisation.domains)) {
      const changes = { organisation: [null, organisation.name] }
      await ctx.record({
        name: 'person.changed',
        subject: { kind: 'person', id },
        changes,
        audience: [audience.directory],
      })
    }
  },
}
