// Puts one's own internal notes into the hand-over: what was tried is often written down already.
import { useInfiniteQuery } from '@tanstack/react-query'
import { NotebookPen } from 'lucide-react'
import { useMe } from '../../app/session.ts'
import { Button } from '../../ui/button.tsx'
import { Menu } from '../../ui/menu.tsx'
import { mediumTime } from '../../ui/relative-time.ts'
import { messagesQuery } from '../ticket/prefetch.ts'
import type { Ticket } from '../ticket/sides.ts'

interface NotesMenuProps {
  ticket: Ticket
  onPick: (text: string) => void
}

export function NotesMenu({ ticket, onPick }: NotesMenuProps) {
  const me = useMe().person.id
  const said = useInfiniteQuery(messagesQuery(ticket.number)).data?.pages.flatMap(({ items }) => items) ?? []
  const own = said.filter(({ kind, author }) => kind === 'note' && author?.id === me)
  if (own.length === 0) return 'A colleague should not have to try it again.'
  return (
    <span className="flex flex-wrap items-center gap-x-2">
      A colleague should not have to try it again.
      <Menu
        label="Your notes"
        entries={own.map(({ body, at }) => ({
          label: `${shorten(body)} (${mediumTime(new Date(at))})`,
          onSelect: () => onPick(body.trim()),
        }))}
        trigger={
          <Button variant="ghost" icon={<NotebookPen />} className="h-6 px-1.5 text-xs">
            Take from my notes
          </Button>
        }
      />
    </span>
  )
}

const shorten = (text: string) => {
  const line = text.trim().split('\n')[0] ?? ''
  return line.length > 48 ? `${line.slice(0, 48)}…` : line
}
