// Definitions of fields: what a value may be, which tickets have it, when it is needed, and what requesters see of it.
import { z } from 'zod'
import { operation } from '../../../platform/operation.ts'
import {
  Can,
  flag,
  Id,
  line,
  list,
  page,
  paging,
  Revision,
  reference,
  text,
  wholeNumber,
} from '../../../platform/shapes.ts'
import { FieldKey } from './values.ts'

export const fieldKinds = ['text', 'number', 'choice', 'multi', 'date', 'person', 'checkbox', 'link'] as const
export const FieldKind = z.enum(fieldKinds)
export type FieldKind = z.output<typeof FieldKind>

export const Required = z.enum(['never', 'opening', 'resolving'])
/** `hidden`: agents only. `shown`: requesters see the value. `asked`: they are also asked for it when they open a ticket. */
export const ToRequesters = z.enum(['hidden', 'shown', 'asked'])

export const Choice = z.strictObject({
  key: FieldKey,
  label: z.string(),
  /** Stays on the tickets that have it, and is offered no more. */
  retired: z.boolean(),
})
export type Choice = z.output<typeof Choice>

const NewChoice = z.strictObject({
  key: FieldKey.optional().describe('made from the label unless told; stays the same for good'),
  label: line(120),
  retired: z.boolean().optional(),
})

const TypeKey = z.string().regex(/^[a-z][a-z0-9_]{0,39}$/, 'is not the key of a ticket type')

export const FieldDefinition = z.strictObject({
  id: Id,
  key: FieldKey,
  label: z.string(),
  hint: z.string(),
  kind: FieldKind,
  /** In order. */
  choices: z.array(Choice),
  /** Keys of ticket types; empty for all. */
  types: z.array(z.string()),
  /** With everything below them; empty for all. */
  categories: z.array(z.strictObject({ id: Id, path: z.string() })),
  required: Required,
  requesters: ToRequesters,
  /** Of a number; of the length of a text; of how many are chosen. */
  min: z.number().nullable(),
  max: z.number().nullable(),
  position: z.int(),
  active: z.boolean(),
  /** The values of older tickets are still being put into the index: filters may miss some. */
  indexing: z.boolean(),
  revision: Revision,
  can: z.strictObject({ change: Can }),
})
export type FieldDefinition = z.output<typeof FieldDefinition>

const limit = z.number().min(-1e15).max(1e15).nullable().optional()

const details = {
  hint: text(1000).optional(),
  choices: z.array(NewChoice).max(500, 'has more than 500 choices').optional().describe('in order'),
  types: list(TypeKey, 50).optional().describe('keys of ticket types; all unless told'),
  categories: list(reference('the name of a category'), 100)
    .optional()
    .describe('with everything below them; all unless told'),
  required: Required.optional(),
  requesters: ToRequesters.optional().describe('what requesters see of it: hidden unless told'),
  min: limit.describe('of a number, of the length of a text, of how many are chosen'),
  max: limit,
  position: wholeNumber(1, 500).optional().describe('among all fields, from 1; last unless told'),
  active: z.boolean().optional().describe('false: retired, kept on tickets and offered no more'),
}

const FieldReference = reference('the key of a field')

export const listFields = operation({
  name: 'fields.list',
  http: 'GET /fields',
  permission: 'tickets.use',
  safety: 'read',
  summary: 'List the fields that tickets have, in their order',
  input: z.strictObject({
    ...paging,
    type: TypeKey.optional().describe('only those of tickets of this type'),
    category: reference('the name of a category; none').optional().describe('only those of tickets in it'),
    active: flag.optional().describe('false: only retired ones'),
  }),
  output: page(FieldDefinition),
})

export const getField = operation({
  name: 'fields.get',
  http: 'GET /fields/{id}',
  permission: 'tickets.use',
  safety: 'read',
  summary: 'Show a field',
  input: z.strictObject({ id: FieldReference }),
  output: FieldDefinition,
})

export const addField = operation({
  name: 'fields.add',
  http: 'POST /fields',
  permission: 'fields.manage',
  safety: 'write',
  summary: 'Define a field; values that tickets hold under its key already become its own',
  status: 201,
  input: z.strictObject({
    label: line(80),
    key: FieldKey.optional().describe('made from the label unless told; stays the same for good'),
    kind: FieldKind,
    ...details,
  }),
  output: FieldDefinition,
})

export const changeField = operation({
  name: 'fields.change',
  http: 'PATCH /fields/{id}',
  permission: 'fields.manage',
  safety: 'write',
  summary: 'Change a field; its kind only while no ticket holds a value',
  revisioned: true,
  input: z.strictObject({ id: FieldReference, label: line(80).optional(), kind: FieldKind.optional(), ...details }),
  output: FieldDefinition,
})

export const removeField = operation({
  name: 'fields.remove',
  http: 'DELETE /fields/{id}',
  permission: 'fields.manage',
  safety: 'destructive',
  summary: 'Remove the definition of a field; what tickets hold stays on them as a free detail',
  status: 204,
  input: z.strictObject({
    id: FieldReference,
    confirm: line(80).optional().describe('the key of the field, when tickets hold a value'),
  }),
  output: z.null(),
})

export const fieldUsage = operation({
  name: 'fields.usage',
  http: 'GET /fields/{id}/usage',
  permission: 'fields.manage',
  safety: 'read',
  summary: 'Count the tickets that hold a value of a field; counting stops at 100,000',
  input: z.strictObject({ id: FieldReference }),
  output: z.strictObject({
    tickets: z.int(),
    atLeast: z.boolean().describe('counting stopped: there may be more'),
    /** Of a field with choices: how many hold each, the most frequent 50. */
    choices: z.array(z.strictObject({ key: z.string(), tickets: z.int() })),
  }),
})

export const definitionOperations = [listFields, getField, addField, changeField, removeField, fieldUsage] as const
