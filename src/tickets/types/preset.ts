// The types that a new workspace starts with.
import type { Context } from '../../platform/context.ts'
import * as store from './store.ts'

const standard = [
  { key: 'incident', name: 'Incident', description: 'Something is broken or slower than it should be.' },
  { key: 'request', name: 'Request', description: 'Something new is wanted: access, equipment, information.' },
  { key: 'bug', name: 'Bug', description: 'A fault in software that we write or look after.' },
]

export async function addStandardTypes(ctx: Context): Promise<void> {
  for (const type of standard) await store.insert(ctx, { id: ctx.newId(), ...type })
}
