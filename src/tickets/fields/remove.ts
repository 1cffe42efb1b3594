import { audience } from '../../platform/audience.ts'
import { DeskError, invalid } from '../../platform/errors.ts'
import { implement } from '../../platform/execute.ts'
import { removeField } from './contract.ts'
import * as store from './definition.store.ts'
import { find } from './show.ts'
import * as values from './value.store.ts'

export const remove = implement(removeField, async (ctx, { id: reference, confirm }) => {
  await store.alone(ctx)
  const field = await find(ctx, reference)
  const { tickets } = await values.usage(ctx, field.id)
  if (tickets.count > 0 && confirm === undefined)
    throw new DeskError(
      'conflict',
      `${tickets.atLeast ? 'More than ' : ''}${tickets.count} tickets hold a ${field.label}, so it was not removed. Retire it to keep it there; or confirm with its key, ${field.key}: the values then stay on the tickets as free details, which no filter finds.`,
    )
  if (confirm !== undefined && confirm !== field.key)
    throw invalid('confirm', `is not the key of this field: ${field.key}`)
  await store.remove(ctx, field.id)
  await ctx.record({
    name: 'field.removed',
    subject: { kind: 'field', id: field.id },
    changes: { key: field.key, label: field.label, tickets: tickets.count },
    audience: [audience.agents, audience.directory],
  })
  return null
})
