// The files that are on the ticket already, to be pointed at in a hand-over.
import { useQuery } from '@tanstack/react-query'
import { query } from '../../app/queries.ts'
import { Checkbox } from '../../ui/checkbox.tsx'
import { fileSize } from '../../ui/file-size.ts'
import type { Ticket } from '../ticket/sides.ts'

interface FilesOnTicketProps {
  ticket: Ticket
  /** Ids. */
  chosen: readonly string[]
  onChange: (chosen: string[]) => void
}

export function FilesOnTicket({ ticket, chosen, onChange }: FilesOnTicketProps) {
  const files = useQuery(query('attachments.list', { id: ticket.number, limit: 200 })).data?.items ?? []
  if (files.length === 0) return <span className="text-control font-medium">Screenshots and files</span>
  const toggle = (id: string) => onChange(chosen.includes(id) ? chosen.filter((one) => one !== id) : [...chosen, id])
  return (
    <fieldset>
      <legend className="mb-1 text-control font-medium">Screenshots and files</legend>
      <ul className="flex max-h-40 flex-col gap-1 overflow-y-auto">
        {files.map(({ id, name, size, url, picture }) => (
          <li key={id} className="flex min-w-0 items-center gap-2">
            <Checkbox
              checked={chosen.includes(id)}
              onChange={() => toggle(id)}
              className="min-w-0"
              label={
                <span className="flex min-w-0 items-center gap-2">
                  {picture && <img src={url} alt="" loading="lazy" className="h-6 w-9 rounded-sm object-cover" />}
                  <bdi className="truncate">{name}</bdi>
                  <span className="shrink-0 text-xs text-muted tabular">{fileSize(size)}</span>
                </span>
              }
            />
          </li>
        ))}
      </ul>
    </fieldset>
  )
}
