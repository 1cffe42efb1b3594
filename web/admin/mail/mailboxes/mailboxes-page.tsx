// The mailboxes, and how each of them does.
import { useInfiniteQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { TriangleAlert } from 'lucide-react'
import { pages } from '../../../app/queries.ts'
import { EmptyState } from '../../../ui/empty-state.tsx'
import { Cell, Head, Row, Table } from '../../../ui/table.tsx'
import { tip } from '../../../ui/tip.ts'
import { AddLink } from '../../add-link.tsx'
import { AdminList } from '../../admin-list.tsx'
import { differenceOf, SideState } from './mailbox-state.tsx'
import type { Mailbox } from './mailbox-values.ts'

const add = <AddLink to="/admin/mail/mailboxes/new" label="Add mailbox" permission="mail.manage" />

export function MailboxesPage() {
  const mailboxes = useInfiniteQuery(pages('mailboxes.list', { limit: 50 }))
  return (
    <AdminList
      title="Mailboxes"
      intro="Where mail comes in and goes out. Each message becomes a ticket or a reply, and the mail ledger says what became of it."
      actions={add}
      query={mailboxes}
      items={mailboxes.data?.pages.flatMap(({ items }) => items)}
      noun="mailboxes"
      empty={<NoMailbox />}
    >
      {(all) => <MailboxTable mailboxes={all} />}
    </AdminList>
  )
}

const ways = [
  { title: 'Fetched by IMAP', text: 'From a mailbox that you have: Google Workspace, Microsoft 365, any IMAP server.' },
  { title: 'Delivered', text: 'Your mail server forwards an address to the desk by SMTP or LMTP.' },
  { title: 'Handed in', text: 'A script posts raw messages to an address that holds a key.' },
]

function NoMailbox() {
  return (
    <>
      <EmptyState action={add}>
        No mailbox yet, so nobody can write to the desk. Mail can come in three ways.
      </EmptyState>
      <ul className="mx-auto grid max-w-reading gap-x-8 gap-y-3 px-4 pb-8 sm:grid-cols-3">
        {ways.map(({ title, text }) => (
          <li key={title}>
            <h2 className="font-medium">{title}</h2>
            <p className="text-muted">{text}</p>
          </li>
        ))}
      </ul>
    </>
  )
}

function MailboxTable({ mailboxes }: { mailboxes: readonly Mailbox[] }) {
  return (
    <Table label="Mailboxes">
      <thead>
        <tr>
          <Head>Name</Head>
          <Head className="max-md:hidden">Address</Head>
          <Head className="max-lg:hidden">Team</Head>
          <Head>In</Head>
          <Head className="max-sm:hidden">Out</Head>
          <Head>
            <span className="sr-only">What is missing</span>
          </Head>
        </tr>
      </thead>
      <tbody>
        {mailboxes.map((mailbox) => (
          <Row key={mailbox.id} className="relative">
            <Cell share={24}>
              <Link
                to="/admin/mail/mailboxes/$id"
                params={{ id: mailbox.id }}
                className="block truncate font-medium -outline-offset-2 after:absolute after:inset-0"
              >
                <bdi>{mailbox.name}</bdi>
              </Link>
            </Cell>
            <Cell share={28} className="text-muted max-md:hidden">
              <bdi>{mailbox.address}</bdi>
            </Cell>
            <Cell share={16} className="max-lg:hidden">
              {mailbox.team ? <bdi>{mailbox.team.name}</bdi> : <span className="text-muted">Nobody</span>}
            </Cell>
            <Cell>
              <SideState side={mailbox.state.incoming} />
            </Cell>
            <Cell className="max-sm:hidden">
              <SideState side={mailbox.state.outgoing} />
            </Cell>
            <Cell className="max-sm:hidden">
              <Behind state={mailbox.state} />
            </Cell>
          </Row>
        ))}
      </tbody>
    </Table>
  )
}

function Behind({ state }: Pick<Mailbox, 'state'>) {
  const difference = differenceOf(state)
  const { backlog } = state.incoming
  if (difference)
    return (
      <span className="inline-flex items-center gap-1.5 text-red" {...tip(difference)}>
        <TriangleAlert aria-hidden className="size-3.5" />
        Differs
        <span className="sr-only">: {difference}</span>
      </span>
    )
  return backlog > 0 ? <span className="text-muted tabular">{backlog.toLocaleString()} to take over</span> : null
}
