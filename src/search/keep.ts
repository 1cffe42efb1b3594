// Keeps the index in the background, so that nobody waits for it: documents of an older desk are written anew, and the words of
// what was said since are learnt.
import { sql } from 'kysely'
import type { Announcement, Context } from '../platform/context.ts'
import { isDatabaseGone } from '../platform/database/failures.ts'
import { eachTenant } from '../platform/each-tenant.ts'
import type { Runtime } from '../platform/events.ts'
import type { SearchSource, SearchText } from './source.ts'
import * as store from './store.ts'
import * as vocabulary from './vocabulary.store.ts'

const documentsAtOnce = 200
const eventsAtOnce = 1000
/** For each workspace and run; the next run goes on. Words are in no hurry, and nobody's request shall feel them. */
const stepsAtOnce = { renewing: 100, following: 10 }

export async function learnWords(runtime: Runtime, sources: SearchSource[]): Promise<void> {
  const steps = new Map<string, number>()
  await eachTenant(runtime, async (ctx) => {
    const done = (steps.get(ctx.tenant) ?? 0) + 1
    steps.set(ctx.tenant, done)
    if (await renew(ctx, sources)) return done < stepsAtOnce.renewing
    return (await follow(ctx, sources)) && done < stepsAtOnce.following
  })
}

/** Nightly. A word that nothing says any more, because a ticket was erased, is not kept. */
export async function forgetWords(runtime: Runtime): Promise<void> {
  const looked = new Map<string, string>()
  await eachTenant(runtime, async (ctx) => {
    const last = await vocabulary.forget(ctx, looked.get(ctx.tenant) ?? '', 1000)
    if (last !== undefined) looked.set(ctx.tenant, last)
    return last !== undefined
  })
}

/** Answers whether there was something of an older desk. */
async function renew(ctx: Context, sources: SearchSource[]): Promise<boolean> {
  for (const source of sources) {
    const ids = await store.outdated(ctx, source.kind, documentsAtOnce)
    if (ids.length === 0) continue
    const texts = await source.texts(ctx, ids)
    const there = new Set(texts.map(({ id }) => id))
    await store.writeAll(ctx, source, texts)
    await store.drop(
      ctx,
      source.kind,
      ids.filter((id) => !there.has(id)),
    )
    await learn(ctx, source, texts)
    return true
  }
  return false
}

/** Learns from the next events; answers whether there are more of them. */
async function follow(ctx: Context, sources: SearchSource[]): Promise<boolean> {
  const from = await vocabulary.progress(ctx)
  const names = sources.flatMap(({ on }) => on)
  const events = await nextEvents(ctx, from, names)
  const last = events.at(-1)
  if (!last) return false
  try {
    await ctx.attempt(() => learnFrom(ctx, sources, events))
  } catch (error) {
    if (isDatabaseGone(error)) throw error
    // What cannot be read once cannot be read a minute later either, and must not keep everything behind it from being learnt.
    ctx.log.warn({ err: error, from }, 'words of some events were not learnt')
  }
  await vocabulary.keepProgress(ctx, { xid: last.xid, id: last.id })
  return events.length === eventsAtOnce
}

async function learnFrom(ctx: Context, sources: SearchSource[], events: Announcement[]): Promise<void> {
  for (const source of sources) {
    const mine = events.filter(({ name }) => source.on.includes(name))
    const texts = await Promise.all(mine.map((event) => source.text(ctx, event)))
    await learn(
      ctx,
      source,
      texts.filter((text) => typeof text === 'object'),
    )
  }
}

async function learn(ctx: Context, source: SearchSource, texts: SearchText[]): Promise<void> {
  if (texts.length === 0) return
  const common = new Set(await source.common(ctx, [...new Set(texts.map(({ id }) => id))]))
  const said = texts
    .filter(({ id }) => common.has(id))
    .map((text) => `${text.title ?? ''}\n${text.public}\n${text.internal}`)
  await vocabulary.learn(ctx, vocabulary.counted(said))
}

type Followed = Announcement & { xid: string }

/** In the order of the log, and never past a transaction that may still be running. What does not matter is read without its text. */
async function nextEvents(
  { db, tenant, actor }: Context,
  from: vocabulary.Position,
  names: string[],
): Promise<Followed[]> {
  const { rows } = await sql<Omit<Followed, 'actor' | 'subject' | 'audience'> & { kind: string; subject: string }>`
    select id, xid::text, name, subject_kind as kind, subject, case when name = any(${names}) then changes else '{}' end as changes, at
    from event where tenant_id = ${tenant} and (xid, id) > (${from.xid}::xid8, ${from.id}::uuid)
      and xid < pg_snapshot_xmin(pg_current_snapshot())
    order by xid, id limit ${eventsAtOnce}`.execute(db)
  return rows.map(({ kind, subject, ...event }) => ({ ...event, subject: { kind, id: subject }, audience: [], actor }))
}
