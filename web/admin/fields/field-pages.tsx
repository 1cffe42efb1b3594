// One field: made, changed, retired, removed.
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { getRouteApi, useNavigate } from '@tanstack/react-router'
import { api } from '../../app/api.ts'
import { query } from '../../app/queries.ts'
import { useTypes } from '../../tickets/choices.ts'
import type { FieldDefinition } from '../../tickets/fields/field-values.ts'
import { toast } from '../../ui/toast.ts'
import { useMissing } from '../add-link.tsx'
import { AdminPage, TwoColumns } from '../admin-page.tsx'
import { allOf } from '../all-of.ts'
import { Fact, Facts, Reference } from '../facts.tsx'
import { oneOf } from '../record/one-of.ts'
import { RecordForm } from '../record/record-form.tsx'
import { RecordGate } from '../record/record-gate.tsx'
import { Removal } from '../record/removal.tsx'
import { SaveBar } from '../record/save-bar.tsx'
import { useNewForm } from '../record/use-new-form.ts'
import { useRecordForm } from '../record/use-record-form.ts'
import { DefinitionFields } from './definition-fields.tsx'
import type { DefinitionValues } from './field-form.ts'
import { definitionWords, effectsOf, emptyDefinition, readDefinition, toSent, withKind } from './field-form.ts'

const route = getRouteApi('/admin/fields/$id')
const parent = { to: '/admin/fields', label: 'Fields' }

/** Types and categories by their names, for whatever tells of a change. */
function useNames() {
  const categories = useQuery(allOf('categories.list')).data ?? []
  const types = useTypes()
  const words = definitionWords(
    (id) => categories.find((one) => one.id === id)?.path ?? types.find(({ key }) => key === id)?.name ?? id,
  )
  return { categories, words }
}

export function NewFieldPage() {
  const navigate = useNavigate()
  const queries = useQueryClient()
  const missing = useMissing('fields.manage')
  const { categories, words } = useNames()
  const form = useNewForm({
    empty: emptyDefinition,
    save: ({ key, ...values }: DefinitionValues, options) =>
      api(
        'fields.add',
        {
          ...toSent(values, values.kind),
          label: values.label,
          kind: values.kind,
          ...(key.trim() && { key: key.trim() }),
        },
        options,
      ),
    onSaved: async ({ id }) => {
      await queries.invalidateQueries({ queryKey: ['fields.list'] })
      void navigate({ to: '/admin/fields/$id', params: { id }, replace: true, ignoreBlocker: true })
    },
  })
  return (
    <AdminPage
      title="Add field"
      parent={parent}
      intro="Agents find it beside every ticket that it is for, at once. Values that tickets hold under its key already become its own."
    >
      <RecordForm form={form} locked={missing}>
        <TwoColumns>
          <DefinitionFields fresh form={form} categories={categories} locked={missing} />
        </TwoColumns>
        <SaveBar form={form} add="Add field" disabledReason={missing} effects={[]} {...words} />
      </RecordForm>
    </AdminPage>
  )
}

export function FieldPage() {
  const { id } = route.useParams()
  const all = useQuery(allOf('fields.list'))
  return (
    <RecordGate record={oneOf(all, id)} parent={parent} key={id}>
      {(field) => <Loaded field={field} />}
    </RecordGate>
  )
}

function Loaded({ field }: { field: FieldDefinition }) {
  const { id, key, label, kind } = field
  const navigate = useNavigate()
  const queries = useQueryClient()
  const locked = useMissing('fields.manage')
  const { categories, words } = useNames()
  const usage = useQuery({ ...query('fields.usage', { id }), enabled: locked === null }).data
  const before = readDefinition(field)
  const form = useRecordForm({
    record: field,
    read: readDefinition,
    save: (changes, options) =>
      api('fields.change', { id, ...toSent(withKind(before, changes), changes.kind ?? kind) }, options),
    onSaved: (saved, undo) => {
      queries.setQueryData(allOf('fields.list').queryKey, (list) => list?.map((one) => (one.id === id ? saved : one)))
      void queries.invalidateQueries({ queryKey: ['fields.list'] })
      toast(`${saved.label} saved`, undo)
    },
  })
  const held = usage?.tickets
  return (
    <AdminPage title={label} parent={parent} intro="Stands beside every ticket that it is for, and can be filtered by.">
      <RecordForm form={form} locked={locked}>
        <TwoColumns
          aside={
            <>
              <Facts title="In the API, imports and filters">
                <Fact term="Key">
                  <code className="font-mono">{key}</code>
                </Fact>
                <Fact term="Filter">
                  <code className="font-mono break-all">field.{key}:*</code>
                </Fact>
              </Facts>
              <Facts title="What refers to it">
                <Reference
                  term="Tickets with a value"
                  count={held}
                  atLeast={usage?.atLeast}
                  to="/desk/tickets"
                  search={{ view: 'all', filter: `field.${key}:*` }}
                />
                {usage?.choices.map((one) => (
                  <Fact key={one.key} term={field.choices.find((choice) => choice.key === one.key)?.label ?? one.key}>
                    {one.tickets.toLocaleString()}
                  </Fact>
                ))}
              </Facts>
            </>
          }
        >
          <DefinitionFields form={form} categories={categories} locked={locked} />
          <Removal
            noun="field"
            name={label}
            effect={
              held
                ? `${held.toLocaleString()}${usage?.atLeast ? '+' : ''} tickets keep what they hold as a free detail that is no longer checked, filtered or shown to requesters. Retiring it is milder.`
                : 'No ticket holds a value of it. It cannot be brought back.'
            }
            obstacle={locked ?? (held === undefined ? undefined : null)}
            remove={() => api('fields.remove', { id, ...(held && { confirm: key }) })}
            onRemoved={() => {
              void queries.invalidateQueries({ queryKey: ['fields.list'] })
              void navigate({ to: '/admin/fields', replace: true, ignoreBlocker: true })
            }}
          />
        </TwoColumns>
        <SaveBar form={form} effects={effectsOf(before, form.values)} disabledReason={locked} {...words} />
      </RecordForm>
    </AdminPage>
  )
}
