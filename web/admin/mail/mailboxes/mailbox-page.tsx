// One mailbox: how it does, and everything about it that can be changed.
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { getRouteApi, useNavigate } from '@tanstack/react-router'
import { api } from '../../../app/api.ts'
import { query } from '../../../app/queries.ts'
import { useCategories, useTeams } from '../../../tickets/choices.ts'
import { Switch } from '../../../ui/switch.tsx'
import { toast } from '../../../ui/toast.ts'
import { useMissing } from '../../add-link.tsx'
import { AdminPage, TwoColumns } from '../../admin-page.tsx'
import { RecordForm } from '../../record/record-form.tsx'
import { RecordGate } from '../../record/record-gate.tsx'
import { Removal } from '../../record/removal.tsx'
import { SaveBar } from '../../record/save-bar.tsx'
import { useRecordForm } from '../../record/use-record-form.ts'
import { AuthorizationSection } from './authorization.tsx'
import { GeneralFields, PlaceFields, StyleFields } from './general-fields.tsx'
import { HandlingFields, SendingFields } from './handling-fields.tsx'
import { HookSection } from './hook-key.tsx'
import { IncomingFields, OutgoingFields } from './incoming-fields.tsx'
import { MailboxFacts } from './mailbox-facts.tsx'
import type { Mailbox, MailboxValues } from './mailbox-values.ts'
import { readMailbox, toWish } from './mailbox-values.ts'
import { effectsOf, mailboxWords } from './mailbox-words.ts'
import { SetupTest } from './setup-test.tsx'

const route = getRouteApi('/admin/mail/mailboxes/$id')
const parent = { to: '/admin/mail/mailboxes', label: 'Mailboxes' }

export function MailboxPage() {
  const { id } = route.useParams()
  const mailbox = useQuery(query('mailboxes.get', { id }))
  return (
    <RecordGate record={mailbox} parent={parent} key={id}>
      {(record) => <Loaded mailbox={record} />}
    </RecordGate>
  )
}

function Loaded({ mailbox }: { mailbox: Mailbox }) {
  const queries = useQueryClient()
  const locked = useMissing('mail.manage')
  const teams = useTeams()
  const categories = useCategories()
  const form = useRecordForm<Mailbox, MailboxValues>({
    record: mailbox,
    read: readMailbox,
    save: (changes, options) =>
      api('mailboxes.change', { id: mailbox.id, ...toWish(changes, { ...readMailbox(mailbox), ...changes }) }, options),
    onSaved: (saved, undo) => {
      queries.setQueryData(query('mailboxes.get', { id: mailbox.id }).queryKey, saved)
      void queries.invalidateQueries({ queryKey: ['mailboxes.list'] })
      toast(`${saved.name} saved`, undo)
    },
  })
  const nameOf = (id: string) =>
    teams.find((team) => team.id === id)?.name ?? categories.find((category) => category.id === id)?.path ?? 'another'
  return (
    <AdminPage title={mailbox.name} parent={parent} intro={<bdi>{mailbox.address}</bdi>}>
      <RecordForm form={form} locked={locked}>
        <TwoColumns aside={<MailboxFacts mailbox={mailbox} />}>
          <Switch
            label="Switched on"
            hint="Off: nothing is taken in and nothing goes out. Its tickets and its ledger stay."
            checked={form.values.active}
            disabled={locked !== null}
            onChange={(active) => form.set('active', active)}
          />
          <GeneralFields form={form} locked={locked} />
          <IncomingFields form={form} locked={locked} kept={mailbox.secrets} />
          <OutgoingFields form={form} locked={locked} kept={mailbox.secrets} />
          <AuthorizationSection mailbox={mailbox} locked={locked} />
          <SetupTest form={form} locked={locked} id={mailbox.id} />
          <PlaceFields form={form} locked={locked} />
          <StyleFields form={form} locked={locked} />
          <HandlingFields form={form} locked={locked} />
          <SendingFields form={form} locked={locked} />
          <HookSection id={mailbox.id} name={mailbox.name} locked={locked} />
          <MailboxRemoval mailbox={mailbox} locked={locked} />
        </TwoColumns>
        <SaveBar
          form={form}
          effects={effectsOf(readMailbox(mailbox), form.values)}
          disabledReason={locked}
          {...mailboxWords(nameOf)}
        />
      </RecordForm>
    </AdminPage>
  )
}

function MailboxRemoval({ mailbox, locked }: { mailbox: Mailbox; locked: string | null }) {
  const navigate = useNavigate()
  const queries = useQueryClient()
  return (
    <Removal
      noun="mailbox"
      name={mailbox.name}
      effect="One that has held or sent messages stays, so that its ledger does: switch it off instead. One that never did goes for good."
      obstacle={locked}
      remove={() => api('mailboxes.remove', { id: mailbox.id })}
      onRemoved={() => {
        void queries.invalidateQueries({ queryKey: ['mailboxes.list'] })
        void navigate({ to: '/admin/mail/mailboxes', replace: true, ignoreBlocker: true })
      }}
    />
  )
}
