// What people change about themselves; the rest is for admins.
import { audience } from '../platform/audience.ts'
import { implement } from '../platform/execute.ts'
import { changeMe } from './contract.ts'
import { meOf } from './me.ts'
import * as people from './people.store.ts'
import { difference } from './people.ts'
import { refuseNarrowKeys } from './sessions.ts'

export const change = implement(changeMe, async (ctx, { name, phone, location, timeZone }) => {
  refuseNarrowKeys(ctx)
  const id = ctx.actor.id as string
  const before = await meOf(ctx)
  const wish = Object.entries({ name, phone, location, time_zone: timeZone }).filter(([, value]) => value !== undefined)
  if (wish.length === 0) return before
  await people.update(ctx, id, Object.fromEntries(wish))
  const after = await meOf(ctx)
  const changes = difference(before.person, after.person)
  if (Object.keys(changes).length > 0)
    await ctx.record({
      name: 'person.changed',
      subject: { kind: 'person', id },
      changes,
      audience: [audience.directory, audience.person(id)],
    })
  return after
})
