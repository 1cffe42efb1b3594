// One thing that was said: one's own words stand on the page, answers stand on a tint, so that they are found at a glance.
import { Link } from '@tanstack/react-router'
import { ChevronDown, CircleCheck } from 'lucide-react'
import type { ReactNode } from 'react'
import { Attachments } from '../../tickets/conversation/attachments.tsx'
import type { Attachment, Message } from '../../tickets/conversation/timeline.ts'
import { Avatar } from '../../ui/avatar.tsx'
import { cx } from '../../ui/cx.ts'
import { Markdown } from '../../ui/markdown.tsx'
import { RelativeTime } from '../../ui/time.tsx'

interface SaidProps {
  author: { id: string; name: string } | null
  mine: boolean
  at: string
  body: string
  quoted?: string | null
  /** Stands where nothing was written. */
  silent?: string
  files: readonly Attachment[]
  /** Requests that were made of it. */
  goesOn?: Message['splitInto']
  /** The mail that it came by, for whoever wrote it. */
  mail?: ReactNode
}

export function Said({ author, mine, at, body, quoted, silent, files, goesOn = [], mail }: SaidProps) {
  const who = mine ? 'You' : (author?.name ?? 'Automatic answer')
  return (
    <article
      aria-label={mine ? 'Your message' : `Message of ${who}`}
      className={cx(!mine && 'rounded-lg border border-line bg-surface px-3 py-3 sm:px-4')}
    >
      <header className="flex items-center gap-2 text-md">
        {author && <Avatar person={author} />}
        <bdi className="min-w-0 truncate font-medium">{who}</bdi>
        <RelativeTime at={at} className="ml-auto shrink-0 text-sm text-muted" />
      </header>
      <div className="mt-2 [overflow-wrap:anywhere]">
        {body.trim() ? (
          <Markdown source={body} />
        ) : (
          silent && files.length === 0 && <p className="text-muted">{silent}</p>
        )}
        {quoted && (
          <details className="group mt-2 text-muted">
            <summary className="flex w-fit list-none items-center gap-1 py-1 text-md hover:text-text [&::-webkit-details-marker]:hidden">
              <ChevronDown aria-hidden className="not-group-open:-rotate-90" />
              The rest of the mail
            </summary>
            <div className="mt-1 border-l-2 border-line-strong pl-3">
              <Markdown source={quoted} />
            </div>
          </details>
        )}
        <Attachments files={files} />
        {mail}
        {goesOn.map(({ id, number, title }) => (
          <p key={id} className="mt-2 text-md text-muted">
            This goes on in{' '}
            <Link to="/portal/tickets/$number" params={{ number }} className="underline decoration-line-strong">
              <bdi>{title}</bdi>
            </Link>
          </p>
        ))}
      </div>
    </article>
  )
}

export function Fixed({ by, at, text }: { by: string; at: string; text: string }) {
  return (
    <article aria-label={`Fixed by ${by}`} className="rounded-lg border border-line bg-surface px-3 py-3 sm:px-4">
      <header className="flex items-center gap-2 text-md">
        <CircleCheck aria-hidden className="m-1 text-green" />
        <span className="min-w-0 truncate">
          <span className="font-medium text-green">Fixed</span> by <bdi>{by}</bdi>
        </span>
        <RelativeTime at={at} className="ml-auto shrink-0 text-sm text-muted" />
      </header>
      <div className="mt-2 [overflow-wrap:anywhere]">
        <Markdown source={text} />
      </div>
    </article>
  )
}
