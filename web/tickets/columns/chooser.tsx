// Which columns the rows show, and in which order: by ticking, by dragging, and by Alt and the arrows.
import { ArrowDown, ArrowUp, GripVertical } from 'lucide-react'
import { type KeyboardEvent, useLayoutEffect, useRef } from 'react'
import { Button } from '../../ui/button.tsx'
import { Checkbox } from '../../ui/checkbox.tsx'
import { cx } from '../../ui/cx.ts'
import { IconButton } from '../../ui/icon-button.tsx'
import { useDragging } from '../checklists/use-dragging.ts'
import { always, type Column, useColumns } from './known.tsx'
import { added, moved, usual, without } from './order.ts'
import { standard } from './shown.ts'

interface ChooserProps {
  /** Names with commas between; empty for the standard row. */
  shown: string
  /** What the saved view says. */
  ofView: string
  /** Without columns: as the view has it. */
  onChange: (next: { columns?: string | undefined }) => void
}

export function ColumnChooser({ shown, ofView, onChange }: ChooserProps) {
  const current = shown || usual
  const { all, shown: chosen } = useColumns(current)
  const names = chosen.map(({ name }) => name)
  const { area, keep } = useKeptFocus()
  const put = (next: readonly string[]) => {
    keep()
    onChange({ columns: [...always, ...next].join() })
  }
  const move = (name: string, to: number) => put(moved(names, name, to))
  const drag = useDragging(move)
  const others = all.filter(({ name }) => !names.includes(name))
  return (
    <fieldset ref={area} className="mt-1 border-t border-line pt-2 max-sm:hidden">
      <div className="mb-1 flex items-center">
        <legend className="float-left flex-1 text-control font-medium">Columns</legend>
        <Button
          variant="ghost"
          disabledReason={shown === ofView ? (ofView ? 'As the view has them' : 'As usual') : null}
          onClick={() => onChange({})}
        >
          Reset
        </Button>
        {ofView && shown && (
          <Button variant="ghost" onClick={() => onChange({ columns: standard })}>
            Standard row
          </Button>
        )}
      </div>
      <ul aria-label="Shown columns">
        {chosen.map((column, index) => (
          <Chosen
            key={column.name}
            column={column}
            index={index}
            last={index === chosen.length - 1}
            {...drag(column.name, index)}
            onMove={(to) => move(column.name, to)}
            onRemove={() => put(without(names, column.name))}
          />
        ))}
      </ul>
      {others.length > 0 && (
        <ul aria-label="Other columns" className="mt-1 border-t border-line pt-1">
          {others.map(({ name, label }) => (
            <li key={name} data-column={name} className="flex min-h-7 items-center pl-5">
              <Checkbox label={<bdi>{label}</bdi>} checked={false} onChange={() => put(added(names, name))} />
            </li>
          ))}
        </ul>
      )}
    </fieldset>
  )
}

/** What changes its place on the page would lose the focus. */
function useKeptFocus() {
  const area = useRef<HTMLFieldSetElement>(null)
  const kept = useRef<{ column: string; place: number } | null>(null)
  const controls = (column: string) =>
    area.current?.querySelectorAll<HTMLElement>(`[data-column="${column}"] :is(input, button)`) ?? []
  useLayoutEffect(() => {
    if (!kept.current) return
    const { column, place } = kept.current
    kept.current = null
    controls(column)[place]?.focus()
  })
  const keep = () => {
    const column = document.activeElement?.closest<HTMLElement>('[data-column]')?.dataset.column
    if (column) kept.current = { column, place: [...controls(column)].indexOf(document.activeElement as HTMLElement) }
  }
  return { area, keep }
}

interface ChosenProps extends ReturnType<ReturnType<typeof useDragging>> {
  column: Column
  index: number
  last: boolean
  onMove: (to: number) => void
  onRemove: () => void
}

function Chosen({ column: { name, label }, index, last, onMove, onRemove, drop, dragged, ...drag }: ChosenProps) {
  const onKeyDown = (event: KeyboardEvent) => {
    if (!event.altKey || (event.key !== 'ArrowUp' && event.key !== 'ArrowDown')) return
    event.preventDefault()
    if (event.key === 'ArrowUp' && index > 0) onMove(index - 1)
    if (event.key === 'ArrowDown' && !last) onMove(index + 1)
  }
  return (
    <li
      data-column={name}
      draggable
      {...drag}
      onKeyDown={onKeyDown}
      className={cx(
        'group flex min-h-7 items-center gap-1 hover:bg-hover',
        dragged && 'opacity-55',
        drop === 'above' && 'shadow-[inset_0_2px_var(--color-accent)]',
        drop === 'below' && 'shadow-[inset_0_-2px_var(--color-accent)]',
      )}
    >
      <GripVertical aria-hidden className="size-4 shrink-0 cursor-grab text-muted opacity-40 group-hover:opacity-100" />
      <Checkbox label={<bdi>{label}</bdi>} checked onChange={onRemove} className="min-w-0 flex-1" />
      <IconButton
        label={`Move ${label} up`}
        icon={<ArrowUp />}
        disabledReason={index === 0 ? 'It is the first' : null}
        onClick={() => onMove(index - 1)}
        className="size-7"
      />
      <IconButton
        label={`Move ${label} down`}
        icon={<ArrowDown />}
        disabledReason={last ? 'It is the last' : null}
        onClick={() => onMove(index + 1)}
        className="size-7"
      />
    </li>
  )
}
