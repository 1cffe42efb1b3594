// The founding of a workspace, from the set-up page, from the command line and for the demo: one way for all three.
import { createHmac, type KeyObject, timingSafeEqual } from 'node:crypto'
import { sql } from 'kysely'
import { v7 } from 'uuid'
import { found, startSession } from '../directory/index.ts'
import { type Context, theDesk } from '../platform/context.ts'
import { DeskError } from '../platform/errors.ts'
import { act, type Runtime } from '../platform/events.ts'
import { implementPublic } from '../platform/execute.ts'
import { completeSetup, setupStatus } from './contract.ts'
import { loadPreset, type Preset, type Size, sizes } from './preset.ts'
import * as store from './store.ts'

/** What a module does with its part of a preset when a workspace is founded. */
export type PresetPart = (ctx: Context, preset: Preset) => Promise<void>

export interface NewWorkspace {
  organisation: string
  size: Size
  admin: { name: string; email: string; password: string | null }
}

/** @returns ids of the tenant and of its first admin. @throws DeskError conflict when a first workspace is wanted and one exists */
export async function foundWorkspace(
  runtime: Runtime,
  parts: PresetPart[],
  wish: NewWorkspace,
  which: 'first' | 'another',
) {
  const preset = loadPreset(wish.size)
  const tenant = v7()
  const admin = await act(runtime, { tenant, actor: theDesk }, async (ctx) => {
    await sql`select pg_advisory_xact_lock(7436112002)`.execute(ctx.db)
    const slugs = await store.slugs(ctx.db)
    if (which === 'first' && slugs.length > 0) throw alreadySetUp()
    const { teams, menu, size } = preset
    const roles = preset.roles
    const id = await found(ctx, {
      organisation: wish.organisation,
      slug: slugFor(wish.organisation, slugs),
      size,
      menu,
      teams,
      roles,
      admin: wish.admin,
    })
    for (const part of parts) await part(ctx, preset)
    return id
  })
  return { tenant, admin }
}

export function slugFor(name: string, taken: string[]): string {
  const ascii = name
    .normalize('NFKD')
    .replace(/[^\w\s-]/g, '')
    .toLowerCase()
  const base =
    ascii
      .trim()
      .replace(/[\s_-]+/g, '-')
      .slice(0, 40)
      .replace(/^-|-$/g, '') || 'workspace'
  for (let n = 1; ; n++) {
    const slug = n === 1 ? base : `${base}-${n}`
    if (!taken.includes(slug)) return slug
  }
}

const alreadySetUp = () =>
  new DeskError('conflict', 'This desk is set up already, so nothing was changed. Sign in instead.')

/** The one-time token of the set-up link. It follows from the desk's key, so every process and every restart prints the same. */
export const setupToken = (secret: KeyObject) => createHmac('sha256', secret).update('set-up').digest('base64url')

const status = implementPublic(setupStatus, async ({ runtime }) => ({
  ready: await isSetUp(runtime),
  sizes: sizes.map((size) => {
    const { title, summary, teams, categories, roles } = loadPreset(size)
    return {
      size,
      title,
      summary,
      teams: teams.map(nameOf),
      categories: categories.map(nameOf),
      roles: roles.map(nameOf),
    }
  }),
}))

const nameOf = ({ name }: { name: string }) => name

export const isSetUp = async (runtime: Pick<Runtime, 'database'>) =>
  (await runtime.database.outsideTenants(store.slugs)).length > 0

const complete = (parts: PresetPart[]) =>
  implementPublic(completeSetup, async (stranger, { token, organisation, size, name, email, password }) => {
    const { runtime } = stranger
    if (await isSetUp(runtime)) throw alreadySetUp()
    if (!sameToken(token, setupToken(runtime.secret))) {
      throw new DeskError(
        'forbidden',
        'This is not the set-up link of this desk, so nothing was set up. Open the link that the start of the desk printed.',
      )
    }
    const made = await foundWorkspace(runtime, parts, { organisation, size, admin: { name, email, password } }, 'first')
    return startSession(stranger, made.tenant, made.admin)
  })

function sameToken(given: string, expected: string) {
  const [a, b] = [Buffer.from(given), Buffer.from(expected)]
  return a.length === b.length && timingSafeEqual(a, b)
}

/** @param parts what each module does when a workspace is founded */
export const createSetup = (parts: PresetPart[]) => ({ operations: [status, complete(parts)] })
