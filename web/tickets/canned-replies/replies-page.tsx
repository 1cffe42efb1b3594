// The saved replies that one may use: one's own, those of one's teams, those for everyone.
import { Link } from '@tanstack/react-router'
import { Plus } from 'lucide-react'
import { useState } from 'react'
import { AdminList } from '../../admin/admin-list.tsx'
import { SearchField } from '../../admin/search-field.tsx'
import { buttonClass } from '../../ui/button.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { Cell, Head, Row, Table } from '../../ui/table.tsx'
import type { SavedReply } from './along.ts'
import { alongOf, alongWords } from './along.ts'
import { findReplies } from './find.ts'
import { usedBy } from './reply-values.ts'
import { useSavedReplies } from './use-saved-replies.ts'

const add = (
  <Link to="/desk/replies/new" className={buttonClass('primary')}>
    <Plus />
    Add saved reply
  </Link>
)

export function RepliesPage() {
  const replies = useSavedReplies()
  const [typed, setTyped] = useState('')
  const found = findReplies(replies.data ?? [], typed, null)
  return (
    <AdminList
      title="Saved replies"
      intro="What you write again and again. In the composer, / at the start of a line puts one in, with the names filled in."
      filters={<SearchField label="Find a saved reply" value={typed} onChange={setTyped} />}
      actions={add}
      query={replies}
      items={replies.data}
      noun="saved replies"
      empty={
        <EmptyState action={add}>No saved replies yet. The next answer that you write twice can be one.</EmptyState>
      }
    >
      {() => (found.length === 0 ? <EmptyState>None has all of these words.</EmptyState> : <Replies replies={found} />)}
    </AdminList>
  )
}

function Replies({ replies }: { replies: readonly SavedReply[] }) {
  return (
    <Table label="Saved replies">
      <thead>
        <tr>
          <Head>Name</Head>
          <Head className="max-sm:hidden">Who uses it</Head>
          <Head className="max-md:hidden">Category</Head>
          <Head className="max-lg:hidden">Goes along</Head>
          <Head number>Sent</Head>
        </tr>
      </thead>
      <tbody>
        {replies.map((reply) => (
          <Row key={reply.id} className="relative">
            <Cell share={34}>
              <Link
                to="/desk/replies/$id"
                params={{ id: reply.id }}
                className="block truncate -outline-offset-2 after:absolute after:inset-0"
              >
                <bdi>{reply.name}</bdi>
              </Link>
            </Cell>
            <Cell share={18} className="max-sm:hidden">
              <bdi>{usedBy(reply)}</bdi>
            </Cell>
            <Cell share={18} className="text-muted max-md:hidden">
              {reply.category?.path}
            </Cell>
            <Cell share={24} className="text-muted max-lg:hidden">
              {alongWords(alongOf(reply)).join(', ')}
            </Cell>
            <Cell number>
              {reply.uses > 0 ? reply.uses.toLocaleString() : <span className="text-muted">Never</span>}
            </Cell>
          </Row>
        ))}
      </tbody>
    </Table>
  )
}
