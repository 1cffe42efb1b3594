// Where one is signed in, and signing out there from here.
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Monitor, Smartphone } from 'lucide-react'
import type { Output } from '../../app/api.ts'
import { api } from '../../app/api.ts'
import { ErrorNotice } from '../../app/error-notice.tsx'
import { query } from '../../app/queries.ts'
import { announce } from '../../tickets/announce.ts'
import { Button } from '../../ui/button.tsx'
import { Skeleton } from '../../ui/skeleton.tsx'
import { RelativeTime } from '../../ui/time.tsx'
import { deviceOf } from './device.ts'

type Session = Output<'sessions.list'>['items'][number]

export function Sessions() {
  const queries = useQueryClient()
  const sessions = useQuery(query('sessions.list', { limit: 200 }))
  const others = sessions.data?.items.filter(({ current }) => !current) ?? []
  const own = sessions.data?.items.filter(({ current }) => current) ?? []
  const end = useMutation({
    mutationFn: async (ended: readonly Session[]) => {
      for (const { id } of ended) await api('sessions.revoke', { id })
    },
    onSuccess: (_, ended) => announce(ended.length === 1 ? 'Signed out there' : `Signed out in ${ended.length} places`),
    onSettled: () => queries.invalidateQueries({ queryKey: ['sessions.list'] }),
  })
  return (
    <div className="flex flex-col gap-3">
      {sessions.isPending && <SessionsSkeleton />}
      {sessions.isError && <ErrorNotice error={sessions.error} retry={sessions.refetch} inline />}
      {sessions.data && (
        <ul className="flex flex-col border-t border-line">
          {[...own, ...others].map((session) => (
            <SessionRow
              key={session.id}
              session={session}
              busy={end.isPending && end.variables.includes(session)}
              onEnd={() => end.mutate([session])}
            />
          ))}
        </ul>
      )}
      {end.error && <ErrorNotice error={end.error} inline />}
      {others.length > 1 && (
        <Button
          busy={end.isPending && end.variables.length > 1}
          onClick={() => end.mutate(others)}
          className="self-start"
        >
          Sign out in the {others.length} other places
        </Button>
      )}
      {others.length === 0 && sessions.data && <p className="text-muted">Nowhere else.</p>}
    </div>
  )
}

const handheld = /iPhone|iPad|Android/

function SessionRow({ session, busy, onEnd }: { session: Session; busy: boolean; onEnd: () => void }) {
  const device = deviceOf(session.agent)
  const Icon = handheld.test(device) ? Smartphone : Monitor
  return (
    <li className="flex min-h-12 items-center gap-3 border-b border-line py-2">
      <Icon aria-hidden className="text-muted" />
      <span className="min-w-0 flex-1">
        <span className="block truncate">{device}</span>
        <span className="block text-xs text-muted">
          {session.current ? (
            'This device'
          ) : (
            <>
              Used <RelativeTime at={session.seenAt} />
            </>
          )}
          {session.address && `, from ${session.address}`}
        </span>
      </span>
      {!session.current && (
        <Button variant="ghost" busy={busy} aria-label={`Sign out on ${device}`} onClick={onEnd}>
          Sign out
        </Button>
      )}
    </li>
  )
}

function SessionsSkeleton() {
  return (
    <div role="status" aria-label="Loading where you are signed in" className="border-t border-line">
      {['a', 'b'].map((row) => (
        <div key={row} className="flex h-13 items-center gap-3 border-b border-line">
          <Skeleton className="size-4" />
          <Skeleton className="w-40" />
        </div>
      ))}
    </div>
  )
}
