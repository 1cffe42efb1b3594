// The face of tags.
import { implement } from '../../platform/execute.ts'
import { listTags } from './contract.ts'
import { beginningWith } from './store.ts'

export const operations = [
  implement(listTags, async (ctx, { q = '' }) => ({ items: await beginningWith(ctx, q.toLowerCase()) })),
]
