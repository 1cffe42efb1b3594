// What it is about, if the person knows. A wrong guess costs more than none, so that nothing is chosen for them.
import { useOffered } from '../../tickets/choices.ts'
import { Combobox } from '../../ui/combobox.tsx'
import { Field } from '../../ui/field.tsx'

interface CategoryFieldProps {
  value: string | null
  onChange: (value: string | null) => void
  error: string | undefined
}

export function CategoryField({ value, onChange, error }: CategoryFieldProps) {
  const categories = useOffered()
  if (categories.length === 0) return null
  const options = categories.map(({ id, path, examples }) => ({
    value: id,
    label: path.replaceAll(' / ', ' › '),
    ...(examples.trim() && { detail: examples.trim() }),
  }))
  return (
    <Field label="What is it about?" optional error={error}>
      <Combobox
        label="What is it about?"
        options={options}
        none="I am not sure"
        placeholder="I am not sure"
        // One that was removed meanwhile is no choice any more.
        value={options.some((option) => option.value === value) ? value : null}
        onChange={onChange}
      />
    </Field>
  )
}
