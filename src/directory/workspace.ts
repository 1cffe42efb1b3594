// The workspace: its name, which everybody who uses it sees.
import { audience } from '../platform/audience.ts'
import type { Context } from '../platform/context.ts'
import { implement } from '../platform/execute.ts'
import { unchanged } from '../platform/revision.ts'
import * as access from './access.store.ts'
import { changeWorkspace, getWorkspace, type Workspace } from './contract.ts'

export const get = implement(getWorkspace, (ctx) => show(ctx))

export const change = implement(changeWorkspace, async (ctx, { name }) => {
  const before = await show(ctx)
  await unchanged(ctx, 'workspace', before.revision, async () => before)
  if (name === undefined || name === before.name) return before
  await access.renameTenant(ctx, name)
  await ctx.record({
    name: 'workspace.renamed',
    subject: { kind: 'workspace', id: ctx.tenant },
    changes: { name: [before.name, name] },
    audience: [audience.directory],
  })
  return show(ctx)
})

async function show(ctx: Context): Promise<Workspace> {
  const { id, name, slug, size, revision, created_at } = await access.tenant(ctx)
  return { id, name, slug, size, revision, createdAt: created_at.toISOString() }
}
