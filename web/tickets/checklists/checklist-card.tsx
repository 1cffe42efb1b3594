// One checklist: its name, how far it is, its items in order, and a line for the next one.
import { ChevronDown, Ellipsis, ListChecks } from 'lucide-react'
import type { KeyboardEvent } from 'react'
import { useState } from 'react'
import { useMe } from '../../app/session.ts'
import { cx } from '../../ui/cx.ts'
import { IconButton } from '../../ui/icon-button.tsx'
import { Input } from '../../ui/input.tsx'
import { Menu } from '../../ui/menu.tsx'
import { AddItem } from './add-item.tsx'
import { ChecklistItem } from './checklist-item.tsx'
import type { Checklist, Doing } from './lists.ts'
import { useDragging } from './use-dragging.ts'

interface ChecklistCardProps {
  list: Checklist
  /** Why nothing can be changed here. */
  locked: string | null
  change: (doing: Doing) => void
}

export function ChecklistCard({ list, locked, change }: ChecklistCardProps) {
  const { id, name, mandatory, items } = list
  const me = useMe().person
  const done = items.filter((item) => item.done).length
  const whole = items.length > 0 && done === items.length
  // What is done is out of the way from the start; what is being done stays open to the last tick.
  const [open, setOpen] = useState(!whole)
  const [naming, setNaming] = useState(false)
  const dragging = useDragging((item, position) => change({ do: 'move', list: id, item, position }))
  return (
    <section aria-label={name} className="rounded-md border border-line bg-surface">
      <header className="flex min-h-10 items-center gap-2 pr-1.5 pl-3">
        <ListChecks aria-hidden className={whole ? 'text-green' : 'text-muted'} />
        {naming ? (
          <Rename
            name={name}
            onDone={() => setNaming(false)}
            onName={(next) => change({ do: 'rename', list: id, name: next })}
          />
        ) : (
          <h2 className="min-w-0 flex-1">
            <button
              type="button"
              aria-expanded={open}
              onClick={() => setOpen(!open)}
              className="flex min-h-8 max-w-full items-center gap-1.5 rounded-md text-left font-medium"
            >
              <bdi className="truncate">{name}</bdi>
              <ChevronDown aria-hidden className={cx('size-3.5 text-muted', !open && '-rotate-90')} />
            </button>
          </h2>
        )}
        {mandatory && <span className="shrink-0 text-xs text-muted">Mandatory</span>}
        <Progress done={done} total={items.length} />
        <Menu
          label={`More about ${name}`}
          align="end"
          entries={[
            { label: 'Rename', disabledReason: locked, onSelect: () => setNaming(true) },
            {
              label: mandatory ? 'Make optional' : 'Make mandatory',
              disabledReason: locked,
              onSelect: () => change({ do: 'mandatory', list: id, mandatory: !mandatory }),
            },
            { kind: 'separator' },
            {
              label: 'Remove',
              danger: true,
              disabledReason: locked,
              onSelect: () => change({ do: 'removeList', list: id }),
            },
          ]}
          trigger={<IconButton label={`More about ${name}`} icon={<Ellipsis />} />}
        />
      </header>
      {open && (
        <div className="pb-1.5">
          <ul aria-label={`Items of ${name}`}>
            {items.map((item, index) => (
              <ChecklistItem
                key={item.id}
                list={id}
                item={item}
                index={index}
                last={index === items.length - 1}
                locked={locked}
                me={me}
                change={change}
                {...dragging(item.id, index)}
              />
            ))}
          </ul>
          {!locked && (
            <AddItem
              label={`Add an item to ${name}`}
              placeholder="Add an item"
              onAdd={(text) => change({ do: 'add', list: id, text })}
            />
          )}
        </div>
      )}
    </section>
  )
}

function Progress({ done, total }: { done: number; total: number }) {
  return (
    <span className="flex shrink-0 items-center gap-2 text-xs text-muted tabular">
      <span aria-hidden className="h-1 w-14 overflow-hidden rounded-full bg-line @max-[30rem]:hidden">
        <span
          className="block h-full origin-left rounded-full bg-green transition-transform"
          style={{ transform: `scaleX(${total === 0 ? 0 : done / total})` }}
        />
      </span>
      <span>
        {done}/{total}
        <span className="sr-only"> done</span>
      </span>
    </span>
  )
}

function Rename({ name, onName, onDone }: { name: string; onName: (name: string) => void; onDone: () => void }) {
  const [text, setText] = useState(name)
  const save = () => {
    const next = text.trim()
    if (next && next !== name) onName(next)
    onDone()
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Escape') onDone()
    if (event.key === 'Enter' && !event.nativeEvent.isComposing) save()
  }
  return (
    <Input
      autoFocus
      dir="auto"
      aria-label="Name of the checklist"
      maxLength={120}
      value={text}
      onChange={(event) => setText(event.target.value)}
      onKeyDown={onKeyDown}
      onBlur={save}
      className="h-8 min-w-0 flex-1"
    />
  )
}
