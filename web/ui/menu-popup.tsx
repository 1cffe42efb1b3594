// The menu once it is open.
import { Menu } from '@base-ui/react/menu'
import { Check } from 'lucide-react'
import { cx } from './cx.ts'
import { KeyCombination } from './kbd.tsx'
import type { MenuEntry } from './menu.tsx'
import type { Anchored } from './overlay-trigger.ts'
import { useFocusAfter } from './overlay-trigger.ts'
import { itemClass, popupClass } from './popup-class.ts'

interface MenuPopupProps extends Anchored {
  label: string
  entries: MenuEntry[]
  align: 'start' | 'end'
  side: 'bottom' | 'top' | 'right'
  focusAfter?: () => HTMLElement | null
}

export default function MenuPopup(props: MenuPopupProps) {
  const { open, onOpenChange, anchor, label, entries, align, side, focusAfter } = props
  const focus = useFocusAfter(anchor, focusAfter)
  return (
    <Menu.Root open={open} onOpenChange={onOpenChange} modal={false}>
      <Menu.Portal>
        <Menu.Positioner anchor={anchor} align={align} side={side} sideOffset={4} className="z-50 outline-none">
          <Menu.Popup
            aria-label={label}
            {...focus}
            className={cx(popupClass, 'max-h-(--available-height) min-w-44 overflow-y-auto p-1')}
          >
            {entries.map((entry, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: separators have nothing else to be known by
              <Entry key={index} entry={entry} />
            ))}
          </Menu.Popup>
        </Menu.Positioner>
      </Menu.Portal>
    </Menu.Root>
  )
}

function Entry({ entry }: { entry: MenuEntry }) {
  if (entry.kind === 'separator') return <Menu.Separator className="mx-2 my-1 h-px bg-line" />
  if (entry.kind === 'heading') {
    return <div className="max-w-56 px-2 pt-1.5 pb-0.5 text-xs text-muted">{entry.label}</div>
  }
  if (entry.kind === 'choice') {
    return (
      <Menu.CheckboxItem checked={entry.checked} onCheckedChange={entry.onSelect} closeOnClick className={itemClass}>
        <span className="flex size-4 items-center justify-center">
          <Menu.CheckboxItemIndicator>
            <Check aria-hidden className="text-accent-text" />
          </Menu.CheckboxItemIndicator>
        </span>
        {entry.icon}
        <span className="flex-1 truncate">{entry.label}</span>
      </Menu.CheckboxItem>
    )
  }
  return (
    <Menu.Item
      disabled={Boolean(entry.disabledReason)}
      onClick={entry.onSelect}
      className={cx(itemClass, entry.danger && 'text-red')}
    >
      {entry.icon && (
        <span aria-hidden className={cx('flex', !entry.danger && 'text-muted')}>
          {entry.icon}
        </span>
      )}
      <span className="min-w-0 flex-1">
        <span className="block truncate">{entry.label}</span>
        {entry.disabledReason && <span className="block max-w-56 text-xs text-muted">{entry.disabledReason}</span>}
      </span>
      {entry.shortcut && (
        // Fingers have no keys.
        <span className="coarse:hidden">
          <KeyCombination keys={entry.shortcut} />
        </span>
      )}
    </Menu.Item>
  )
}
