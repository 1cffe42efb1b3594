// The list of a combobox once it is open: a search field above options of which only the visible ones exist in the page.
import { Combobox } from '@base-ui/react/combobox'
import type { Virtualizer } from '@tanstack/react-virtual'
import { useVirtualizer } from '@tanstack/react-virtual'
import { Check } from 'lucide-react'
import type { RefObject } from 'react'
import { useImperativeHandle, useRef, useState } from 'react'
import type { Option } from './combobox.tsx'
import { cx } from './cx.ts'
import type { Anchored } from './overlay-trigger.ts'
import { useFocusAfter } from './overlay-trigger.ts'
import { itemClass, popupClass } from './popup-class.ts'
import { useEnter } from './use-enter.ts'

interface ComboboxPopupProps extends Anchored {
  label: string
  options: readonly Option[]
  multiple: boolean
  selected: readonly string[]
  onSelect: (values: string[]) => void
  onDone: () => void
  /** Letters pressed on the button before the field here had the focus. */
  typed: string
  onTaken: () => void
  /** The server searches. */
  onQuery?: (query: string) => void
  loading?: boolean
}

type Rows = Virtualizer<HTMLElement, Element>

export default function ComboboxPopup(props: ComboboxPopupProps) {
  const { open, anchor, label, multiple, selected, onSelect, onDone, typed, onTaken, onQuery, loading } = props
  const [query, setQuery] = useState('')
  // Whoever searches does not mean nothing.
  const options = onQuery && query.trim() !== '' ? props.options.filter(({ value }) => value !== '') : props.options
  const focus = useFocusAfter(anchor)
  const rows = useRef<Rows | null>(null)
  const [list, setList] = useState<HTMLElement | null>(null)
  const chosen = options.filter((option) => selected.includes(option.value))
  const pick = (next: Option[] | Option | null) => {
    if (Array.isArray(next)) return onSelect(next.map((option) => option.value))
    if (next) onSelect([next.value])
    onDone()
  }
  const first = options[0]
  const enter = useEnter(Boolean(onQuery && loading), () => {
    if (!open || !first) return
    if (!multiple) pick(first)
    else if (!selected.includes(first.value)) onSelect([...selected, first.value])
  })
  return (
    <Combobox.Root<Option, boolean>
      virtualized
      autoHighlight
      items={options as Option[]}
      {...(onQuery && { filter: null })}
      multiple={multiple}
      value={multiple ? chosen : (chosen[0] ?? null)}
      onValueChange={pick}
      onInputValueChange={(next, { reason }) => {
        if (reason !== 'input-change' && reason !== 'input-clear') return
        enter.forget()
        setQuery(next)
        onQuery?.(next)
      }}
      open={open}
      onOpenChange={props.onOpenChange}
      itemToStringLabel={(option) => (option.detail ? `${option.label} ${option.detail}` : option.label)}
      isItemEqualToValue={(item, value) => item.value === value.value}
      onItemHighlighted={(item, { reason, index }) => item && reveal(rows.current, reason, index)}
    >
      <Combobox.Portal>
        <Combobox.Positioner anchor={anchor} align="start" sideOffset={4} className="z-50">
          <Combobox.Popup
            aria-label={label}
            {...focus}
            className={cx(popupClass, 'w-[max(var(--anchor-width),15rem)] overflow-hidden')}
          >
            <Combobox.Input
              aria-label={`Search in ${label}`}
              placeholder={label}
              onKeyDown={enter.onKeyDown}
              onFocus={({ target }) => {
                if (typed !== '') write(target, typed)
                onTaken()
              }}
              className="h-9 w-full border-b border-line bg-transparent px-3 text-control outline-none"
            />
            <Combobox.Empty>
              <div className="px-3 py-3 text-muted">
                {loading ? 'Searching' : 'Nothing matches. Try fewer letters.'}
              </div>
            </Combobox.Empty>
            <Combobox.List
              ref={setList}
              className="max-h-[min(20rem,calc(var(--available-height)-3rem))] overflow-y-auto overscroll-contain p-1 outline-none data-empty:p-0"
            >
              <VirtualRows open={open} rows={rows} list={list} />
            </Combobox.List>
          </Combobox.Popup>
        </Combobox.Positioner>
      </Combobox.Portal>
    </Combobox.Root>
  )
}

/** As if it was typed there: it is searched for, and the first that fits is marked. React hears of it by the setter of the browser. */
function write(field: HTMLInputElement, text: string) {
  Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')?.set?.call(field, text)
  field.dispatchEvent(new InputEvent('input', { bubbles: true, inputType: 'insertText', data: text }))
}

// Following the pointer would scroll under it; following the keyboard is what one expects.
function reveal(rows: Rows | null, reason: string, index: number) {
  if (!rows || reason === 'pointer') return
  queueMicrotask(() => rows.scrollToIndex(index, { align: 'auto' }))
}

interface VirtualRowsProps {
  open: boolean
  rows: RefObject<Rows | null>
  /** What scrolls. */
  list: HTMLElement | null
}

function VirtualRows({ open, rows, list }: VirtualRowsProps) {
  const options = Combobox.useFilteredItems<Option>()
  const virtualizer = useVirtualizer({
    enabled: open,
    count: options.length,
    getScrollElement: () => list,
    estimateSize: () => 28,
    overscan: 12,
    scrollPaddingStart: 4,
    scrollPaddingEnd: 4,
  })
  useImperativeHandle(rows, () => virtualizer, [virtualizer])
  if (options.length === 0) return null
  return (
    <div role="presentation" className="relative w-full" style={{ height: virtualizer.getTotalSize() }}>
      {virtualizer.getVirtualItems().map((row) => {
        const option = options[row.index]
        if (!option) return null
        return (
          <Combobox.Item
            key={row.key}
            index={row.index}
            data-index={row.index}
            ref={virtualizer.measureElement}
            value={option}
            aria-setsize={options.length}
            aria-posinset={row.index + 1}
            className={cx(itemClass, 'absolute inset-x-0 top-0')}
            style={{ transform: `translateY(${row.start}px)` }}
          >
            <OptionRow option={option} />
          </Combobox.Item>
        )
      })}
    </div>
  )
}

function OptionRow({ option }: { option: Option }) {
  return (
    <>
      {option.icon}
      <span className="min-w-0 flex-1">
        <span className="block truncate">{option.label}</span>
        {option.detail && <span className="block truncate text-xs text-muted">{option.detail}</span>}
      </span>
      <Combobox.ItemIndicator>
        <Check aria-hidden className="text-accent-text" />
      </Combobox.ItemIndicator>
    </>
  )
}
