// The types of tickets in their order, with how many tickets each has.
import { useMutation, useQueries, useQuery, useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { ArrowDown, ArrowUp } from 'lucide-react'
import { api, newKey } from '../../app/api.ts'
import { ErrorNotice } from '../../app/error-notice.tsx'
import { query } from '../../app/queries.ts'
import { announce } from '../../tickets/announce.ts'
import { Badge } from '../../ui/badge.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { IconButton } from '../../ui/icon-button.tsx'
import { Skeleton } from '../../ui/skeleton.tsx'
import { Cell, Head, Row, Table } from '../../ui/table.tsx'
import { AddLink, useMissing } from '../add-link.tsx'
import { AdminList } from '../admin-list.tsx'
import { allOf } from '../all-of.ts'
import { counted } from './diagram/steps-table.tsx'
import type { TypeOfTicket } from './type-values.ts'

const add = <AddLink to="/admin/types/new" label="Add type" permission="types.manage" />

export function TypesPage() {
  const types = useQuery(allOf('ticket-types.list'))
  return (
    <AdminList
      title="Types"
      intro="What a ticket can be. Each type has a form that asks, and a workflow that its tickets go through; the standard ones need no editing. The first is what a ticket becomes when nobody says."
      actions={add}
      query={types}
      items={types.data}
      noun="types"
      empty={<EmptyState action={add}>No types yet, so nobody can open a ticket.</EmptyState>}
    >
      {(all) => <TypesTable types={all} />}
    </AdminList>
  )
}

function TypesTable({ types }: { types: readonly TypeOfTicket[] }) {
  const tallies = useQueries({ queries: types.map(({ key }) => query('tickets.tally', { type: key })) })
  const locked = useMissing('types.manage')
  const queries = useQueryClient()
  const move = useMutation({
    mutationFn: ({ type, position }: { type: TypeOfTicket; position: number }) =>
      api('ticket-types.change', { id: type.id, position }, { ifMatch: type.revision, idempotencyKey: newKey() }),
    onSuccess: async ({ name }, { position }) => {
      await queries.invalidateQueries({ queryKey: ['ticket-types.list'] })
      announce(`${name} is now number ${position}`)
    },
  })
  const moved = (type: TypeOfTicket, by: number) =>
    move.mutate({ type, position: types.findIndex(({ id }) => id === type.id) + 1 + by })
  return (
    <>
      {move.isError && (
        <div className="p-4">
          <ErrorNotice error={move.error} inline />
        </div>
      )}
      <Table label="Types">
        <thead>
          <tr>
            <Head>Name</Head>
            <Head className="max-lg:hidden">Description</Head>
            <Head number className="max-sm:hidden">
              States
            </Head>
            <Head number className="max-md:hidden">
              Version
            </Head>
            <Head number>Tickets</Head>
            <Head>
              <span className="sr-only">Place in the order</span>
            </Head>
          </tr>
        </thead>
        <tbody>
          {types.map((type, index) => (
            <Row key={type.id} className="relative">
              <Cell share={32}>
                <Link
                  to="/admin/types/$id"
                  params={{ id: type.id }}
                  className="inline-flex max-w-full items-center gap-2 font-medium -outline-offset-2 after:absolute after:inset-0"
                >
                  <bdi className="truncate">{type.name}</bdi>
                  <Marks type={type} />
                </Link>
              </Cell>
              <Cell share={44} className="text-muted max-lg:hidden">
                {type.description}
              </Cell>
              <Cell number className="max-sm:hidden">
                {type.states.length}
              </Cell>
              <Cell number className="max-md:hidden">
                {type.workflowVersion}
              </Cell>
              <Cell number>
                {tallies[index]?.data ? (
                  (counted(tallies[index].data.count) ?? <span className="text-muted">None</span>)
                ) : tallies[index]?.isError ? (
                  <span className="text-muted">Unknown</span>
                ) : (
                  <Skeleton className="w-6" />
                )}
              </Cell>
              <Cell className="text-right">
                <span className="relative inline-flex">
                  <IconButton
                    label={`Move ${type.name} up`}
                    icon={<ArrowUp />}
                    disabledReason={locked ?? (index === 0 ? `${type.name} is the first already.` : null)}
                    onClick={() => moved(type, -1)}
                  />
                  <IconButton
                    label={`Move ${type.name} down`}
                    icon={<ArrowDown />}
                    disabledReason={locked ?? (index === types.length - 1 ? `${type.name} is the last already.` : null)}
                    onClick={() => moved(type, 1)}
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

function Marks({ type: { active, audience } }: { type: TypeOfTicket }) {
  if (!active) return <Badge>Retired</Badge>
  return audience === 'agents' ? <Badge>Agents only</Badge> : null
}
