// People whom somebody on a ticket put in copy.
import { actorsOf } from '../../directory/index.ts'
import type { Context } from '../../platform/context.ts'
import { announce } from '../participants/add.ts'
import * as store from '../participants/store.ts'
import { worksOn } from '../policy.ts'
import { read } from '../ticket.ts'

const most = 200

/** Those who are on it already, or work it, stay as they are. @param people ids */
export async function putInCopy(ctx: Context, ticketId: string, people: string[]): Promise<void> {
  if (people.length === 0) return
  const ticket = await read(ctx, { id: ticketId })
  const [there, actors] = [await store.list(ctx, ticket.id), await actorsOf(ctx, people)]
  for (const person of actors.values()) {
    const known = there.some(({ id }) => id === person.id) || ticket.requester_id === person.id
    if (known || !person.active || worksOn(person, ticket) || there.length >= most) continue
    await store.put(ctx, ticket.id, person.id as string, 'cc')
    await announce(ctx, ticket, person, 'cc')
  }
}
