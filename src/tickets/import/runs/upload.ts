// A file is handed in: kept until its rows are read, and nothing is imported yet.
import { basename, extname } from 'node:path'
import { audience } from '../../../platform/audience.ts'
import type { Context } from '../../../platform/context.ts'
import { invalid } from '../../../platform/errors.ts'
import { implement } from '../../../platform/execute.ts'
import { uploadImport } from '../contract.ts'
import { profileNamed } from '../profiles/index.ts'
import { tidy } from '../read/clean.ts'
import { namedEncoding } from '../read/encoding.ts'
import { refuseForeign } from '../read/source.ts'
import { show } from './present.ts'
import * as store from './run.store.ts'

const DAY = 24 * 3600 * 1000
/** A file that nobody imports is forgotten after a week; what came of an import, after a month. */
export const waits = (now: Date) => new Date(now.getTime() + 7 * DAY)
export const remembered = (now: Date) => new Date(now.getTime() + 30 * DAY)

export const upload = implement(
  uploadImport,
  async (ctx, { source, timeZone = 'UTC', dateOrder = 'auto', encoding, profile }) => {
    const file = ctx.upload
    if (!file) throw invalid('file', 'is missing: send the file as multipart/form-data in a field of this name')
    refuseForeign(file.blob.head)
    if (encoding) namedEncoding(encoding)
    const zone = checkedZone(timeZone)
    const chosen = profile === undefined ? undefined : checkedProfile(profile)
    const id = ctx.newId()
    const name = plainName(file.name)
    await store.insert(ctx, {
      id,
      source: source ?? sourceOf(name),
      file_name: name,
      file_size: file.blob.size,
      file: file.blob.sha256,
      by_id: ctx.actor.id as string,
      expires_at: waits(ctx.now),
      settings: {
        askedEncoding: encoding ?? null,
        encoding: null,
        format: '',
        columns: [],
        facts: [],
        ...(chosen !== undefined && { profile: chosen }),
        mapping: [],
        given: {},
        timeZone: zone,
        dateOrder,
      },
    })
    await announce(ctx, 'import.uploaded', id)
    return show(ctx, id)
  },
)

export const announce = (ctx: Context, name: `import.${string}`, id: string, by = ctx.actor.id, changes = {}) =>
  ctx.record({
    name,
    subject: { kind: 'import', id },
    changes,
    audience: [audience.overseers, ...(by ? [audience.person(by)] : [])],
  })

const plainName = (name: string) =>
  tidy(name.split(/[\\/]/).at(-1) ?? '')
    .replace(/\s+/g, ' ')
    .trim()
    .slice(-200) || 'file'
const sourceOf = (name: string) => basename(name, extname(name)).trim().slice(0, 80) || 'file'

/** @throws DeskError invalid */
export function checkedZone(zone: string): string {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: zone }).resolvedOptions().timeZone
  } catch {
    throw invalid('timeZone', 'is not a time zone: write it like Europe/Lisbon')
  }
}

/** @returns null for none. @throws DeskError invalid */
export function checkedProfile(key: string): string | null {
  if (key === 'none') return null
  if (!profileNamed(key)) throw invalid('profile', `names no profile: ${key}. See GET /import-profiles`)
  return key
}
