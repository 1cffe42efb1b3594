// A part of a transaction that may fail without the rest.
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startTestDesk, type TestDesk } from '../../test/desk.ts'
import { createWorld, type World } from '../../test/world.ts'
import { type Context, theDesk } from './context.ts'
import { act } from './events.ts'

let desk: TestDesk
let world: World
beforeAll(async () => {
  desk = await startTestDesk()
  world = await createWorld(desk)
})
afterAll(() => desk.stop())

const told = (ctx: Context, name: `lamp.${string}`) =>
  ctx.record({ name, subject: { kind: 'lamp', id: world.admin.id }, changes: {}, audience: [] })

test('it alone is taken back, with what it recorded, and the transaction goes on', async () => {
  const answer = await act(desk.runtime, { tenant: world.tenant, actor: theDesk }, async (ctx) => {
    await told(ctx, 'lamp.lit')
    const failed = ctx.attempt(async () => {
      await told(ctx, 'lamp.broken')
      await sql`select 1 / 0`.execute(ctx.db)
    })
    await expect(failed).rejects.toMatchObject({ code: '22012' })
    return ctx.attempt(async () => {
      await told(ctx, 'lamp.mended')
      return 'mended'
    })
  })
  expect(answer).toBe('mended')
  const { rows } = await desk.superuser.query("select name from event where name like 'lamp.%' order by id")
  expect(rows.map(({ name }) => name)).toEqual(['lamp.lit', 'lamp.mended'])
})

test('a write that nobody waits for takes everything with it when it fails, and is then waited for', async () => {
  const broken = (ctx: Context) => sql`select 1 / 0`.execute(ctx.db)
  const heard: string[] = []
  const failing = act(desk.runtime, { tenant: world.tenant, actor: theDesk }, async (ctx) => {
    await told(ctx, 'lamp.dropped')
    await ctx.along(broken(ctx))
    heard.push('went on')
  })
  await expect(failing).rejects.toMatchObject({ code: '22012' })
  // Once in the hope that it holds; the second time it was waited for.
  expect(heard).toEqual(['went on'])
  await act(desk.runtime, { tenant: world.tenant, actor: theDesk }, async (ctx) => {
    await expect(ctx.attempt(() => ctx.along(broken(ctx)))).rejects.toMatchObject({ code: '22012' })
    await told(ctx, 'lamp.kept')
  })
  const { rows } = await desk.superuser.query("select name from event where name in ('lamp.dropped', 'lamp.kept')")
  expect(rows).toEqual([{ name: 'lamp.kept' }])
})
