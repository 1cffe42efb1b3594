// Mails of the outbox, one line each, with what can be done about them.
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { Send, X } from 'lucide-react'
import type { ReactNode } from 'react'
import type { Output } from '../../../app/api.ts'
import { api, newKey } from '../../../app/api.ts'
import { answerOf, isLost, kindWords, sendWords, stateOf } from '../../../email/conversation/delivery-words.ts'
import { announce } from '../../../tickets/announce.ts'
import { Button } from '../../../ui/button.tsx'
import { cx } from '../../../ui/cx.ts'
import { IconButton } from '../../../ui/icon-button.tsx'
import { Cell, Head, Row, Table } from '../../../ui/table.tsx'
import { RelativeTime } from '../../../ui/time.tsx'
import { tip } from '../../../ui/tip.ts'

type OutMail = Output<'outbox.list'>['items'][number]

export function OutboxTable({ mails }: { mails: readonly OutMail[] }) {
  return (
    <Table label="Outbox">
      <thead>
        <tr>
          <Head>To</Head>
          <Head className="max-sm:hidden">About</Head>
          <Head className="max-md:hidden">State</Head>
          <Head className="max-md:hidden">Why</Head>
          <Head className="max-lg:hidden">Since</Head>
          <Head>
            <span className="sr-only">Act</span>
          </Head>
        </tr>
      </thead>
      <tbody>
        {mails.map((mail) => (
          <Line key={mail.id} mail={mail} />
        ))}
      </tbody>
    </Table>
  )
}

const TicketLink = ({ mail, className }: { mail: OutMail; className?: string }) => (
  <Link
    to="/desk/tickets/$number"
    params={{ number: mail.ticket.number }}
    search={{ view: 'all' }}
    className={cx('tap text-accent-text underline', className)}
  >
    {mail.ticket.number}
  </Link>
)

function Line({ mail }: { mail: OutMail }) {
  const queries = useQueryClient()
  const settle = () => {
    for (const name of ['outbox.list', 'outbox.counts', 'ticket-mail.list'])
      void queries.invalidateQueries({ queryKey: [name] })
  }
  const act = useMutation({
    mutationFn: (what: 'outbox.retry' | 'outbox.cancel') => api(what, { id: mail.id }, { idempotencyKey: newKey() }),
    onSuccess: (_, what) => {
      settle()
      announce(what === 'outbox.retry' ? 'It goes out once more' : 'It does not go out')
    },
  })
  const why = act.error ? `Not done. ${act.error.message}` : [mail.reason, answerOf(mail)].filter(Boolean).join(' ')
  return (
    <Row>
      <Cell share={24}>
        <bdi className="block truncate" {...tip(mail.address ?? undefined)}>
          {mail.person.name}
        </bdi>
        <span className="block truncate text-xs text-muted md:hidden">
          {/* The column that leads there has no room on a phone. */}
          <TicketLink mail={mail} className="sm:hidden" />{' '}
          {mail.state === 'sent' ? stateOf(mail) : why || stateOf(mail)}
        </span>
      </Cell>
      <Cell share={28} className="max-sm:hidden">
        <TicketLink mail={mail} /> <span className="text-muted">{kindWords[mail.kind]}</span>{' '}
        <bdi>{mail.ticket.title}</bdi>
      </Cell>
      <Cell className={isLost(mail) ? 'text-red max-md:hidden' : 'text-muted max-md:hidden'}>{stateOf(mail)}</Cell>
      <Cell share={34} className={act.error ? 'text-red max-md:hidden' : 'max-md:hidden'}>
        <span {...tip(why || undefined)}>{why}</span>
        {mail.nextTry && mail.state === 'queued' && mail.reason !== null && (
          <span className="text-muted">
            {' '}
            Again <RelativeTime at={mail.nextTry} />
          </span>
        )}
      </Cell>
      <Cell className="text-muted max-lg:hidden">
        <RelativeTime at={mail.at} />
      </Cell>
      <Cell className="text-right">
        {mail.can.retry.allowed && (
          <Act
            label={sendWords(mail)}
            icon={<Send />}
            busy={act.isPending}
            onClick={() => act.mutate('outbox.retry')}
          />
        )}
        {mail.can.cancel.allowed && (
          <Act label="Do not send" icon={<X />} busy={act.isPending} onClick={() => act.mutate('outbox.cancel')} />
        )}
      </Cell>
    </Row>
  )
}

interface ActProps {
  label: string
  icon: ReactNode
  busy: boolean
  onClick: () => void
}

/** In words where there is room: on a phone they would leave none for what they are about. */
const Act = ({ label, icon, busy, onClick }: ActProps) => (
  <>
    <Button variant="ghost" busy={busy} onClick={onClick} className="max-sm:hidden">
      {label}
    </Button>
    <IconButton
      label={label}
      icon={icon}
      disabledReason={busy ? 'It is under way' : null}
      onClick={onClick}
      className="sm:hidden"
    />
  </>
)
