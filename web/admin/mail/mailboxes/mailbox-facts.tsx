// How a mailbox does now, beside its form.
import { Link } from '@tanstack/react-router'
import { AbsoluteTime, RelativeTime } from '../../../ui/time.tsx'
import { Fact, Facts } from '../../facts.tsx'
import { differenceOf, SideState } from './mailbox-state.tsx'
import type { Mailbox } from './mailbox-values.ts'

export function MailboxFacts({ mailbox }: { mailbox: Mailbox }) {
  const { state } = mailbox
  const { incoming, outgoing, compared } = state
  const difference = differenceOf(state)
  return (
    <>
      <Facts title="How it does">
        <Fact term="In">
          <SideState side={incoming} />
        </Fact>
        <Fact term="Out">
          <SideState side={outgoing} />
        </Fact>
        {incoming.seenAt && (
          <Fact term="Last looked into">
            <RelativeTime at={incoming.seenAt} />
          </Fact>
        )}
        {incoming.backlog > 0 && <Fact term="To take over">{incoming.backlog.toLocaleString()}</Fact>}
        {compared && (
          <Fact term="Compared">
            <RelativeTime at={compared.at} />
          </Fact>
        )}
        {compared && (
          <Fact term="There / in the ledger">
            {compared.there.toLocaleString()} / {compared.known.toLocaleString()}
          </Fact>
        )}
        <Fact term="Added">
          <AbsoluteTime at={mailbox.createdAt} />
        </Fact>
      </Facts>
      {[incoming.problem, outgoing.problem, difference].map(
        (problem) =>
          problem && (
            <p key={problem} className="rounded-md bg-red-soft px-3 py-2 break-words text-red">
              {problem}
            </p>
          ),
      )}
      <Link
        to="/desk/mail"
        search={{ show: 'all', mailbox: mailbox.id }}
        className="tap self-start text-accent-text underline"
      >
        What became of its mail
      </Link>
    </>
  )
}
