// Before a category is retired: what goes with it, how many open tickets are in it, and where they could go.
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { newKey } from '../../app/api.ts'
import { ErrorNotice } from '../../app/error-notice.tsx'
import { query } from '../../app/queries.ts'
import { Button } from '../../ui/button.tsx'
import { Combobox } from '../../ui/combobox.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { Field } from '../../ui/field.tsx'
import { Skeleton } from '../../ui/skeleton.tsx'
import { useMissing } from '../add-link.tsx'
import { unresolvedStatuses } from '../unresolved.ts'
import type { Category } from './category-values.ts'
import { below } from './tree.ts'
import { useTurn } from './use-turn.ts'

interface RetireDialogProps {
  category: Category
  all: readonly Category[]
  onClose: () => void
}

export function RetireDialog({ category, all, onClose }: RetireDialogProps) {
  const { id, name } = category
  const [to, setTo] = useState<string | null>(null)
  const [key] = useState(newKey)
  const turning = useTurn(onClose)
  const open = useQuery(query('tickets.tally', { category: id, status: unresolvedStatuses }))
  const along = below(all, id).filter((one) => one.active)
  const others = all.filter((one) => one.active && one.id !== id && !one.ancestors.includes(id))
  const retire = () =>
    turning.mutate({ category, active: false, move: to === null ? undefined : { to, key: `${key}:${to}` } })
  return (
    <Dialog
      open
      onOpenChange={(next) => !next && onClose()}
      title={`Retire ${name}?`}
      description={`${withThem(along.length)} offered no more: for new tickets, in the portal, in templates and saved replies. Tickets keep it, filters find it, and it can be brought back.`}
      footer={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button variant="primary" busy={turning.isPending} onClick={retire}>
            {to === null ? 'Retire' : 'Retire and move'}
          </Button>
        </>
      }
    >
      <div className="flex flex-col gap-4">
        {open.isPending && <Skeleton className="w-48" />}
        {open.isError && <ErrorNotice error={open.error} retry={open.refetch} inline />}
        {open.data && <OpenTickets open={open.data} others={others} to={to} onChoose={setTo} />}
        {turning.error && <ErrorNotice error={turning.error} inline />}
      </div>
    </Dialog>
  )
}

const withThem = (along: number) =>
  along === 0 ? 'It is' : `It and ${along === 1 ? 'the category' : `the ${along} categories`} below it are`

interface OpenTicketsProps {
  open: { count: number; atLeast: boolean }
  others: readonly Category[]
  to: string | null
  onChoose: (to: string | null) => void
}

function OpenTickets({ open: { count, atLeast }, others, to, onChoose }: OpenTicketsProps) {
  const mayMove = useMissing('tickets.work') === null
  if (count === 0) return <p className="text-muted">No open ticket is in it.</p>
  const said = `${count.toLocaleString()}${atLeast ? ' or more' : ''}`
  return (
    <>
      <p>{count === 1 && !atLeast ? '1 open ticket is in it.' : `${said} open tickets are in it.`}</p>
      {mayMove && (
        <Field
          label="Where its open tickets go"
          hint="They are moved one by one, each with a line in its history; the bulk change can be watched at the desk."
        >
          <Combobox
            label="Category"
            none="Nowhere: they stay in it"
            placeholder="Nowhere: they stay in it"
            options={others.map((one) => ({ value: one.id, label: one.path }))}
            value={to}
            onChange={onChoose}
          />
        </Field>
      )}
    </>
  )
}
