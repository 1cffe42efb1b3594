// The title, changed where it stands: Enter saves, Escape takes it back.
import { Pencil } from 'lucide-react'
import type { RefObject } from 'react'
import { flushSync } from 'react-dom'
import { ErrorNotice } from '../../app/error-notice.tsx'
import { Button } from '../../ui/button.tsx'
import { IconButton } from '../../ui/icon-button.tsx'
import { Textarea } from '../../ui/textarea.tsx'
import type { Ticket } from './sides.ts'
import { useEdit } from './use-edit.ts'
import { useTicketChange } from './use-ticket-change.ts'

interface TitleProps {
  ticket: Ticket
  heading: RefObject<HTMLHeadingElement | null>
}

export function Title({ ticket, heading }: TitleProps) {
  const { base, typed, begin, type, close, forget } = useEdit(ticket, 'title')
  const saving = useTicketChange(ticket.number, {
    done: 'Title saved',
    onDone: forget,
    onConflict: forget,
    keepsItself: true,
  })
  const stop = () => {
    // At once: a frame later somebody may have gone on elsewhere.
    flushSync(() => {
      close()
      saving.forget()
    })
    heading.current?.focus()
  }
  const cancel = () => {
    forget()
    stop()
  }
  const save = () => {
    const title = typed.replace(/\s+/g, ' ').trim()
    if (!base || !title) return
    if (title === base.title) return cancel()
    saving.apply({ kind: 'change', wish: { title }, mine: { title } }, base)
    stop()
  }
  if (base) {
    return (
      <div className="flex flex-col gap-2">
        <Textarea
          autoFocus
          dir="auto"
          rows={1}
          maxLength={200}
          aria-label="Title"
          value={typed}
          onChange={(event) => type(event.target.value)}
          onKeyDown={(event) => {
            if (event.key === 'Escape') cancel()
            if (event.key !== 'Enter' || event.nativeEvent.isComposing) return
            event.preventDefault()
            save()
          }}
          className="text-xl font-semibold tracking-tight"
        />
        <div className="flex gap-2">
          <Button variant="primary" disabledReason={typed.trim() ? null : 'A ticket needs a title'} onClick={save}>
            Save
          </Button>
          <Button onClick={cancel}>Cancel</Button>
        </div>
      </div>
    )
  }
  return (
    <>
      <div className="group flex items-start gap-1">
        <h1
          ref={heading}
          tabIndex={-1}
          dir="auto"
          id="ticket-title"
          className="min-w-0 text-xl font-semibold tracking-tight break-words outline-none"
        >
          {ticket.title}
        </h1>
        <IconButton
          label="Change the title"
          icon={<Pencil />}
          disabledReason={ticket.can.change.reason}
          onClick={begin}
          className="opacity-0 group-focus-within:opacity-100 group-hover:opacity-100 coarse:opacity-100"
        />
      </div>
      {saving.problem && (
        <div className="mt-2">
          <ErrorNotice error={saving.problem} retry={saving.again} inline />
        </div>
      )}
    </>
  )
}
