// Saved checklists: kept once, put on many tickets.
import { inPath, isId } from '../../directory/index.ts'
import { audience } from '../../platform/audience.ts'
import type { Context } from '../../platform/context.ts'
import { pageSize, readCursor, toPage } from '../../platform/cursor.ts'
import { violated } from '../../platform/database/failures.ts'
import { invalid, missing } from '../../platform/errors.ts'
import { implement } from '../../platform/execute.ts'
import { unchanged } from '../../platform/revision.ts'
import { addTemplate, type ChecklistTemplate, changeTemplate, listTemplates, removeTemplate } from './contract.ts'
import * as store from './template.store.ts'

export const list = implement(listTemplates, async (ctx, { limit, cursor }) => {
  const size = pageSize(limit)
  const rows = await store.list(ctx, {}, readCursor(ctx, 'checklist-templates', cursor), size + 1)
  return toPage(ctx, 'checklist-templates', rows, size, (row) => [row.sort_name, row.id], present)
})

export const add = implement(addTemplate, async (ctx, { mandatory = false, ...plain }) => {
  const id = ctx.newId()
  await store.insert(ctx, { id, mandatory, ...plain }).catch(nameTaken)
  return announce(ctx, 'checklist_template.added', id)
})

export const change = implement(changeTemplate, async (ctx, { id: reference, ...wish }) => {
  const id = await inPath('saved checklist', templateId(ctx, reference))
  const locked = await store.lock(ctx, id)
  if (!locked) throw missing('saved checklist')
  await unchanged(ctx, 'saved checklist', locked.revision, () => show(ctx, id))
  const values = Object.fromEntries(Object.entries(wish).filter(([, value]) => value !== undefined))
  await store.update(ctx, id, values).catch(nameTaken)
  return announce(ctx, 'checklist_template.changed', id)
})

export const remove = implement(removeTemplate, async (ctx, { id: reference }) => {
  const id = await inPath('saved checklist', templateId(ctx, reference))
  const { name } = await show(ctx, id)
  await store.remove(ctx, id)
  await record(ctx, 'checklist_template.removed', id, name)
  return null
})

/** A saved checklist that a field names. @throws DeskError invalid */
export async function templateOf(ctx: Context, reference: string): Promise<ChecklistTemplate> {
  return show(ctx, await templateId(ctx, reference))
}

async function templateId(ctx: Context, reference: string): Promise<string> {
  const id = await store.findId(ctx, isId(reference) ? { id: reference } : { name: reference })
  if (!id) throw invalid('template', `names no saved checklist: ${reference.slice(0, 60)}`)
  return id
}

async function show(ctx: Context, id: string): Promise<ChecklistTemplate> {
  const [row] = await store.list(ctx, { id }, undefined, 1)
  if (!row) throw missing('saved checklist')
  return present(row)
}

const present = ({ sort_name: _, ...row }: store.TemplateRow): ChecklistTemplate => row

async function announce(ctx: Context, name: `checklist_template.${string}`, id: string) {
  const template = await show(ctx, id)
  await record(ctx, name, id, template.name)
  return template
}

const record = (ctx: Context, name: `checklist_template.${string}`, id: string, called: string) =>
  ctx.record({
    name,
    subject: { kind: 'checklist_template', id },
    changes: { name: called },
    audience: [audience.agents, audience.directory],
  })

function nameTaken(error: unknown): never {
  if (violated(error)) throw invalid('name', 'is taken: there is another saved checklist of this name')
  throw error
}
