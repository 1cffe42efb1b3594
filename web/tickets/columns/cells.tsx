// What a row shows in its columns, in place of what it shows when nobody chose.
import { cx } from '../../ui/cx.ts'
import type { TicketRow } from '../list/use-ticket-list.ts'
import { useColumns } from './known.tsx'

export default function Cells({ ticket, columns }: { ticket: TicketRow; columns: string }) {
  const { shown } = useColumns(columns)
  return shown.map(({ name, label, width, right, cell }) => (
    <span
      key={name}
      className={cx(
        'flex shrink-0 items-center gap-1.5 truncate text-muted',
        width,
        right && 'justify-end pr-3 tabular',
      )}
    >
      <span className="sr-only">{label}: </span>
      {cell(ticket)}
    </span>
  ))
}
