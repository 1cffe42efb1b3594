// The description while it is edited.
import { ErrorNotice } from '../../app/error-notice.tsx'
import { Button } from '../../ui/button.tsx'
import { Textarea } from '../../ui/textarea.tsx'
import type { Ticket } from '../ticket/sides.ts'
import { useTicketChange } from '../ticket/use-ticket-change.ts'

interface DescriptionEditorProps {
  base: Ticket
  typed: string
  onType: (text: string) => void
  onDone: () => void
}

export default function DescriptionEditor({ base, typed, onType, onDone }: DescriptionEditorProps) {
  const saving = useTicketChange(base.number, {
    done: 'Description saved',
    onDone,
    onConflict: onDone,
    keepsItself: true,
  })
  const save = () => {
    if (typed === base.description) return onDone()
    const side = { description: typed }
    saving.apply({ kind: 'change', wish: side, mine: side }, base)
  }
  return (
    <section aria-label="Change the description" className="flex flex-col gap-2">
      <Textarea
        autoFocus
        dir="auto"
        rows={Math.min(20, Math.max(4, typed.split('\n').length + 1))}
        maxLength={200_000}
        aria-label="Description"
        value={typed}
        onChange={(event) => onType(event.target.value)}
        onKeyDown={(event) => {
          if (event.key === 'Escape') onDone()
          if (event.key === 'Enter' && (event.metaKey || event.ctrlKey)) save()
        }}
        className="text-md"
      />
      {saving.problem && <ErrorNotice error={saving.problem} retry={saving.again} inline />}
      <div className="flex items-center gap-2">
        <Button variant="primary" busy={saving.busy} onClick={save}>
          Save
        </Button>
        <Button onClick={onDone}>Cancel</Button>
        <span className="ml-auto text-xs text-muted">Markdown. The history keeps what it was.</span>
      </div>
    </section>
  )
}
