// Saved checklists: kept once, put on many tickets.
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { ErrorNotice } from '../../app/error-notice.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { SkeletonRows } from '../../ui/skeleton.tsx'
import { Cell, Head, Row, Table } from '../../ui/table.tsx'
import { AddLink } from '../add-link.tsx'
import { AdminPage } from '../admin-page.tsx'
import { allOf } from '../all-of.ts'

const add = <AddLink to="/admin/checklists/new" label="Add checklist" permission="replies.manage" />

export function ChecklistsPage() {
  const checklists = useQuery(allOf('checklist-templates.list'))
  return (
    <AdminPage
      title="Checklists"
      intro="What has to be done each time: agents put one on a ticket and tick it off. Mandatory ones come before the resolution."
      actions={add}
    >
      <div className="mt-3 border-t border-line">
        {checklists.isPending && <SkeletonRows label="Loading checklists" />}
        {checklists.isError && <ErrorNotice error={checklists.error} retry={checklists.refetch} />}
        {checklists.data?.length === 0 && (
          <EmptyState action={add}>No saved checklists yet. Agents write their own on each ticket.</EmptyState>
        )}
        {checklists.data && checklists.data.length > 0 && (
          <Table label="Checklists">
            <thead>
              <tr>
                <Head>Name</Head>
                <Head className="max-sm:hidden">Items</Head>
                <Head>Mandatory</Head>
              </tr>
            </thead>
            <tbody>
              {checklists.data.map(({ id, name, items, mandatory }) => (
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
        )}
      </div>
    </AdminPage>
  )
}
