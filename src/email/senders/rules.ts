import { audience } from '../../platform/audience.ts'
import type { Context } from '../../platform/context.ts'
import { pageSize, readCursor, toPage } from '../../platform/cursor.ts'
import { violated } from '../../platform/database/failures.ts'
import { invalid, missing } from '../../platform/errors.ts'
import { implement } from '../../platform/execute.ts'
import { keptByTenant } from '../../platform/kept.ts'
import { addSenderRule, listSenderRules, removeSenderRule, type SenderRule } from './contract.ts'
import * as store from './store.ts'

export const list = implement(listSenderRules, async (ctx, { limit, cursor }) => {
  const size = pageSize(limit)
  const rows = await store.list(ctx, readCursor(ctx, 'sender rules', cursor), size + 1)
  return toPage(ctx, 'sender rules', rows, size, (row) => [row.pattern], present)
})

export const add = implement(addSenderRule, async (ctx, { kind, pattern, note = '' }) => {
  const id = ctx.newId()
  await store.insert(ctx, { id, kind, pattern, note, by_id: ctx.actor.id }).catch((error) => {
    if (violated(error)) throw invalid('pattern', 'stands on a list already: take it off first')
    throw error
  })
  await tell(ctx, id, 'sender_rule.added', { kind, pattern })
  return present((await store.find(ctx, id)) as store.RuleRow)
})

export const remove = implement(removeSenderRule, async (ctx, { id }) => {
  const rule = await store.find(ctx, id)
  if (!rule) throw missing('rule')
  await store.remove(ctx, id)
  await tell(ctx, id, 'sender_rule.removed', { kind: rule.kind, pattern: rule.pattern })
  return null
})

// Each message asks, and they change seldom.
const kept = keptByTenant<Map<string, SenderRule['kind']>>()
export const forgetRules = kept.forget

/** The rule that speaks of an address, the closest of several. */
export async function ruleFor(
  ctx: Context,
  address: string,
): Promise<Pick<SenderRule, 'kind' | 'pattern'> | undefined> {
  const rules = await kept.of(
    ctx,
    async () => new Map((await store.all(ctx)).map(({ kind, pattern }) => [pattern, kind])),
  )
  for (const pattern of patternsFor(address)) {
    const kind = rules.get(pattern)
    if (kind) return { kind, pattern }
  }
  return undefined
}

/** The closest first: `a@b.c.example`, `@b.c.example`, `*.c.example`, `*.example`. */
export function patternsFor(address: string): string[] {
  const domain = address.slice(address.lastIndexOf('@') + 1)
  const labels = domain.split('.').slice(-12)
  return [address, `@${domain}`, ...labels.slice(1).map((_, n) => `*.${labels.slice(n + 1).join('.')}`)]
}

const present = ({ created_at, ...row }: store.RuleRow): SenderRule => ({ ...row, createdAt: created_at.toISOString() })

const tell = (ctx: Context, id: string, name: `sender_rule.${string}`, changes: Record<string, unknown>) =>
  ctx.record({ name, subject: { kind: 'sender_rule', id }, changes, audience: [audience.agents] })
