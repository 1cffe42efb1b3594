// Why something happened: the event that it goes back to, in words, as far as the reader may know of that one.
import type { Context } from '../../platform/context.ts'
import { asCause } from '../bulk/words.ts'
import * as store from './store.ts'
import { describe, ticketWords } from './words.ts'

/** By the id of the direct cause: `in a bulk change of 120 tickets`, `because Ada replied`. */
export async function reasons(ctx: Context, ticket: string, causes: (string | null)[]): Promise<Map<string, string>> {
  const known = [...new Set(causes.filter((id) => id !== null))]
  const roots = await store.roots(ctx, known)
  const keys = store.keysFor(ctx)
  const hears = (root: store.RootRow) => keys === null || root.audience.some((key) => keys.includes(key))
  return new Map(
    roots.flatMap((root) => {
      const why = reasonOf(root, ticket, hears(root))
      return why ? [[root.of, why] as const] : []
    }),
  )
}

function reasonOf({ name, subject, actor_name, changes }: store.RootRow, ticket: string, heard: boolean) {
  // How many tickets one was changed with tells of others: only who hears of the whole is told.
  if (name.startsWith('bulk_change.')) return asCause(heard ? changes : { undoes: changes.undoes })
  if (heard && name === 'workflow.changed') return `because the workflow of ${String(changes.type)} changed`
  if (heard && name === 'category.emptied') return `because ${actor_name} removed the category ${String(changes.path)}`
  if (!heard || !(name in ticketWords)) return undefined
  return subject === ticket
    ? `because ${actor_name} ${describe({ name, changes })}`
    : 'because of what happened to another ticket'
}
