// A new password: it can be looked at while it is typed, and says how hard it would be to guess.
import { Eye, EyeOff } from 'lucide-react'
import { useState } from 'react'
import { cx } from '../ui/cx.ts'
import { Field } from '../ui/field.tsx'
import { IconButton } from '../ui/icon-button.tsx'
import { Input } from '../ui/input.tsx'
import type { Strength } from './password-strength.ts'
import { passwordStrength, strengthHint } from './password-strength.ts'

interface NewPasswordProps {
  value: string
  onChange: (value: string) => void
  label?: string
  error?: string | undefined
  /** What a guesser would try first: name, address, organisation. */
  known?: readonly string[]
}

export function NewPassword({ value, onChange, label = 'Password', error, known }: NewPasswordProps) {
  const strength = passwordStrength(value, known)
  return (
    <Field label={label} error={error} hint={<Hint strength={strength} length={value.length} />}>
      <PasswordInput value={value} onChange={onChange} autoComplete="new-password" />
    </Field>
  )
}

interface PasswordInputProps {
  value: string
  onChange: (value: string) => void
  autoComplete: 'current-password' | 'new-password'
}

export function PasswordInput({ value, onChange, autoComplete }: PasswordInputProps) {
  const [shown, setShown] = useState(false)
  return (
    <span className="relative flex">
      <Input
        type={shown ? 'text' : 'password'}
        autoComplete={autoComplete}
        autoCapitalize="none"
        spellCheck={false}
        required
        maxLength={200}
        value={value}
        onChange={(event) => onChange(event.target.value)}
        className="pr-12"
      />
      <IconButton
        label={shown ? 'Hide the password' : 'Show the password'}
        icon={shown ? <EyeOff /> : <Eye />}
        aria-pressed={shown}
        onClick={() => setShown(!shown)}
        className="absolute inset-y-0 right-0 h-full"
      />
    </span>
  )
}

const steps: Record<Strength, number> = { empty: 0, short: 0, weak: 1, fair: 2, strong: 3 }
const colours = ['', 'bg-red-solid', 'bg-amber', 'bg-green']

function Hint({ strength, length }: { strength: Strength; length: number }) {
  const step = steps[strength]
  return (
    <span className="flex items-start gap-2">
      <span aria-hidden className="flex h-(--hint-leading) w-14 shrink-0 items-center gap-0.5">
        {[1, 2, 3].map((bar) => (
          <span key={bar} className={cx('h-1 flex-1 rounded-sm', bar <= step ? colours[step] : 'bg-line-strong')} />
        ))}
      </span>
      <span>{strengthHint(strength, length)}</span>
      {/* Said when the verdict changes, and not with every letter that is still missing. */}
      <span role="status" className="sr-only">
        {step > 0 && strengthHint(strength, length)}
      </span>
    </span>
  )
}
