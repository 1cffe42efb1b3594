// A mail as it was sent: who to whom, what it looks like, what it is sealed with, what hangs on it.
import { useQuery } from '@tanstack/react-query'
import { Paperclip } from 'lucide-react'
import { useState } from 'react'
import type { Output } from '../../app/api.ts'
import { ErrorNotice } from '../../app/error-notice.tsx'
import { query } from '../../app/queries.ts'
import { fileSize } from '../../ui/file-size.ts'
import { Skeleton } from '../../ui/skeleton.tsx'
import { AbsoluteTime } from '../../ui/time.tsx'
import { InvitationCard } from './invitation.tsx'
import { MailFrame } from './mail-frame.tsx'
import { Seal } from './seal.tsx'

export type Shown = Output<'messages.mail'>

export type Whose = { kind: 'entry'; id: string } | { kind: 'message'; ticket: string; message: string }

const pathOf = (of: Whose) =>
  of.kind === 'entry' ? `/mail/ledger/${of.id}/mail/frame` : `/tickets/${of.ticket}/messages/${of.message}/mail/frame`

function useShown(of: Whose) {
  const entry = useQuery({
    ...query('mail-ledger.show', { id: of.kind === 'entry' ? of.id : '' }),
    enabled: of.kind === 'entry',
    staleTime: Number.POSITIVE_INFINITY,
  })
  const message = useQuery({
    ...query('messages.mail', of.kind === 'message' ? { id: of.ticket, message: of.message } : { id: '', message: '' }),
    enabled: of.kind === 'message',
    staleTime: Number.POSITIVE_INFINITY,
  })
  return of.kind === 'entry' ? entry : message
}

export function ShownMail({ of }: { of: Whose }) {
  const mail = useShown(of)
  if (mail.error) return <ErrorNotice error={mail.error} retry={mail.refetch} inline />
  if (!mail.data)
    return (
      <div role="status" aria-label="Loading the mail" className="flex animate-late flex-col gap-2">
        <Skeleton className="w-2/3" />
        <Skeleton className="h-96 w-full" />
      </div>
    )
  return <Loaded mail={mail.data} path={pathOf(of)} />
}

function Loaded({ mail, path }: { mail: Shown; path: string }) {
  const [plain, setPlain] = useState(!mail.html)
  return (
    <section aria-label="The mail" className="flex min-w-0 flex-col gap-3">
      <Letterhead mail={mail} />
      {mail.sealed.map((seal) => (
        <Seal key={`${seal.kind} ${seal.state}`} seal={seal} />
      ))}
      {mail.invitation && <InvitationCard invitation={mail.invitation} />}
      {mail.html && (
        <button
          type="button"
          onClick={() => setPlain(!plain)}
          className="tap self-start text-xs text-muted underline hover:text-text"
        >
          {plain ? 'Show as it was sent' : 'Show as plain text'}
        </button>
      )}
      {plain ? (
        <pre
          dir="auto"
          // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, and the keyboard has to reach it
          tabIndex={0}
          className="max-h-96 overflow-auto rounded-md border border-line bg-surface px-3 py-2.5 font-sans text-md break-words whitespace-pre-wrap"
        >
          {mail.text.trim() || <span className="text-muted">Nothing written.</span>}
        </pre>
      ) : (
        <MailFrame path={path} remoteImages={mail.remoteImages} subject={mail.subject} text={mail.text} />
      )}
      {mail.files.length > 0 && (
        <ul aria-label="Files in the mail" className="flex flex-wrap gap-x-4 gap-y-1 text-xs text-muted">
          {mail.files.map(({ name, size }, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: two files of one mail may have the same name
            <li key={index} className="inline-flex max-w-full min-w-0 items-center gap-1.5">
              <Paperclip aria-hidden className="size-3.5 shrink-0" />
              <bdi className="min-w-0 truncate">{name}</bdi>
              <span className="shrink-0 whitespace-nowrap tabular">{fileSize(size)}</span>
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}

function Letterhead({ mail: { from, to, cc, subject, sentAt } }: { mail: Shown }) {
  const lines = [
    ['From', from],
    ['To', to],
    ['Cc', cc],
  ] as const
  return (
    <dl className="grid grid-cols-[auto_minmax(0,1fr)] gap-x-3 text-xs">
      {lines.map(
        ([term, people]) =>
          people.length > 0 && (
            <div key={term} className="contents">
              <dt className="text-muted">{term}</dt>
              <dd className="break-words">
                <People people={people} />
              </dd>
            </div>
          ),
      )}
      {/* In full: what stands above the page is cut to its line, and of a mail that failed nothing stands there. */}
      {subject && (
        <>
          <dt className="text-muted">Subject</dt>
          <dd className="[overflow-wrap:anywhere]">
            <bdi>{subject}</bdi>
          </dd>
        </>
      )}
      {sentAt && (
        <>
          <dt className="text-muted">Sent</dt>
          <dd>
            <AbsoluteTime at={sentAt} />
          </dd>
        </>
      )}
    </dl>
  )
}

const few = 6

/** A mail to all hands does not push its own words out of sight. */
function People({ people }: { people: Shown['to'] }) {
  const [all, setAll] = useState(people.length <= few + 2)
  const shown = all ? people : people.slice(0, few)
  return (
    <>
      <bdi>{shown.map(({ name, address }) => (name ? `${name} <${address}>` : address)).join(', ')}</bdi>
      {!all && (
        <>
          {' '}
          <button
            type="button"
            onClick={() => setAll(true)}
            className="tap whitespace-nowrap text-muted underline hover:text-text"
          >
            and {(people.length - few).toLocaleString()} others
          </button>
        </>
      )}
    </>
  )
}
