// What a workspace of a given size starts with. The presets are data under templates/presets, so that an operator can read
// and change what set-up will do; this file says what such data must look like, and refuses what does not.
import { readFileSync } from 'node:fs'
import { z } from 'zod'
import { permissions } from '../platform/operation.ts'
import { line, text } from '../platform/shapes.ts'
import { Size as SizeName } from './contract.ts'

export type Size = z.output<typeof SizeName>
export const sizes = SizeName.options

const PresetTeam = z.strictObject({
  name: line(80),
  level: z.literal([1, 2, 3]),
  description: text(400).min(1),
  /** Its tickets are seen by members and by who holds tickets.all. */
  restricted: z.boolean(),
})

const leaf = {
  name: line(80),
  /** The name of a team of the same preset. */
  ownerTeam: line(80),
  examples: text(2000).min(1),
  notes: text(4000).min(1),
}
const PresetCategory = z.strictObject({ ...leaf, children: z.array(z.strictObject(leaf)).default([]) })

const PresetRole = z.strictObject({
  key: z.string().regex(/^[a-z][a-z_]{0,39}$/, 'is not a role key: lower-case letters and underscores'),
  name: line(80),
  description: text(400).min(1),
  permissions: z.array(z.enum(permissions)).min(1),
})

/** The parts of the product that the menu may show beside the tickets, which are always there. */
export const menuParts = [
  'knowledge',
  'incidents',
  'problems',
  'changes',
  'systems',
  'assets',
  'runbooks',
  'catalogue',
  'reports',
  'training',
] as const

export const Preset = z.strictObject({
  size: SizeName,
  title: line(80),
  summary: text(400).min(1),
  teams: z.array(PresetTeam).min(1),
  categories: z.array(PresetCategory).min(1),
  roles: z.array(PresetRole).min(3),
  menu: z.record(z.enum(menuParts), z.boolean()),
})
export type Preset = z.output<typeof Preset>

const folder = new URL('../../templates/presets/', import.meta.url)

/** Reads and validates the preset of a size; throws an error that names the file and the field. */
export function loadPreset(size: Size): Preset {
  const file = new URL(`${size}.json`, folder)
  const parsed = Preset.safeParse(JSON.parse(readFileSync(file, 'utf8')))
  if (!parsed.success) {
    throw new Error(`templates/presets/${size}.json is not a valid preset:\n${z.prettifyError(parsed.error)}`)
  }
  return parsed.data
}
