// Where a category goes, chosen by name: for a tree that is longer than the screen.
import { useState } from 'react'
import { ErrorNotice } from '../../app/error-notice.tsx'
import { Button } from '../../ui/button.tsx'
import { Combobox } from '../../ui/combobox.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { Field } from '../../ui/field.tsx'
import type { Category } from './category-values.ts'
import { below, possibleParents, siblingsOf } from './tree.ts'
import { useMove } from './use-move.ts'

interface MoveDialogProps {
  category: Category
  all: readonly Category[]
  onClose: () => void
}

const first = 'first'

export function MoveDialog({ category, all, onClose }: MoveDialogProps) {
  const [parent, setParent] = useState<string | null>(category.parent?.id ?? null)
  const moving = useMove(all, onClose)
  const there = siblingsOf(all, { parent: parent === null ? null : { id: parent, name: '' } }).filter(
    ({ id }) => id !== category.id,
  )
  const [after, setAfter] = useState<string | null>(null)
  const at = after === first ? 0 : after === null ? there.length : 1 + there.findIndex(({ id }) => id === after)
  const carried = below(all, category.id).length
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={`Move ${category.name}`}
      description={
        carried > 0
          ? `${carried === 1 ? 'One category below it goes' : `${carried} categories below it go`} along. Tickets stay in it; filters and reports follow.`
          : 'Tickets stay in it; filters and reports follow.'
      }
      footer={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button
            variant="primary"
            busy={moving.isPending}
            onClick={() => moving.mutate({ category, target: { parent, position: at + 1 } })}
          >
            Move
          </Button>
        </>
      }
    >
      <div className="flex flex-col gap-4">
        <Field label="Under">
          <Combobox
            label="Under"
            none="Nothing: it stands at the top"
            placeholder="Nothing: it stands at the top"
            options={possibleParents(all, category.id).map(({ id, path }) => ({ value: id, label: path }))}
            value={parent}
            onChange={(next) => {
              setParent(next)
              setAfter(null)
            }}
          />
        </Field>
        <Field label="After">
          <Combobox
            label="After"
            none="All others there"
            placeholder="All others there"
            options={[
              { value: first, label: 'Before all others' },
              ...there.map(({ id, name }) => ({ value: id, label: name })),
            ]}
            value={after}
            onChange={setAfter}
          />
        </Field>
        {moving.error && <ErrorNotice error={moving.error} inline />}
      </div>
    </Dialog>
  )
}
