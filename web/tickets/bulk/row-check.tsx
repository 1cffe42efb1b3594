// Selects a row of the list; in the gutter to its left.
import type { MouseEvent } from 'react'
import { Checkbox } from '../../ui/checkbox.tsx'
import { cx } from '../../ui/cx.ts'

interface RowCheckProps {
  number: string
  checked: boolean
  onPick: (stretch: boolean) => void
}

export default function RowCheck({ number, checked, onPick }: RowCheckProps) {
  const pick = (event: MouseEvent) => {
    event.stopPropagation()
    onPick(event.shiftKey)
  }
  return (
    <span className={cx('absolute inset-y-0 left-2.5 flex items-center', !checked && 'text-muted')}>
      <Checkbox
        tabIndex={-1}
        aria-label={`Select ${number}`}
        checked={checked}
        readOnly
        onClick={pick}
        onChange={() => undefined}
      />
    </span>
  )
}
