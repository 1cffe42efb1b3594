// Signing in at Google or Microsoft: with the app that the organisation registered there, once, and no password is kept.
import { useMutation, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { api, newKey } from '../../../app/api.ts'
import { ErrorNotice } from '../../../app/error-notice.tsx'
import { query } from '../../../app/queries.ts'
import { fieldError, onlyFields } from '../../../directory/field-error.ts'
import { Button } from '../../../ui/button.tsx'
import { CopyField } from '../../../ui/copy-field.tsx'
import { Dialog } from '../../../ui/dialog.tsx'
import { Field } from '../../../ui/field.tsx'
import { Input } from '../../../ui/input.tsx'
import { FormSection } from '../../admin-page.tsx'
import type { Mailbox } from './mailbox-values.ts'

type Provider = 'google' | 'microsoft'
const names: Record<Provider, string> = { google: 'Google', microsoft: 'Microsoft' }

/** At whom a mailbox signs in, as it is saved; null: with passwords. */
export function providerOf({ incoming, outgoing }: Pick<Mailbox, 'incoming' | 'outgoing'>): Provider | null {
  const ways = [incoming.kind === 'imap' && incoming.signIn, outgoing.kind === 'smtp' && outgoing.signIn]
  return ways.find((way): way is Provider => way === 'google' || way === 'microsoft') ?? null
}

const registrationOf = ({ id }: Mailbox) => query('mailboxes.authorization', { id })

export function AuthorizationSection({ mailbox, locked }: { mailbox: Mailbox; locked: string | null }) {
  const [open, setOpen] = useState(false)
  const provider = providerOf(mailbox)
  // Here before the dialog is, so that it opens with its first field.
  useQuery({ ...registrationOf(mailbox), enabled: provider !== null && locked === null })
  if (!provider) return null
  const name = names[provider]
  const there = mailbox.secrets.token
  return (
    <FormSection
      title={`Sign-in with ${name}`}
      text={
        there
          ? `${name} lets the desk in. If it stops doing so, sign in again.`
          : `The desk cannot get in yet: somebody who may use ${mailbox.address} has to agree at ${name}.`
      }
    >
      <Button
        variant={there ? 'secondary' : 'primary'}
        disabledReason={locked}
        onClick={() => setOpen(true)}
        className="self-start"
      >
        {there ? `Sign in with ${name} again` : `Sign in with ${name}`}
      </Button>
      {open && <AuthorizationDialog mailbox={mailbox} provider={provider} onClose={() => setOpen(false)} />}
    </FormSection>
  )
}

interface AuthorizationDialogProps {
  mailbox: Mailbox
  provider: Provider
  onClose: () => void
}

function AuthorizationDialog({ mailbox, provider, onClose }: AuthorizationDialogProps) {
  const [clientId, setClientId] = useState('')
  const [clientSecret, setClientSecret] = useState('')
  const [tenant, setTenant] = useState('')
  const registration = useQuery(registrationOf(mailbox))
  const begun = useMutation({
    mutationFn: () =>
      api(
        'mailboxes.authorize',
        { id: mailbox.id, clientId, clientSecret, ...(tenant.trim() && { tenant: tenant.trim() }) },
        { idempotencyKey: newKey() },
      ),
    onSuccess: ({ url }) => location.assign(url),
  })
  const name = names[provider]
  const missing = clientId.trim() && clientSecret ? null : 'Copy both from the app that you registered.'
  const fields = ['clientId', 'clientSecret', 'tenant']
  return (
    <Dialog
      open
      onOpenChange={(next) => !next && onClose()}
      title={`Sign in with ${name}`}
      description={`Register an app at ${name} first; the guide for admins says which switches it needs. It is yours: nobody else’s server sees your mail.`}
      footer={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button
            variant="primary"
            type="submit"
            form="authorize"
            busy={begun.isPending || begun.isSuccess}
            disabledReason={missing}
          >
            Go to {name}
          </Button>
        </>
      }
    >
      <form
        id="authorize"
        noValidate
        className="flex flex-col gap-4"
        onSubmit={(event) => {
          event.preventDefault()
          if (!missing) begun.mutate()
        }}
      >
        {registration.error && <ErrorNotice error={registration.error} retry={registration.refetch} inline />}
        {registration.data && (
          <Field label="Redirect URI" hint="The app has to name it, letter by letter.">
            <CopyField label="Redirect URI" value={registration.data.redirectUri} />
          </Field>
        )}
        <Field label="Client ID of the app" error={fieldError(begun.error, 'clientId', 'The client ID')}>
          <Input value={clientId} onChange={(event) => setClientId(event.target.value)} />
        </Field>
        <Field
          label="Client secret"
          hint={`Kept encrypted, never shown again. At ${name} you have 10 minutes to agree.`}
          error={fieldError(begun.error, 'clientSecret', 'The client secret')}
        >
          <Input
            type="password"
            autoComplete="new-password"
            value={clientSecret}
            onChange={(event) => setClientSecret(event.target.value)}
          />
        </Field>
        {provider === 'microsoft' && (
          <Field
            label="Directory (tenant)"
            optional
            hint="Its id or its domain. Empty: any organisation."
            error={fieldError(begun.error, 'tenant', 'The directory')}
          >
            <Input value={tenant} onChange={(event) => setTenant(event.target.value)} />
          </Field>
        )}
        {begun.error && !onlyFields(begun.error, fields) && <ErrorNotice error={begun.error} inline />}
      </form>
    </Dialog>
  )
}
