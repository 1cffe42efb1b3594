import { missing } from '../../platform/errors.ts'
import { implement } from '../../platform/execute.ts'
import * as tickets from '../store.ts'
import { demand, read, readFor, referenceOf } from '../ticket.ts'
import { tellBoth, withoutMatch } from './add.ts'
import { removeChild } from './contract.ts'

export const remove = implement(removeChild, async (ctx, { id, child: reference }) => {
  const parent = await read(ctx, referenceOf(id))
  demand(ctx, 'link', parent)
  const child = await readFor(withoutMatch(ctx), reference, 'link')
  if (child.parent_id !== parent.id) throw missing('child')
  await tickets.update(ctx, child.id, { parent_id: null, mandatory: false })
  await tellBoth(ctx, { name: 'ticket.child_removed' }, parent, child)
  return null
})
