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
          <Head>
            <span className="max-sm:hidden">In</span>
            <span className="sm:hidden">State</span>
          </Head>
          <Head className="max-sm:hidden">Out</Head>
          <Head className="max-md:hidden">
            <span className="sr-only">What is wrong</span>
          </Head>
        </tr>
      </thead>
      <tbody>
        {mailboxes.map((mailbox) => (
          <Row key={mailbox.id} className="relative">
            <Cell share={18}>
              <Link
                to="/admin/mail/mailboxes/$id"
                params={{ id: mailbox.id }}
                className="block truncate font-medium -outline-offset-2 after:absolute after:inset-0"
              >
                <bdi>{mailbox.name}</bdi>
              </Link>
            </Cell>
            <Cell share={24} className="text-muted max-md:hidden">
              <bdi>{mailbox.address}</bdi>
            </Cell>
            <Cell share={10} className="max-lg:hidden">
              {mailbox.team ? <bdi>{mailbox.team.name}</bdi> : <span className="text-muted">Nobody</span>}
            </Cell>
            <Cell>
              <span className="max-sm:hidden">
                <SideState side={mailbox.state.incoming} />
              </span>
              <span className="sm:hidden">
                <Worst state={mailbox.state} />
              </span>
            </Cell>
            <Cell className="max-sm:hidden">
              <SideState side={mailbox.state.outgoing} />
            </Cell>
            <Cell share={32} className="text-xs text-muted max-md:hidden">
              <Behind mailbox={mailbox} />
            </Cell>
          </Row>
        ))}
      </tbody>
    </Table>
  )
}

/** On a phone one word for both directions: the one that needs somebody. */
function Worst({ state }: Pick<Mailbox, 'state'>) {
  if (state.incoming.state !== 'failing' && differenceOf(state)) return <Differs state={state} />
  return <SideState side={state.outgoing.state === 'failing' ? state.outgoing : state.incoming} />
}

function Behind({ mailbox: { active, state } }: { mailbox: Mailbox }) {
  const { incoming, outgoing } = state
  if (!active) return 'Switched off'
  if (differenceOf(state)) return <Differs state={state} words />
  const problem = incoming.problem ?? outgoing.problem
  if (problem) return <span {...tip(problem)}>{problem}</span>
  return incoming.backlog > 0 ? <span className="tabular">{incoming.backlog.toLocaleString()} to take over</span> : null
}

function Differs({ state, words }: Pick<Mailbox, 'state'> & { words?: boolean }) {
  const difference = differenceOf(state) ?? ''
  return (
    <span className="text-red" {...tip(difference)}>
      <TriangleAlert aria-hidden className="mr-1.5 inline-block size-3.5 align-[-0.15em]" />
      {words ? difference : 'Differs'}
    </span>
  )
}
