// Says on every page of the desk that a mailbox fails, or holds mail that the ledger does not know: people wait who think that they wrote.
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { MailWarning } from 'lucide-react'
import { differenceOf } from '../admin/mail/mailboxes/mailbox-state.tsx'
import { query } from '../app/queries.ts'
import { may, useMe } from '../app/session.ts'
import type { Troubled } from './troubles.ts'
import { troubleOf } from './troubles.ts'

export default function MailAlarm() {
  const me = useMe()
  const reviews = may(me, 'mail.review')
  const mailboxes = useQuery({ ...query('mailboxes.list', { limit: 200 }), enabled: reviews })
  const troubled = (mailboxes.data?.items ?? []).flatMap((mailbox): Troubled[] => {
    const trouble = troubleOf(mailbox.state, differenceOf(mailbox.state))
    return trouble ? [{ id: mailbox.id, name: mailbox.name, trouble }] : []
  })
  const [first, ...others] = troubled
  if (!first) return null
  return (
    <p
      role="alert"
      className="flex shrink-0 flex-wrap items-center gap-x-3 gap-y-1 border-b border-line bg-red-soft px-4 py-1.5 text-red"
    >
      <MailWarning aria-hidden className="shrink-0" />
      <span className="min-w-0 flex-1 basis-56 max-sm:line-clamp-2">
        <bdi className="font-medium">{first.name}</bdi>: {first.trouble}
        {others.length > 0 && ` ${others.length === 1 ? '1 more mailbox' : `${others.length} more mailboxes`} as well.`}
      </span>
      {may(me, 'mail.manage') &&
        (others.length > 0 ? (
          <Link to="/admin/mail/mailboxes" className="tap font-medium underline">
            Look at them
          </Link>
        ) : (
          <Link to="/admin/mail/mailboxes/$id" params={{ id: first.id }} className="tap font-medium underline">
            Look at it
          </Link>
        ))}
    </p>
  )
}
