// What kind of request it is: asked only where there is more than one, and each in plain words.
import { useTypes } from '../../tickets/choices.ts'
import { Field } from '../../ui/field.tsx'
import { RadioCards } from '../../ui/radio-cards.tsx'
import { Select } from '../../ui/select.tsx'

type TypeOfTicket = ReturnType<typeof useTypes>[number]

/** The chosen kind and what its form asks; one that was retired meanwhile is the first one again. */
export function useKind(key: string) {
  const types = useTypes().filter(({ active, audience }) => active && audience === 'everybody')
  const type = types.find((one) => one.key === key) ?? types[0]
  return { types, type, questions: type?.template.questions ?? [] }
}

interface KindFieldProps {
  types: readonly TypeOfTicket[]
  value: string | null
  onChange: (key: string) => void
  busy: boolean
}

const legend = 'What kind of request is it?'

export function KindField({ types, value, onChange, busy }: KindFieldProps) {
  if (types.length < 2) return null
  if (types.length > 4)
    return (
      <Field label={legend}>
        <Select
          value={value ?? ''}
          onChange={onChange}
          disabled={busy}
          choices={types.map(({ key, name, description }) => ({
            value: key,
            label: name,
            ...(description && { hint: description }),
          }))}
        />
      </Field>
    )
  return (
    <RadioCards
      legend={legend}
      value={value}
      onChange={onChange}
      disabled={busy}
      className={types.length === 3 ? 'sm:grid-cols-3' : 'sm:grid-cols-2'}
      choices={types.map(({ key, name, description }) => ({ value: key, label: name, hint: description }))}
    />
  )
}
