// Every shortcut that works on this page.
import { Dialog } from '../ui/dialog.tsx'
import { KeyCombination } from '../ui/kbd.tsx'
import { useAllActions } from './actions.ts'

interface ShortcutSheetProps {
  open: boolean
  onOpenChange: (open: boolean) => void
}

export default function ShortcutSheet({ open, onOpenChange }: ShortcutSheetProps) {
  const groups = Object.groupBy(
    useAllActions().filter((action) => action.shortcut),
    (action) => action.group,
  )
  return (
    <Dialog open={open} onOpenChange={onOpenChange} title="Keyboard shortcuts">
      <div className="columns-1 gap-8 sm:columns-2">
        {Object.entries(groups).map(([group, actions]) => (
          <section key={group} className="mb-4 break-inside-avoid">
            <h3 className="mb-1 text-xs text-muted">{group}</h3>
            <dl>
              {actions?.map(({ id, label, shortcut }) => (
                <div key={id} className="flex min-h-7 items-center justify-between gap-4">
                  <dt>{label}</dt>
                  <dd>{shortcut && <KeyCombination keys={shortcut} />}</dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
      </div>
    </Dialog>
  )
}
