// One category.
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { getRouteApi, Link } from '@tanstack/react-router'
import { Plus } from 'lucide-react'
import { api } from '../../app/api.ts'
import { query } from '../../app/queries.ts'
import { buttonClass } from '../../ui/button.tsx'
import { toast } from '../../ui/toast.ts'
import { useMissing } from '../add-link.tsx'
import { AdminPage, TwoColumns } from '../admin-page.tsx'
import { allOf } from '../all-of.ts'
import { Facts, Reference } from '../facts.tsx'
import { oneOf } from '../record/one-of.ts'
import { RecordForm } from '../record/record-form.tsx'
import { RecordGate } from '../record/record-gate.tsx'
import { SaveBar } from '../record/save-bar.tsx'
import { useRecordForm } from '../record/use-record-form.ts'
import { unresolvedStatuses } from '../unresolved.ts'
import { CategoryFields } from './category-fields.tsx'
import { CategoryRemoval } from './category-removal.tsx'
import type { Category } from './category-values.ts'
import { categoryWords, childrenOf, effectsOf, readCategory, toFields } from './category-values.ts'
import { Retirement } from './retirement.tsx'
import { depthOf, levels, possibleParents } from './tree.ts'

const route = getRouteApi('/admin/categories/$id')
const parent = { to: '/admin/categories', label: 'Categories' }

export function CategoryPage() {
  const { id } = route.useParams()
  const all = useQuery(allOf('categories.list'))
  return (
    <RecordGate record={oneOf(all, id)} parent={parent} key={id}>
      {(record) => <Loaded category={record} all={all.data ?? []} />}
    </RecordGate>
  )
}

function Loaded({ category, all }: { category: Category; all: readonly Category[] }) {
  const { id } = category
  const queries = useQueryClient()
  const locked = useMissing('categories.manage')
  const teams = useQuery(allOf('teams.list')).data ?? []
  const tickets = useQuery(query('tickets.tally', { category: id })).data
  const children = childrenOf(all, id)
  const nameOf = (one: string) =>
    all.find(({ id }) => id === one)?.path ?? teams.find(({ id }) => id === one)?.name ?? 'another one'
  const form = useRecordForm({
    record: category,
    read: readCategory,
    save: (changes, options) => api('categories.change', { id, ...toFields(changes) }, options),
    onSaved: (saved, undo) => {
      queries.setQueryData(allOf('categories.list').queryKey, (list) =>
        list?.map((one) => (one.id === id ? saved : one)),
      )
      void queries.invalidateQueries({ queryKey: ['categories.list'] })
      toast(`${saved.name} saved`, undo)
    },
  })
  return (
    <AdminPage
      title={category.name}
      parent={parent}
      intro={
        category.active
          ? 'Its name reaches requesters in the portal, agents at the desk, and every report.'
          : 'Retired: its tickets and reports keep its name, and nothing new is put into it.'
      }
    >
      <RecordForm form={form} locked={locked}>
        <TwoColumns aside={<Uses category={category} tickets={tickets} below={children} locked={locked} />}>
          <CategoryFields form={form} parents={possibleParents(all, id)} teams={teams} locked={locked} />
          <Retirement category={category} all={all} locked={locked} />
          <CategoryRemoval
            category={category}
            all={all}
            tickets={tickets?.count}
            below={children.length}
            locked={locked}
          />
        </TwoColumns>
        <SaveBar
          form={form}
          effects={effectsOf(readCategory(category), form.values, nameOf, tickets?.count)}
          disabledReason={locked}
          {...categoryWords(nameOf)}
        />
      </RecordForm>
    </AdminPage>
  )
}

interface UsesProps {
  category: Category
  tickets: { count: number; atLeast: boolean } | undefined
  below: readonly Category[]
  locked: string | null
}

function Uses({ category, tickets, below, locked }: UsesProps) {
  const { id } = category
  const mayHold = category.active && depthOf(category) + 1 < levels
  const open = useQuery(query('tickets.tally', { category: id, status: unresolvedStatuses })).data
  return (
    <>
      <Facts title="What refers to it">
        <Reference
          term="Open tickets"
          count={open?.count}
          atLeast={open?.atLeast}
          to="/desk/tickets"
          search={{ view: 'all', category: id }}
        />
        <Reference term="All tickets" count={tickets?.count} atLeast={tickets?.atLeast} />
      </Facts>
      {(mayHold || below.length > 0) && (
        <section>
          <h2 className="mb-1 text-xs text-muted">Below it</h2>
          <ul className="flex flex-col">
            {below.map((one) => (
              <li key={one.id} className="border-b border-line py-1">
                <Link to="/admin/categories/$id" params={{ id: one.id }} className="underline decoration-line-strong">
                  <bdi>{one.name}</bdi>
                </Link>
                {!one.active && <span className="text-muted"> (retired)</span>}
              </li>
            ))}
          </ul>
          {!locked && mayHold && (
            <Link to="/admin/categories/new" search={{ below: id }} className={buttonClass('ghost', '-ml-2.5 mt-1')}>
              <Plus /> Add one below
            </Link>
          )}
        </section>
      )}
    </>
  )
}
