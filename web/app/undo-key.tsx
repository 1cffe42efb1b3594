// Undoes what the newest toast offers to undo, by a key: a toast has no place where the focus would find it.
import { undoToast, useToasts } from '../ui/toast.ts'
import { useActions } from './actions.ts'

export function UndoKey() {
  const newest = useToasts().findLast(({ undo }) => undo)
  useActions(
    newest
      ? [
          {
            id: 'app.undo',
            label: 'Undo',
            group: 'Everywhere',
            shortcut: 'u',
            keywords: newest.text,
            run: () => undoToast(newest),
          },
        ]
      : [],
  )
  return null
}
