// What a ticket tells of its fields, to whom, and in which words. Pure, beside the SQL text that brings what it needs along.
import type { Choice, FieldKind, Fields, FieldValue } from './contract.ts'
import { wordsOf } from './read-value.ts'

/** Of a defined field that a ticket holds a value of. */
export interface FieldInfo {
  key: string
  label: string
  kind: FieldKind
  shown: boolean
  /** Those that the ticket has. */
  choices: Choice[]
  /** The name of the person. */
  person: string | null
}

const infoOf = (of: string) => `case when ticket.fields = '{}' then null else (
  select jsonb_agg(jsonb_build_object('key', d.key, 'label', d.label, 'kind', d.kind, 'shown', d.requesters <> 'hidden',
    'choices', case when d.kind in ('choice', 'multi') then (select coalesce(jsonb_agg(c), '[]') from jsonb_array_elements(d.choices) c
      where ticket.fields->d.key ? (c->>'key')) else '[]' end,
    'person', case when d.kind = 'person' then (select p.name from person p where p.tenant_id = ticket.tenant_id and p.id = case
      when ticket.fields->>d.key ~ '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$' then (ticket.fields->>d.key)::uuid end) end)
    order by d.position, d.key)
  from field_definition d where d.tenant_id = ticket.tenant_id and ticket.fields ? d.key${of}) end`

/** For a query on `ticket`: null for a ticket without fields, which is most of them. */
export const fieldInfo = infoOf('')

/** The same of some fields only, and what the ticket holds in them. @param keys such as `$6`: their keys */
export const fieldsAmong = (keys: string) => `case when ticket.fields = '{}' then '{}' else (
    select coalesce(jsonb_object_agg(f.key, f.value), '{}') from jsonb_each(ticket.fields) f where f.key = any(${keys}::text[])) end as fields,
  ${infoOf(` and d.key = any(${keys}::text[])`)} as field_info`

interface Holding {
  fields: Fields
  field_info: FieldInfo[] | null
}

/** Requesters see what the definitions show them; free details, which nobody defined, are the desk's. */
export function fieldsFor({ fields, field_info }: Holding, worksOn: boolean): Fields {
  if (worksOn) return fields
  const shown = new Set(field_info?.flatMap(({ key, shown: its }) => (its ? [key] : [])))
  return Object.fromEntries(Object.entries(fields).filter(([key]) => shown.has(key)))
}

/** The values of defined fields in plain words: labels of choices, names of people. */
export function textsFor({ fields, field_info }: Holding, worksOn: boolean): Record<string, string> {
  const told = field_info?.filter(({ shown }) => worksOn || shown) ?? []
  return Object.fromEntries(told.map((info) => [info.key, inWords(info, fields[info.key])]))
}

const inWords = (info: FieldInfo, value: FieldValue | undefined) =>
  wordsOf(info, value ?? null, info.person ?? undefined)

/** In the words of the moment: labels and names may be others later. */
export interface FieldWords {
  label: string
  from: string | null
  to: string | null
}

/** As events keep it: old and new, of what changed only, so that nothing hidden travels along. */
interface FieldChanges {
  fields?: [Fields, Fields]
  fieldWords?: FieldWords[]
}

/** What changed between two states of a ticket: for everybody who sees it, and for the desk only. */
export function fieldChanges(before: Holding, after: Holding): { shown: FieldChanges; internal: FieldChanges } {
  const infos = new Map([...(before.field_info ?? []), ...(after.field_info ?? [])].map((info) => [info.key, info]))
  const keys = [...new Set([...Object.keys(before.fields), ...Object.keys(after.fields)])].filter(
    (key) => JSON.stringify(before.fields[key]) !== JSON.stringify(after.fields[key]),
  )
  const isShown = (key: string) => infos.get(key)?.shown ?? false
  const of = (some: string[]): FieldChanges =>
    some.length === 0
      ? {}
      : {
          fields: [only(before.fields, some), only(after.fields, some)],
          fieldWords: some.map((key) => ({
            label: infos.get(key)?.label ?? key,
            from: told(before, key, infos.get(key)),
            to: told(after, key, infos.get(key)),
          })),
        }
  return { shown: of(keys.filter(isShown)), internal: of(keys.filter((key) => !isShown(key))) }
}

const only = (fields: Fields, keys: string[]): Fields =>
  Object.fromEntries(Object.entries(fields).filter(([key]) => keys.includes(key)))

function told({ fields, field_info }: Holding, key: string, known: FieldInfo | undefined): string | null {
  const value = Object.hasOwn(fields, key) ? fields[key] : undefined
  if (value === undefined || value === null) return null
  const info = field_info?.find((one) => one.key === key) ?? known
  return info ? inWords(info, value) : String(value)
}
