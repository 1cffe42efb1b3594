// A new mailbox. Its key for handing in mail is shown once, before its page opens.
import { useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import type { Output } from '../../../app/api.ts'
import { api } from '../../../app/api.ts'
import { query } from '../../../app/queries.ts'
import { useMissing } from '../../add-link.tsx'
import { AdminPage, TwoColumns } from '../../admin-page.tsx'
import { RecordForm } from '../../record/record-form.tsx'
import { SaveBar } from '../../record/save-bar.tsx'
import { useNewForm } from '../../record/use-new-form.ts'
import { GeneralFields, PlaceFields, StyleFields } from './general-fields.tsx'
import { HandlingFields, SendingFields } from './handling-fields.tsx'
import { HookKeyDialog } from './hook-key.tsx'
import { IncomingFields, OutgoingFields } from './incoming-fields.tsx'
import type { MailboxValues } from './mailbox-values.ts'
import { emptyMailbox, toAdded } from './mailbox-values.ts'
import { effectsOf, mailboxWords } from './mailbox-words.ts'
import { SetupTest } from './setup-test.tsx'

export function NewMailboxPage() {
  const navigate = useNavigate()
  const queries = useQueryClient()
  const missing = useMissing('mail.manage')
  const [added, setAdded] = useState<Output<'mailboxes.add'> | null>(null)
  const open = (id: string) => {
    // The form is long, and the page of the mailbox begins with how it does.
    document.getElementById('main')?.scrollTo(0, 0)
    void navigate({ to: '/admin/mail/mailboxes/$id', params: { id }, replace: true, ignoreBlocker: true })
  }
  const form = useNewForm({
    empty: emptyMailbox,
    save: (values: MailboxValues, options) => api('mailboxes.add', toAdded(values), options),
    onSaved: (mailbox) => {
      const { hookKey: _, ...shown } = mailbox
      queries.setQueryData(query('mailboxes.get', { id: mailbox.id }).queryKey, shown)
      void queries.invalidateQueries({ queryKey: ['mailboxes.list'] })
      if (shown.incoming.kind === 'delivered') setAdded(mailbox)
      else open(mailbox.id)
    },
  })
  return (
    <AdminPage
      title="Add mailbox"
      parent={{ to: '/admin/mail/mailboxes', label: 'Mailboxes' }}
      intro="From the moment that it is there, what people write to it becomes tickets."
    >
      <RecordForm form={form} locked={missing}>
        <TwoColumns>
          <GeneralFields form={form} locked={missing} fresh />
          <IncomingFields form={form} locked={missing} kept={null} />
          <OutgoingFields form={form} locked={missing} kept={null} />
          <SetupTest form={form} locked={missing} id={null} />
          <PlaceFields form={form} locked={missing} />
          <StyleFields form={form} locked={missing} />
          <HandlingFields form={form} locked={missing} />
          <SendingFields form={form} locked={missing} />
        </TwoColumns>
        <SaveBar
          form={form}
          add="Add mailbox"
          disabledReason={missing}
          effects={effectsOf(emptyMailbox, form.values)}
          {...mailboxWords((id) => id)}
        />
      </RecordForm>
      {added && <HookKeyDialog name={added.name} hookKey={added.hookKey} onClose={() => open(added.id)} />}
    </AdminPage>
  )
}
