// A server of a mailbox: where it is, and how the desk signs in there. The same for both directions.
import { Field } from '../../../ui/field.tsx'
import { Input } from '../../../ui/input.tsx'
import { TextField } from '../../record/fields.tsx'
import { errorOf } from '../../record/form.ts'
import { ChoiceField, type PartProps } from './choice-field.tsx'
import type { Mailbox } from './mailbox-values.ts'
import { portFor } from './presets.ts'

interface ServerFieldsProps extends PartProps {
  side: 'incoming' | 'outgoing'
  /** Which secrets are kept already. */
  kept: Mailbox['secrets'] | null
}

const securities = [
  { value: 'tls', label: 'TLS', hint: 'From the first byte on.' },
  { value: 'starttls', label: 'STARTTLS', hint: 'Required before anything is told.' },
  { value: 'none', label: 'None', hint: 'Only for a server on this machine.' },
] as const

const signIns = [
  { value: 'password', label: 'With a password' },
  { value: 'google', label: 'With Google' },
  { value: 'microsoft', label: 'With Microsoft' },
] as const

export function ServerFields({ form, locked, side, kept }: ServerFieldsProps) {
  const disabled = locked !== null
  const optional = side === 'outgoing'
  return (
    <>
      <TextField
        form={form}
        name={`${side}.host`}
        label="Server"
        subject="The server"
        hint={side === 'incoming' ? 'As in imap.example.com.' : 'As in smtp.example.com.'}
        disabled={disabled}
      />
      <div className="flex flex-wrap gap-4">
        <ChoiceField
          form={form}
          locked={locked}
          name={`${side}.security`}
          label="Security"
          choices={securities}
          also={(security) => form.set(`${side}.port`, portFor(side, security, form.values[`${side}.port`]))}
          className="w-40"
        />
        <Field label="Port" error={errorOf(form, `${side}.port`, 'The port')} className="w-24">
          <Input
            inputMode="numeric"
            value={form.values[`${side}.port`]}
            disabled={disabled}
            onChange={(event) => form.set(`${side}.port`, event.target.value)}
          />
        </Field>
      </div>
      <TextField
        form={form}
        name={`${side}.user`}
        label="User"
        subject="The user"
        optional={optional}
        hint={optional ? 'Empty: the server asks nobody who they are.' : 'Most often the address of the mailbox.'}
        disabled={disabled}
      />
      {(side === 'incoming' || form.values['outgoing.user'].trim() !== '') && (
        <ChoiceField
          form={form}
          locked={locked}
          name={`${side}.signIn`}
          label="Sign-in"
          choices={signIns}
          className="w-48"
        />
      )}
      <Secret form={form} locked={locked} side={side} kept={kept} />
    </>
  )
}

function Secret({ form, locked, side, kept }: ServerFieldsProps) {
  const name = `${side}Password` as const
  const there = kept?.[name] ?? false
  if (side === 'outgoing' && form.values['outgoing.user'].trim() === '') return null
  if (form.values[`${side}.signIn`] !== 'password')
    return (
      <p className="text-muted">
        {kept?.token ? 'It is signed in. ' : 'No password is kept. '}
        {kept ? 'The button is below.' : 'You sign in after saving.'}
      </p>
    )
  return (
    <Field
      label="Password"
      error={errorOf(form, name, 'The password')}
      hint={
        there
          ? 'One is kept, encrypted. It is never shown; enter another to replace it.'
          : side === 'outgoing' && form.values['incoming.kind'] === 'imap'
            ? 'Kept encrypted, never shown again. Empty: the one for incoming mail is used.'
            : 'Kept encrypted, never shown again. Providers with two-step sign-in want an app password here.'
      }
    >
      <Input
        type="password"
        autoComplete="new-password"
        placeholder={there ? 'Kept' : undefined}
        value={form.values[name]}
        disabled={locked !== null}
        onChange={(event) => form.set(name, event.target.value)}
      />
    </Field>
  )
}
