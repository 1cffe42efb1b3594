// What can be made of a mail: buttons, shortcuts and the palette read the same list.
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { EyeOff, FolderInput, RotateCw, Ticket } from 'lucide-react'
import { useState } from 'react'
import { ActionButton } from '../../app/action-button.tsx'
import { useActions } from '../../app/actions.ts'
import { api, newKey } from '../../app/api.ts'
import { ErrorNotice } from '../../app/error-notice.tsx'
import { query } from '../../app/queries.ts'
import { announce } from '../../tickets/announce.ts'
import { deferred } from '../../ui/deferred.tsx'
import { toast } from '../../ui/toast.ts'
import type { LedgerEntry } from './ledger-search.ts'
import type { LedgerDetails } from './ledger-words.ts'

const MoveDialog = deferred(() => import('./move-dialog.tsx'))

const group = 'This mail'

export function EntryActs({ entry }: { entry: LedgerDetails }) {
  const { id, can, revision } = entry
  const [moving, setMoving] = useState(false)
  const readAgain = useReadAgain(id)
  // Somebody else may have decided meanwhile: then nothing is done, and it is shown as it is now.
  const onError = readAgain
  const retry = useMutation({
    mutationFn: (seen: number) => api('mail-ledger.retry', { id }, { ifMatch: seen, idempotencyKey: newKey() }),
    onError,
    onSuccess: (after) => {
      readAgain()
      announce(`Looked at again. ${after.reason ?? ''}`)
    },
  })
  const open = useMutation({
    mutationFn: () => api('mail-ledger.open', { id }, { ifMatch: revision, idempotencyKey: newKey() }),
    onError,
    onSuccess: (after) => {
      readAgain()
      announce(`It is ${after.ticket?.number ?? 'a ticket'} now`)
    },
  })
  const ignore = useMutation({
    mutationFn: () => api('mail-ledger.ignore', { id }, { ifMatch: revision, idempotencyKey: newKey() }),
    onError,
    onSuccess: (after) => {
      readAgain()
      toast('Left alone: it stays in the ledger and becomes nothing', () => retry.mutateAsync(after.revision))
    },
  })
  useActions([
    {
      id: 'mail.open',
      label: 'Make a ticket',
      group,
      shortcut: 't',
      icon: <Ticket />,
      disabledReason: can.open.reason,
      run: () => open.mutate(),
    },
    {
      id: 'mail.move',
      label: entry.ticket ? 'Move to another ticket' : 'Move to a ticket',
      group,
      shortcut: 'm',
      icon: <FolderInput />,
      disabledReason: can.move.reason,
      run: () => setMoving(true),
    },
    {
      id: 'mail.ignore',
      label: 'Not a ticket',
      group,
      shortcut: 'x',
      icon: <EyeOff />,
      keywords: 'dismiss ignore leave alone',
      disabledReason: can.ignore.reason,
      run: () => ignore.mutate(),
    },
    {
      id: 'mail.retry',
      label: 'Look at it again',
      group,
      shortcut: 'r',
      icon: <RotateCw />,
      keywords: 'retry try again',
      disabledReason: can.retry.reason,
      run: () => retry.mutate(revision),
    },
  ])
  const error = open.error ?? ignore.error ?? retry.error
  // What cannot be done is not worth four grey buttons; the keys say why.
  const acts = (['open', 'move', 'ignore', 'retry'] as const).filter((act) => can[act].allowed)
  const waits = entry.state === 'quarantined' || entry.state === 'failed'
  return (
    <div className="flex flex-col gap-2">
      {acts.length > 0 ? (
        <div className="flex flex-wrap gap-2">
          {acts.map((act) => (
            <ActionButton key={act} action={`mail.${act}`} {...(waits && act === 'open' && { variant: 'primary' })} />
          ))}
        </div>
      ) : (
        <p className="text-muted">{can.move.reason}</p>
      )}
      {error && <ErrorNotice error={error} inline />}
      {moving && <MoveDialog entry={entry} onMoved={readAgain} onClose={() => setMoving(false)} />}
    </div>
  )
}

/** Everything that says what became of it. */
export function useReadAgain(id: string) {
  const queries = useQueryClient()
  return () => {
    void queries.invalidateQueries({ queryKey: query('mail-ledger.get', { id }).queryKey })
    for (const name of ['mail-ledger.list', 'mail-ledger.counts', 'messages.list', 'tickets.counts'])
      void queries.invalidateQueries({ queryKey: [name] })
  }
}

/** Without a revision where it is moved from its ticket, which shows where it stands. */
export type Moved = Pick<LedgerEntry, 'id' | 'ticket'> & { revision?: number }
