// Saved checklists: kept once, put on many tickets.
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import type { Output } from '../../app/api.ts'
import { EmptyState } from '../../ui/empty-state.tsx'
import { Cell, Head, Row, Table } from '../../ui/table.tsx'
import { AddLink } from '../add-link.tsx'
import { AdminList } from '../admin-list.tsx'
import { allOf } from '../all-of.ts'

const add = <AddLink to="/admin/checklists/new" label="Add checklist" permission="replies.manage" />

export function ChecklistsPage() {
  const checklists = useQuery(allOf('checklist-templates.list'))
  return (
    <AdminList
      title="Checklists"
      intro="What has to be done each time: agents put one on a ticket and tick it off. Mandatory ones come before the resolution."
      actions={add}
      query={checklists}
      items={checklists.data}
      noun="checklists"
      empty={<EmptyState action={add}>No saved checklists yet. Agents write their own on each ticket.</EmptyState>}
    >
      {(all) => <ChecklistsTable checklists={all} />}
    </AdminList>
  )
}

function ChecklistsTable({
  checklists,
}: {
  checklists: readonly Output<'checklist-templates.list'>['items'][number][]
}) {
  return (
    <Table label="Checklists">
      <thead>
        <tr>
          <Head>Name</Head>
          <Head className="max-sm:hidden">Items</Head>
          <Head>Mandatory</Head>
        </tr>
      </thead>
      <tbody>
        {checklists.map(({ id, name, items, mandatory }) => (
          <Row key={id} className="relative">
            <Cell share={30}>
              <Link
                to="/admin/checklists/$id"
                params={{ id }}
                className="block truncate font-medium -outline-offset-2 after:absolute after:inset-0"
              >
                <bdi>{name}</bdi>
              </Link>
            </Cell>
            <Cell share={58} className="text-muted max-sm:hidden">
              {items.join(', ')}
            </Cell>
            <Cell>{mandatory ? 'Yes' : <span className="text-muted">No</span>}</Cell>
          </Row>
        ))}
      </tbody>
    </Table>
  )
}
