// Below a ticket that nobody has begun: those that it looks like, one press from merging.
import { useState } from 'react'
import { Button } from '../../ui/button.tsx'
import { deferred } from '../../ui/deferred.tsx'
import type { Ticket } from '../ticket/sides.ts'
import { dismiss, isDismissed } from './dismissed.ts'
import { SimilarList } from './similar-list.tsx'
import type { Similar } from './use-similar.ts'
import { useSimilar } from './use-similar.ts'

const MergeDialog = deferred(() => import('../related/merge-dialog.tsx'))

export default function FreshTicket({ ticket }: { ticket: Ticket }) {
  const { id, number, title, requester, can } = ticket
  const items = useSimilar({ text: title, requester: requester.id, except: number }).slice(0, 3)
  const [gone, setGone] = useState(() => isDismissed(id))
  const [into, setInto] = useState<Similar | null>(null)
  const wave = () => {
    dismiss(id)
    setGone(true)
  }
  if (items.length === 0 || gone) return null
  return (
    <>
      <SimilarList
        items={items}
        onDismiss={wave}
        action={(one) => (
          <Button variant="ghost" disabledReason={can.merge.reason} onClick={() => setInto(one)}>
            Merge
            <span className="sr-only"> with {one.number}</span>
          </Button>
        )}
      />
      {into && <MergeDialog ticket={ticket} first={into} onClose={() => setInto(null)} />}
    </>
  )
}
