// Where a mail came from, how it is kept, and its way out as it came.
import { Link } from '@tanstack/react-router'
import { Download } from 'lucide-react'
import { Fact, Facts } from '../../admin/facts.tsx'
import { apiBase } from '../../app/request.ts'
import { buttonClass } from '../../ui/button.tsx'
import { fileSize } from '../../ui/file-size.ts'
import { AbsoluteTime } from '../../ui/time.tsx'
import type { LedgerDetails } from './ledger-words.ts'
import { sourceWords } from './ledger-words.ts'
import { SenderRules } from './sender-rules.tsx'

export function EntryFacts({ entry }: { entry: LedgerDetails }) {
  const { mailbox, source, receivedAt, sentAt, size, person, messageId, envelope, places } = entry
  return (
    <aside aria-label="About this mail" className="flex min-w-0 flex-col gap-5">
      <Facts title="How it came">
        <Fact term="Mailbox">
          <Link to="/desk/mail" search={{ show: 'all', mailbox: mailbox.id }} className="text-accent-text underline">
            <bdi>{mailbox.name}</bdi>
          </Link>
        </Fact>
        <Fact term="Way">{sourceWords(source)}</Fact>
        <Fact term="Received">
          <AbsoluteTime at={receivedAt} />
        </Fact>
        {sentAt && (
          <Fact term="Sent, it says">
            <AbsoluteTime at={sentAt} />
          </Fact>
        )}
        <Fact term="Size">{fileSize(size)}</Fact>
        {person && (
          <Fact term="Person">
            <bdi>{person.name}</bdi>
          </Fact>
        )}
      </Facts>
      {envelope && (
        <Facts title="Envelope">
          <Fact term="From">
            {envelope.from === '' ? 'Nobody: a report' : <bdi>{envelope.from ?? 'Not told'}</bdi>}
          </Fact>
          <Fact term="To">
            <bdi>{envelope.to.join(', ') || 'Not told'}</bdi>
          </Fact>
          {envelope.address && <Fact term="By">{envelope.address}</Fact>}
        </Facts>
      )}
      {(places.length > 0 || messageId) && (
        <Facts title="Where it lies">
          {places.map(({ folder, uidvalidity, uid }) => (
            <Fact key={`${folder} ${uidvalidity} ${uid}`} term={folder}>
              UID {uid}
            </Fact>
          ))}
          {messageId && (
            <Fact term="Message-ID">
              <span className="font-mono text-xs break-all">{messageId}</span>
            </Fact>
          )}
        </Facts>
      )}
      <div className="flex flex-wrap gap-2">
        <a href={`${apiBase}/mail/ledger/${entry.id}/raw`} download className={buttonClass()}>
          <Download />
          As it came
        </a>
        <SenderRules entry={entry} />
      </div>
    </aside>
  )
}
