// Choosing a time zone among all that the browser knows.
import { Combobox } from './combobox.tsx'
import { Field } from './field.tsx'

const zones = Intl.supportedValuesOf('timeZone').map((zone) => ({ value: zone, label: zone.replaceAll('_', ' ') }))

interface TimeZoneFieldProps {
  /** What no choice means, in words. */
  none: string
  value: string | null
  onChange: (zone: string | null) => void
  error?: string | undefined
  disabled?: boolean
}

export function TimeZoneField({ none, value, onChange, error, disabled }: TimeZoneFieldProps) {
  return (
    <Field label="Time zone" optional error={error}>
      <Combobox
        label="Time zone"
        none={none}
        placeholder={none}
        options={zones}
        value={value}
        onChange={onChange}
        disabled={disabled ?? false}
      />
    </Field>
  )
}
