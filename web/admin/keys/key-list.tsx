// Keys: whose they are, what they may do, when they were used last; and the way to make one useless.
import { useInfiniteQuery, useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type { Output } from '../../app/api.ts'
import { api } from '../../app/api.ts'
import { ErrorNotice } from '../../app/error-notice.tsx'
import { Listed } from '../../app/listed.tsx'
import { pages } from '../../app/queries.ts'
import { useMe } from '../../app/session.ts'
import { announce } from '../../tickets/announce.ts'
import { Badge } from '../../ui/badge.tsx'
import { Button } from '../../ui/button.tsx'
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { Cell, Head, Row, Table } from '../../ui/table.tsx'
import { RelativeTime, useNow } from '../../ui/time.tsx'
import { tip } from '../../ui/tip.ts'
import { sayPermissions } from '../roles/permission-words.ts'
import { keyState } from './expiry.ts'

type Key = Output<'api-keys.list'>['items'][number]

interface KeyListProps {
  onCreate: () => void
  /** Only those of the reader, whatever else they may see. */
  own?: boolean
}

export function KeyList({ onCreate, own }: KeyListProps) {
  const me = useMe().person.id
  const [revoking, setRevoking] = useState<Key | null>(null)
  const keys = useInfiniteQuery(pages('api-keys.list', { limit: 100 }))
  const found = keys.data?.pages.flatMap((page) => page.items).filter(({ person }) => !own || person.id === me)
  return (
    <>
      <Listed
        query={keys}
        items={found}
        noun="keys"
        rows={3}
        empty={
          <EmptyState action={<Button onClick={onCreate}>Create key</Button>}>
            No keys. Scripts, imports and the command line need one to speak to the desk.
          </EmptyState>
        }
      >
        {(some) => <KeyTable keys={some} own={own} onRevoke={setRevoking} />}
      </Listed>
      {revoking && <Revocation key={revoking.id} revoked={revoking} onDone={() => setRevoking(null)} />}
    </>
  )
}

interface KeyTableProps {
  keys: readonly Key[]
  own: boolean | undefined
  onRevoke: (key: Key) => void
}

function KeyTable({ keys, own, onRevoke }: KeyTableProps) {
  return (
    <Table label="API keys">
      <thead>
        <tr>
          <Head>Name</Head>
          {!own && <Head className="max-sm:hidden">Acts as</Head>}
          <Head className="max-md:hidden">May</Head>
          <Head className="max-lg:hidden">Begins with</Head>
          <Head className="max-sm:hidden">Last used</Head>
          <Head>Expires</Head>
          <Head>
            <span className="sr-only">Revoke</span>
          </Head>
        </tr>
      </thead>
      <tbody>
        {keys.map((key) => (
          <Row key={key.id}>
            <Cell share={24} className="font-medium">
              <bdi>{key.name}</bdi>
            </Cell>
            {!own && (
              <Cell share={18} className="max-sm:hidden">
                <bdi>{key.person.name}</bdi>
              </Cell>
            )}
            <Cell share={30} className="text-muted max-md:hidden">
              <Scopes scopes={key.scopes} />
            </Cell>
            <Cell className="font-mono text-xs text-muted max-lg:hidden">{key.start}</Cell>
            <Cell className="text-muted max-sm:hidden">{key.usedAt ? <RelativeTime at={key.usedAt} /> : 'Never'}</Cell>
            <Cell>
              <Expiry at={key.expiresAt} />
            </Cell>
            <Cell className="text-right">
              <Button variant="ghost" aria-label={`Revoke ${key.name}`} onClick={() => onRevoke(key)}>
                Revoke
              </Button>
            </Cell>
          </Row>
        ))}
      </tbody>
    </Table>
  )
}

function Scopes({ scopes }: { scopes: Key['scopes'] }) {
  if (scopes === null) return 'Everything that they may'
  const words = sayPermissions(scopes)
  return <span {...tip(words)}>{words || 'Nothing'}</span>
}

function Expiry({ at }: { at: string | null }) {
  const state = keyState(at, useNow())
  if (at === null) return <span className="text-muted">Never</span>
  if (state === 'expired') return <Badge tone="red">Expired</Badge>
  return (
    <span className={state === 'soon' ? 'text-amber' : undefined}>
      <RelativeTime at={at} />
    </span>
  )
}

function Revocation({ revoked, onDone }: { revoked: Key; onDone: () => void }) {
  const queries = useQueryClient()
  const [open, setOpen] = useState(true)
  const revocation = useMutation({
    mutationFn: () => api('api-keys.revoke', { id: revoked.id }),
    onSuccess: () => {
      void queries.invalidateQueries({ queryKey: ['api-keys.list'] })
      announce(`${revoked.name} revoked`)
      onDone()
    },
  })
  return (
    <ConfirmDialog
      open={open}
      onOpenChange={(next) => {
        setOpen(next)
        if (!next) onDone()
      }}
      title={`Revoke the key “${revoked.name}”?`}
      effect={`Whatever uses it, as ${revoked.person.name}, is refused from that moment on. It cannot be brought back; a new key would have to be put in its place.`}
      confirm="Revoke key"
      busy={revocation.isPending}
      onConfirm={() => revocation.mutate()}
      error={revocation.error && <ErrorNotice error={revocation.error} inline />}
    />
  )
}
