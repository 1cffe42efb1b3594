// One item: ticked, reworded where it stands, handed out, given a day, moved.
import { Ellipsis, UserPlus } from 'lucide-react'
import type { KeyboardEvent, ReactNode } from 'react'
import { useState } from 'react'
import { Avatar } from '../../ui/avatar.tsx'
import { Checkbox } from '../../ui/checkbox.tsx'
import { Combobox } from '../../ui/combobox.tsx'
import { cx } from '../../ui/cx.ts'
import { IconButton } from '../../ui/icon-button.tsx'
import type { MenuEntry } from '../../ui/menu.tsx'
import { Menu } from '../../ui/menu.tsx'
import { mediumTime } from '../../ui/relative-time.ts'
import { tip } from '../../ui/tip.ts'
import { useAgents } from '../choices.ts'
import { DueDay } from './due-day.tsx'
import type { Doing, Item } from './lists.ts'
import { unsaved } from './lists.ts'
import type { Dragging } from './use-dragging.ts'
import { whenWanted } from './when-wanted.ts'

interface ChecklistItemProps extends Dragging {
  /** Id of the list that it stands on. */
  list: string
  item: Item
  index: number
  last: boolean
  locked: string | null
  me: { id: string; name: string; email: string }
  change: (doing: Doing) => void
  /** What else it is, beside its words. */
  marks?: ReactNode
  /** What else can be done with it. */
  more?: MenuEntry[]
}

export function ChecklistItem(props: ChecklistItemProps) {
  const { list, item, index, last, locked, me, change, marks, more = [], drop, dragged, ...drag } = props
  const { id, text, done, doneAt, doneBy, due } = item
  const [editing, setEditing] = useState(false)
  const fixed = locked !== null || id === unsaved
  const about = { list, item: id }
  const move = (position: number) => change({ do: 'move', ...about, position })
  const onKeyDown = (event: KeyboardEvent) => {
    if (fixed || !event.altKey || (event.key !== 'ArrowUp' && event.key !== 'ArrowDown')) return
    event.preventDefault()
    if (event.key === 'ArrowUp' && index > 0) move(index - 1)
    if (event.key === 'ArrowDown' && !last) move(index + 1)
  }
  return (
    <li
      draggable={!fixed && !editing}
      {...drag}
      onKeyDown={onKeyDown}
      className={cx(
        'group relative flex min-h-8 items-center gap-2 pr-1.5 pl-3 hover:bg-hover focus-within:bg-hover coarse:min-h-11',
        dragged && 'opacity-55',
        drop === 'above' && 'shadow-[inset_0_2px_var(--color-accent)]',
        drop === 'below' && 'shadow-[inset_0_-2px_var(--color-accent)]',
      )}
    >
      <Checkbox
        aria-label={text}
        checked={done}
        disabled={fixed}
        onChange={(event) => change({ do: 'tick', ...about, done: event.target.checked, me })}
      />
      {editing ? (
        <Reword
          text={text}
          onText={(next) => change({ do: 'reword', ...about, text: next })}
          onDone={() => setEditing(false)}
        />
      ) : (
        <button
          type="button"
          disabled={fixed}
          aria-label={`Reword ${text}`}
          onClick={() => setEditing(true)}
          {...(doneAt && tip(`${doneBy?.name ?? 'Mendbook'}, ${mediumTime(new Date(doneAt))}`))}
          className={cx(
            'min-w-0 flex-1 cursor-text py-1 text-left break-words select-text',
            done && 'text-muted line-through decoration-line-strong',
          )}
        >
          <bdi>{text}</bdi>
        </button>
      )}
      {marks}
      <DueDay
        text={text}
        due={due}
        late={!done}
        fixed={fixed}
        onDue={(next) => change({ do: 'due', ...about, due: next })}
      />
      <Owner item={item} fixed={fixed} onOwner={(owner) => change({ do: 'owner', ...about, owner })} />
      <Menu
        label={`More about ${text}`}
        align="end"
        entries={[
          { label: 'Reword', disabledReason: locked, onSelect: () => setEditing(true) },
          {
            label: 'Move up',
            shortcut: 'alt+arrowup',
            disabledReason: locked ?? (index === 0 ? 'It is the first one' : null),
            onSelect: () => move(index - 1),
          },
          {
            label: 'Move down',
            shortcut: 'alt+arrowdown',
            disabledReason: locked ?? (last ? 'It is the last one' : null),
            onSelect: () => move(index + 1),
          },
          ...more,
          { kind: 'separator' },
          { label: 'Remove', danger: true, disabledReason: locked, onSelect: () => change({ do: 'remove', ...about }) },
        ]}
        trigger={
          <IconButton
            label={`More about ${text}`}
            icon={<Ellipsis />}
            className={whenPointedAt}
            disabledReason={id === unsaved ? 'It is being saved' : null}
          />
        }
      />
    </li>
  )
}

/** There for the keyboard and for fingers always; for a pointer while it rests on the row. */
const whenPointedAt =
  'opacity-0 group-focus-within:opacity-100 group-hover:opacity-100 aria-expanded:opacity-100 coarse:opacity-100'

interface OwnerProps {
  item: Item
  fixed: boolean
  onOwner: (owner: Item['owner']) => void
}

function Owner({ item: { text, owner }, fixed, onOwner }: OwnerProps) {
  const agents = useAgents()
  return (
    <Combobox
      label={`Who does ${text}`}
      none="Nobody in particular"
      options={agents.map((agent) => ({
        value: agent.id,
        label: agent.name,
        detail: agent.email,
        icon: <Avatar person={agent} size="sm" />,
      }))}
      value={owner?.id ?? null}
      onChange={(id) => {
        const next = agents.find((agent) => agent.id === id)
        onOwner(next ? { id: next.id, name: next.name, email: next.email } : null)
      }}
      trigger={
        <IconButton
          label={owner ? `${owner.name} does it` : 'Say who does it'}
          icon={owner ? <Avatar person={owner} size="sm" alone /> : <UserPlus />}
          disabledReason={fixed ? 'It cannot be changed now' : null}
          className={owner ? undefined : whenWanted}
        />
      }
    />
  )
}

function Reword({ text, onText, onDone }: { text: string; onText: (text: string) => void; onDone: () => void }) {
  const [typed, setTyped] = useState(text)
  const save = () => {
    const next = typed.replace(/\s+/g, ' ').trim()
    if (next && next !== text) onText(next)
    onDone()
  }
  return (
    <input
      // biome-ignore lint/a11y/noAutofocus: it takes the place of what was pressed
      autoFocus
      type="text"
      dir="auto"
      aria-label="Item"
      maxLength={500}
      value={typed}
      onChange={(event) => setTyped(event.target.value)}
      onBlur={save}
      onKeyDown={(event) => {
        if (event.key === 'Escape') onDone()
        if (event.key === 'Enter' && !event.nativeEvent.isComposing) save()
      }}
      className="min-w-0 flex-1 rounded-sm bg-surface py-1 text-control outline-2 outline-ring"
    />
  )
}
