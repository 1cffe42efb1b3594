// One request in the list: what it is about, and where it stands.
import { Link } from '@tanstack/react-router'
import { useMe } from '../app/session.ts'
import { RelativeTime } from '../ui/time.tsx'
import type { RequestRow } from './requests.ts'
import { StateLine } from './state-line.tsx'
import { wordsFor } from './state-words.ts'

export function RequestLine({ row }: { row: RequestRow }) {
  const mine = row.requester.id === useMe().person.id
  const { name } = row.requester
  return (
    <li className="border-b border-line">
      <Link
        to="/portal/tickets/$number"
        params={{ number: row.number }}
        search={{}}
        className="-mx-2 block rounded-md px-2 py-3 transition-colors hover:bg-hover"
      >
        <span dir="auto" className="line-clamp-2 font-medium [overflow-wrap:anywhere]">
          {row.title}
        </span>
        <span className="mt-1 flex flex-wrap items-center gap-x-3 text-md text-muted">
          <StateLine status={row.status} {...(!mine && { word: wordsFor(row.status, name, mine).word })} />
          {!mine && (
            <span className="min-w-0 truncate">
              from <bdi>{name}</bdi>
            </span>
          )}
          <span className="ml-auto flex items-center gap-x-3">
            <span className="font-mono text-sm">{row.number}</span>
            <RelativeTime at={row.updatedAt} />
          </span>
        </span>
      </Link>
    </li>
  )
}
