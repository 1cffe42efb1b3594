// A new key: for what, with which permissions, until when. Its token is shown once, and then never again.
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useId, useState } from 'react'
import type { Output } from '../../app/api.ts'
import { api } from '../../app/api.ts'
import { ErrorNotice } from '../../app/error-notice.tsx'
import type { Permission } from '../../app/session.ts'
import { useMe } from '../../app/session.ts'
import { fieldError, onlyFields } from '../../directory/field-error.ts'
import { Button } from '../../ui/button.tsx'
import { Checkbox } from '../../ui/checkbox.tsx'
import { CopyField } from '../../ui/copy-field.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { Field } from '../../ui/field.tsx'
import { Input } from '../../ui/input.tsx'
import { RadioCards } from '../../ui/radio-cards.tsx'
import { Select } from '../../ui/select.tsx'
import { useKeyPerRequest } from '../record/use-record-form.ts'
import { permissionGroups, permissionWords } from '../roles/permission-words.ts'
import type { Life } from './expiry.ts'
import { expiresAt, lifeWords, lives } from './expiry.ts'

interface CreateKeyProps {
  open: boolean
  onOpenChange: (open: boolean) => void
}

export function CreateKey({ open, onOpenChange }: CreateKeyProps) {
  // Each opening starts afresh: a token must not come back into view.
  const [round, setRound] = useState(0)
  const change = (next: boolean) => {
    if (!next) setRound(round + 1)
    onOpenChange(next)
  }
  return <KeyDialog key={round} open={open} onOpenChange={change} />
}

function KeyDialog({ open, onOpenChange }: CreateKeyProps) {
  const me = useMe()
  const queries = useQueryClient()
  const [name, setName] = useState('')
  const [reach, setReach] = useState<'all' | 'some'>('some')
  const [scopes, setScopes] = useState<Permission[]>([])
  const [life, setLife] = useState<Life>('90')
  const keyFor = useKeyPerRequest()
  const form = useId()
  const creation = useMutation({
    mutationFn: () => {
      const wish = { name, scopes: reach === 'all' ? null : scopes }
      return api(
        'api-keys.create',
        { ...wish, expiresAt: expiresAt(life, new Date()) },
        // The moment of expiry moves on with the clock; the key of the request must not.
        { idempotencyKey: keyFor({ ...wish, life }) },
      )
    },
    onSuccess: () => queries.invalidateQueries({ queryKey: ['api-keys.list'] }),
  })
  if (creation.data) return <Created created={creation.data} open={open} onOpenChange={onOpenChange} />
  const missing = name.trim() === '' ? 'Give it a name first.' : null
  const noScope = reach === 'some' && scopes.length === 0 ? 'Choose what it may do.' : null
  return (
    <Dialog
      open={open}
      onOpenChange={onOpenChange}
      title="Create an API key"
      description={`Whoever has it acts as ${me.person.name}. If your roles shrink, so does the key.`}
      footer={
        <>
          <Button onClick={() => onOpenChange(false)}>Cancel</Button>
          <Button
            type="submit"
            form={form}
            variant="primary"
            busy={creation.isPending}
            disabledReason={missing ?? noScope}
          >
            Create key
          </Button>
        </>
      }
    >
      <form
        id={form}
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          creation.mutate()
        }}
        className="flex flex-col gap-4"
      >
        <Field
          label="Name"
          hint="What will use it, so that it can be recognised and revoked: “Nightly export”."
          error={fieldError(creation.error, 'name', 'The name')}
        >
          <Input value={name} maxLength={80} onChange={(event) => setName(event.target.value)} />
        </Field>
        <Field label="Lives for" className="w-40" error={fieldError(creation.error, 'expiresAt', 'The end')}>
          <Select
            value={life}
            onChange={setLife}
            choices={lives.map((one) => ({ value: one, label: lifeWords[one] }))}
          />
        </Field>
        <RadioCards
          legend="May do"
          value={reach}
          onChange={setReach}
          className="sm:grid-cols-2"
          choices={[
            { value: 'some', label: 'Only what I choose' },
            { value: 'all', label: 'Everything that I may do' },
          ]}
        />
        {reach === 'some' && <ScopeBoxes value={scopes} onChange={setScopes} offered={me.permissions} />}
        {creation.error && !onlyFields(creation.error, ['name', 'expiresAt']) && (
          <ErrorNotice error={creation.error} inline />
        )}
      </form>
    </Dialog>
  )
}

interface ScopeBoxesProps {
  value: readonly Permission[]
  onChange: (scopes: Permission[]) => void
  offered: readonly Permission[]
}

function ScopeBoxes({ value, onChange, offered }: ScopeBoxesProps) {
  return (
    <fieldset className="flex flex-col gap-2">
      <legend className="sr-only">Permissions of the key</legend>
      {permissionGroups
        .flatMap(({ permissions }) => permissions)
        .filter((permission) => offered.includes(permission))
        .map((permission) => {
          const { may, means } = permissionWords[permission]
          return (
            <Checkbox
              key={permission}
              label={may.charAt(0).toUpperCase() + may.slice(1)}
              hint={means}
              checked={value.includes(permission)}
              onChange={(event) =>
                onChange(event.target.checked ? [...value, permission] : value.filter((one) => one !== permission))
              }
            />
          )
        })}
    </fieldset>
  )
}

interface CreatedProps extends CreateKeyProps {
  created: Output<'api-keys.create'>
}

function Created({ created, open, onOpenChange }: CreatedProps) {
  const [copied, setCopied] = useState(false)
  const [warned, setWarned] = useState(false)
  // A slip of the hand beside the dialog must not cost the token.
  const close = () => {
    if (copied || warned) onOpenChange(false)
    else setWarned(true)
  }
  return (
    <Dialog
      open={open}
      onOpenChange={(next) => !next && close()}
      title={`The key “${created.name}” works now`}
      description="Copy its token to where it is needed. It is shown only here and only now; the desk keeps no readable copy."
      footer={
        <Button variant="primary" onClick={() => onOpenChange(false)}>
          I have copied it
        </Button>
      }
    >
      <CopyField label="Token" value={created.token} onCopied={() => setCopied(true)} />
      <p className="mt-2 text-muted">
        Sent as <code className="font-mono text-xs">Authorization: Bearer …</code>. In a wrong place it is a way into
        the desk: revoke it then.
      </p>
      <p role="alert" className="mt-2 text-red empty:hidden">
        {warned &&
          !copied &&
          'Not copied yet. Once this is closed, the token cannot be shown again; close it again to go on without it.'}
      </p>
    </Dialog>
  )
}
