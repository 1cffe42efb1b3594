// The working select; its look-alike in select.tsx stands in while this is fetched.
import { CSPProvider } from '@base-ui/react/csp-provider'
import { Select } from '@base-ui/react/select'
import { Check, ChevronsUpDown } from 'lucide-react'
import { cx } from './cx.ts'
import { useFieldControl } from './field.tsx'
import { itemClass, popupClass } from './popup-class.ts'
import type { SelectProps } from './select.tsx'
import { selectClass } from './select.tsx'

export default function SelectControl<V extends string>({
  label,
  value,
  onChange,
  choices,
  disabled,
  className,
}: SelectProps<V>) {
  const field = useFieldControl()
  const current = choices.find((choice) => choice.value === value)
  return (
    <Select.Root
      value={value}
      onValueChange={(next) => next !== null && onChange(next)}
      disabled={disabled}
      modal={false}
    >
      <Select.Trigger {...field} aria-label={label} className={selectClass(className)}>
        {current?.icon}
        <span className="min-w-0 flex-1 truncate">{current?.label ?? 'Choose'}</span>
        <ChevronsUpDown aria-hidden className="size-3.5 text-muted" />
      </Select.Trigger>
      {/* Its style element would be refused by the content security policy; styles.css has what it says. */}
      <CSPProvider disableStyleElements>
        <Select.Portal>
          <Select.Positioner alignItemWithTrigger={false} sideOffset={4} className="z-50">
            <Select.Popup
              className={cx(popupClass, 'max-h-(--available-height) min-w-(--anchor-width) overflow-y-auto p-1')}
            >
              <Select.List>
                {choices.map((choice) => (
                  <Select.Item key={choice.value} value={choice.value} className={itemClass}>
                    {choice.icon}
                    <span className="min-w-0 flex-1">
                      <Select.ItemText className="block truncate">{choice.label}</Select.ItemText>
                      {choice.hint && <span className="block max-w-64 text-xs text-muted">{choice.hint}</span>}
                    </span>
                    <Select.ItemIndicator>
                      <Check aria-hidden className="text-accent-text" />
                    </Select.ItemIndicator>
                  </Select.Item>
                ))}
              </Select.List>
            </Select.Popup>
          </Select.Positioner>
        </Select.Portal>
      </CSPProvider>
    </Select.Root>
  )
}
