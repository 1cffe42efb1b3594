// The fields that tickets have beside their text, in the order in which they are asked.
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { ArrowDown, ArrowUp } from 'lucide-react'
import { api } from '../../app/api.ts'
import { ErrorNotice } from '../../app/error-notice.tsx'
import { announce } from '../../tickets/announce.ts'
import { useTypes } from '../../tickets/choices.ts'
import type { FieldDefinition } from '../../tickets/fields/field-values.ts'
import { EmptyState } from '../../ui/empty-state.tsx'
import { IconButton } from '../../ui/icon-button.tsx'
import { Cell, Head, Row, Table } from '../../ui/table.tsx'
import { AddLink, useMissing } from '../add-link.tsx'
import { AdminList } from '../admin-list.tsx'
import { allOf } from '../all-of.ts'
import { kindWords, reachOf, requesterWords, requiredWords } from './field-words.ts'

const add = <AddLink to="/admin/fields/new" label="Add field" permission="fields.manage" />

export function FieldsPage() {
  const fields = useQuery(allOf('fields.list'))
  return (
    <AdminList
      title="Fields"
      intro="What tickets tell beside their text: asked when they are opened, kept beside them, filtered and counted by. In the order in which they are asked."
      actions={add}
      query={fields}
      items={fields.data}
      noun="fields"
      empty={<EmptyState action={add}>No fields yet. Tickets tell everything in their text.</EmptyState>}
    >
      {(all) => <Fields fields={all} />}
    </AdminList>
  )
}

function Fields({ fields }: { fields: readonly FieldDefinition[] }) {
  const types = useTypes()
  const locked = useMissing('fields.manage')
  const queries = useQueryClient()
  const moving = useMutation({
    mutationFn: ({ field, position }: { field: FieldDefinition; position: number }) =>
      api('fields.change', { id: field.id, position }, { ifMatch: field.revision }),
    onSuccess: (field) => announce(`${field.label} is number ${field.position}`),
    onSettled: () => queries.invalidateQueries({ queryKey: ['fields.list'] }),
  })
  const typeName = (key: string) => types.find((type) => type.key === key)?.name ?? key
  return (
    <>
      {moving.error && <ErrorNotice error={moving.error} inline />}
      <Table label="Fields">
        <thead>
          <tr>
            <Head>Name</Head>
            <Head>Kind</Head>
            <Head className="max-md:hidden">Tickets</Head>
            <Head className="max-lg:hidden">Needed</Head>
            <Head className="max-sm:hidden">Requesters</Head>
            <Head>
              <span className="sr-only">Order</span>
            </Head>
          </tr>
        </thead>
        <tbody>
          {fields.map((field, index) => (
            <Row key={field.id} className="relative">
              <Cell share={26}>
                <Link
                  to="/admin/fields/$id"
                  params={{ id: field.id }}
                  className="flex items-baseline gap-x-2 -outline-offset-2 after:absolute after:inset-0 max-sm:flex-col"
                >
                  <bdi className={field.active ? 'max-w-full truncate font-medium' : 'max-w-full truncate text-muted'}>
                    {field.label}
                  </bdi>
                  <code className="max-w-full truncate font-mono text-xs text-muted">{field.key}</code>
                </Link>
              </Cell>
              <Cell>{field.active ? kindWords[field.kind].label : <span className="text-muted">Retired</span>}</Cell>
              <Cell share={34} className="text-muted max-md:hidden">
                {reachOf(field, typeName)}
              </Cell>
              <Cell className="max-lg:hidden">
                {field.required === 'never' ? <span className="text-muted">Never</span> : requiredWords[field.required]}
              </Cell>
              <Cell className="max-sm:hidden">{requesterWords[field.requesters].label}</Cell>
              <Cell>
                <span className="relative z-1 flex justify-end">
                  <IconButton
                    label={`Move ${field.label} up`}
                    icon={<ArrowUp />}
                    disabledReason={locked ?? (index === 0 ? 'It is the first one' : null)}
                    onClick={() => moving.mutate({ field, position: index })}
                  />
                  <IconButton
                    label={`Move ${field.label} down`}
                    icon={<ArrowDown />}
                    disabledReason={locked ?? (index === fields.length - 1 ? 'It is the last one' : null)}
                    onClick={() => moving.mutate({ field, position: index + 2 })}
                  />
                </span>
              </Cell>
            </Row>
          ))}
        </tbody>
      </Table>
    </>
  )
}
