// Somebody who belonged to no organisation joins one: what they asked for until then comes along. Who changes from one to
// another leaves their tickets where they were: those are the affair of the organisation for which they were asked.
import { actorsOf } from '../../directory/index.ts'
import { audience } from '../../platform/audience.ts'
import type { FollowUp } from '../../platform/reactions.ts'
import * as store from './store.ts'

export const joinOrganisation: FollowUp = {
  name: 'tickets.join-organisation',
  on: ['person.changed'],
  async run(ctx, { subject, changes = {} }) {
    const [before, after] = Array.isArray(changes.organisation) ? changes.organisation : []
    if (before !== null || !after) return
    const organisation = (await actorsOf(ctx, [subject.id])).get(subject.id)?.organisation
    if (!organisation) return
    for (const id of await store.joinOrganisation(ctx, subject.id, organisation)) {
      await ctx.record({
        name: 'ticket.organisation_set',
        subject: { kind: 'ticket', id },
        changes: { organisation: after.name ?? after, organisation_id: organisation },
        audience: [audience.overseers],
      })
    }
  },
}
