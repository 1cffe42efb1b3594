// The search field above a list.
import { Search } from 'lucide-react'
import { cx } from '../ui/cx.ts'
import { Input } from '../ui/input.tsx'

interface SearchFieldProps {
  label: string
  value: string
  onChange: (value: string) => void
  className?: string
}

export function SearchField({ label, value, onChange, className }: SearchFieldProps) {
  return (
    <span className={cx('relative flex w-64 max-w-full', className)}>
      <Search
        aria-hidden
        className="pointer-events-none absolute top-1/2 left-2 size-3.5 -translate-y-1/2 text-muted"
      />
      <Input
        type="search"
        aria-label={label}
        placeholder={label}
        dir="auto"
        maxLength={200}
        value={value}
        onChange={(event) => onChange(event.target.value)}
        className="pl-7"
      />
    </span>
  )
}
