import { missing } from '../../platform/errors.ts'
import { implement } from '../../platform/execute.ts'
import { bothEnds, tellBoth } from './add.ts'
import { removeLink } from './contract.ts'
import { toKeep } from './link.ts'
import * as store from './store.ts'

export const remove = implement(removeLink, async (ctx, { id, ticket, kind }) => {
  const [here, there] = await bothEnds(ctx, id, ticket)
  if (!(await store.remove(ctx, toKeep(kind, here.id, there.id)))) throw missing('link')
  await tellBoth(ctx, 'ticket.unlinked', kind, here, there)
  return null
})
