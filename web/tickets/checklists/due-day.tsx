// The day by which an item is due: read at a glance, chosen with the platform's own calendar.
import { CalendarDays } from 'lucide-react'
import { Button } from '../../ui/button.tsx'
import { cx } from '../../ui/cx.ts'
import { Field } from '../../ui/field.tsx'
import { IconButton } from '../../ui/icon-button.tsx'
import { Input } from '../../ui/input.tsx'
import { Popover } from '../../ui/popover.tsx'
import { dayWords, isPast } from './days.ts'
import { whenWanted } from './when-wanted.ts'

interface DueDayProps {
  /** Of the item. */
  text: string
  due: string | null
  /** It is still to be done, so that a day that has passed matters. */
  late: boolean
  fixed: boolean
  onDue: (due: string | null) => void
}

export function DueDay({ text, due, late, fixed, onDue }: DueDayProps) {
  const over = due !== null && late && isPast(due, new Date())
  const trigger = due ? (
    <button
      type="button"
      disabled={fixed}
      className={cx(
        'inline-flex h-6 shrink-0 items-center gap-1 rounded-md px-1.5 text-xs whitespace-nowrap hover:bg-hover coarse:h-11',
        over ? 'text-red' : 'text-muted',
      )}
    >
      <CalendarDays aria-hidden className="size-3.5" />
      <span className="sr-only">{over ? 'Overdue since' : 'Due'} </span>
      {dayWords(due, new Date())}
    </button>
  ) : (
    <IconButton
      label="Set a due day"
      icon={<CalendarDays />}
      disabledReason={fixed ? 'It cannot be changed now' : null}
      className={whenWanted}
    />
  )
  return (
    <Popover label={`Due day of ${text}`} align="end" trigger={trigger}>
      {(close) => (
        <form
          className="flex items-end gap-2"
          onSubmit={(event) => {
            event.preventDefault()
            const day = new FormData(event.currentTarget).get('day')
            onDue(typeof day === 'string' && day !== '' ? day : null)
            close()
          }}
        >
          <Field label="Due day">
            <Input type="date" name="day" autoFocus defaultValue={due ?? ''} min="1970-01-01" max="2199-12-31" />
          </Field>
          <Button type="submit" variant="primary">
            Set
          </Button>
          {due && (
            <Button
              onClick={() => {
                onDue(null)
                close()
              }}
            >
              Clear
            </Button>
          )}
        </form>
      )}
    </Popover>
  )
}
