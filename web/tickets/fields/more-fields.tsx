// The fields of a new ticket: what is needed is asked at once; what helps stands behind a press, and says what it is.
import { ChevronDown } from 'lucide-react'
import { useState } from 'react'
import type { ApiError } from '../../app/api.ts'
import { Button } from '../../ui/button.tsx'
import { cx } from '../../ui/cx.ts'
import { FieldInputs } from './field-inputs.tsx'
import { type FieldDefinition, type FieldValue, type FieldValues, isEmpty } from './field-values.ts'

interface MoreFieldsProps {
  fields: readonly FieldDefinition[]
  values: FieldValues
  onChange: (key: string, value: FieldValue) => void
  problems: Readonly<Record<string, string | undefined>>
  refused: ApiError | null
  /** What the press is called; the names of the fields unless told. */
  label?: string
  /** How they stand beside each other: two at the desk, one in the portal. */
  className?: string
  disabled?: boolean
}

export function MoreFields({ fields, label, className = 'grid gap-3 sm:grid-cols-2', ...form }: MoreFieldsProps) {
  const needed = fields.filter(({ required }) => required === 'opening')
  const others = fields.filter(({ required }) => required !== 'opening')
  const { values, problems, refused } = form
  const filled = others.some(({ key }) => !isEmpty(values[key]))
  const wrong = others.some(({ key }) => problems[key] || refused?.field(`fields.${key}`))
  const [open, setOpen] = useState(filled)
  return (
    <>
      {needed.length > 0 && (
        <div className={className}>
          <FieldInputs fields={needed} {...form} />
        </div>
      )}
      {others.length > 0 && (
        <Button
          variant="ghost"
          icon={<ChevronDown className={cx(!open && !wrong && '-rotate-90')} />}
          aria-expanded={open || wrong}
          onClick={() => setOpen(!open)}
          className="-ml-2 max-w-full self-start text-muted"
        >
          <span className="truncate">{label ?? summary(others)}</span>
        </Button>
      )}
      {others.length > 0 && (open || wrong) && (
        <div className={className}>
          <FieldInputs fields={others} {...form} />
        </div>
      )}
    </>
  )
}

/** `Device, location, reproducible and 3 more` */
function summary(fields: readonly FieldDefinition[]): string {
  const names = fields.map(({ label }, index) => (index === 0 ? label : label.charAt(0).toLowerCase() + label.slice(1)))
  if (names.length > 4) return `${names.slice(0, 3).join(', ')} and ${names.length - 3} more`
  return names.length === 1 ? (names[0] ?? '') : `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`
}
