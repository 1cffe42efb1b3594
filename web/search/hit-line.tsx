// One result: what it is called, and the lines where the words were found.
import { useNavigate } from '@tanstack/react-router'
import { Building2 } from 'lucide-react'
import type { Output } from '../app/api.ts'
import { recordPath } from '../app/record-path.ts'
import { Avatar } from '../ui/avatar.tsx'
import { Badge } from '../ui/badge.tsx'
import { Excerpt } from '../ui/excerpt.tsx'
import { RelativeTime } from '../ui/time.tsx'

type Hit = Output<'search.find'>['items'][number]

export function HitLine({ hit }: { hit: Hit }) {
  const navigate = useNavigate()
  const path = recordPath(hit)
  return (
    <li className="border-b border-line last:border-b-0">
      <a
        href={path}
        onClick={(event) => {
          if (event.metaKey || event.ctrlKey || event.shiftKey || event.button !== 0) return
          event.preventDefault()
          void navigate({ href: path })
        }}
        className="-mx-2 block rounded-md px-2 py-2 -outline-offset-2 hover:bg-hover"
      >
        <span className="flex items-baseline gap-2">
          {hit.kind === 'person' && (
            <span className="self-center">
              <Avatar person={{ id: hit.id, name: hit.title }} size="sm" />
            </span>
          )}
          {hit.kind === 'organisation' && <Building2 aria-hidden className="size-4 self-center text-muted" />}
          {hit.number && <span className="shrink-0 font-mono text-xs text-muted">{hit.number}</span>}
          <bdi className="min-w-0 flex-1 truncate font-medium">
            <Excerpt text={hit.marked} />
          </bdi>
          {hit.kind === 'ticket' && <RelativeTime at={hit.at} className="shrink-0 text-xs text-muted" />}
        </span>
        {hit.excerpt && (
          <span dir="auto" className="mt-0.5 line-clamp-2 text-muted">
            <Place place={hit.place} />
            <Excerpt text={hit.excerpt} />
          </span>
        )}
      </a>
    </li>
  )
}

/** Whatever is not in the description says where it stands; what is internal looks as notes look everywhere. */
function Place({ place }: Pick<Hit, 'place'>) {
  if (place === 'note')
    return (
      <Badge tone="note" className="mr-1.5 align-text-bottom">
        Internal note
      </Badge>
    )
  if (place === 'reply') return <span className="font-medium">Reply: </span>
  return place === 'resolution' ? <span className="font-medium">Resolution: </span> : null
}
