// What the requester asked for, on top of the conversation. Who works the ticket may put it right; the history keeps what it was.
import { Pencil } from 'lucide-react'
import type { ReactNode } from 'react'
import { parted } from '../../../src/tickets/contract/folded.ts'
import { deferred } from '../../ui/deferred.tsx'
import { IconButton } from '../../ui/icon-button.tsx'
import type { Ticket } from '../ticket/sides.ts'
import { useEdit } from '../ticket/use-edit.ts'
import type Editor from './description-editor.tsx'
import { MessageMail, MessageWarnings, Statement } from './message.tsx'
import type { Attachment } from './timeline.ts'

const DescriptionEditor = deferred<Parameters<typeof Editor>[0] & { before: ReactNode }>(
  () => import('./description-editor.tsx'),
  ({ before }) => before,
)

export function Description({ ticket, files }: { ticket: Ticket; files: readonly Attachment[] }) {
  const { base, typed, begin, type, close, forget } = useEdit(ticket, 'description')
  const done = () => {
    forget()
    close()
  }
  const { allowed } = ticket.can.change
  const shown = (
    <Statement
      author={ticket.requester}
      part="opening"
      channel={ticket.channel}
      at={ticket.openedAt}
      {...parted(ticket.description)}
      files={files}
      warnings={ticket.channel === 'email' && <MessageWarnings number={ticket.number} message={null} />}
      mail={<MessageMail number={ticket.number} message={null} byMail={ticket.channel === 'email'} outgoing />}
      action={
        allowed && (
          <IconButton
            label="Change the description"
            icon={<Pencil />}
            onClick={begin}
            className="bg-surface opacity-0 group-focus-within:opacity-100 group-hover:opacity-100 coarse:opacity-100"
          />
        )
      }
    />
  )
  return base ? <DescriptionEditor base={base} typed={typed} onType={type} onDone={done} before={shown} /> : shown
}
