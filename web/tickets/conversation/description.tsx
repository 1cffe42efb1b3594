// What the requester asked for, on top of the conversation. Who works the ticket may put it right; the history keeps what it was.
import { Pencil } from 'lucide-react'
import { lazy, Suspense, useState } from 'react'
import { IconButton } from '../../ui/icon-button.tsx'
import type { Ticket } from '../ticket/sides.ts'
import { Statement } from './message.tsx'
import type { Attachment } from './timeline.ts'

const DescriptionEditor = lazy(() => import('./description-editor.tsx'))

export function Description({ ticket, files }: { ticket: Ticket; files: readonly Attachment[] }) {
  // What it was when the editing began: a description that changes meanwhile is not overwritten unseen.
  const [base, setBase] = useState<Ticket | null>(null)
  const { allowed } = ticket.can.change
  const shown = (
    <Statement
      author={ticket.requester}
      part="opening"
      channel={ticket.channel}
      at={ticket.openedAt}
      body={ticket.description}
      files={files}
      action={
        allowed && (
          <IconButton
            label="Change the description"
            icon={<Pencil />}
            onClick={() => setBase(ticket)}
            className="bg-surface opacity-0 group-focus-within:opacity-100 group-hover:opacity-100 coarse:opacity-100"
          />
        )
      }
    />
  )
  if (!base) return shown
  return (
    <Suspense fallback={shown}>
      <DescriptionEditor base={base} onDone={() => setBase(null)} />
    </Suspense>
  )
}
