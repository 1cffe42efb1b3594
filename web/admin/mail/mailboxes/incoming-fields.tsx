// How mail comes into a mailbox: it is delivered to the desk, or the desk fetches it.
import { RadioCards } from '../../../ui/radio-cards.tsx'
import { FormSection } from '../../admin-page.tsx'
import { TextField } from '../../record/fields.tsx'
import { ChoiceField, type PartProps } from './choice-field.tsx'
import type { Mailbox, MailboxValues } from './mailbox-values.ts'
import { daysInWords } from './mailbox-words.ts'
import { filledBy, presetOf, presets } from './presets.ts'
import { ServerFields } from './server-fields.tsx'

interface SideProps extends PartProps {
  kept: Mailbox['secrets'] | null
}

export function IncomingFields({ form, locked, kept }: SideProps) {
  const { values, set } = form
  const disabled = locked !== null
  const fetched = values['incoming.kind'] === 'imap'
  const fill = (changes: Partial<MailboxValues>) => {
    for (const [name, value] of Object.entries(changes)) set(name as keyof MailboxValues, value)
  }
  return (
    <FormSection
      title="Incoming mail"
      text="Whatever the way: each message is kept as it came, and the ledger says what became of it."
    >
      <RadioCards
        legend="How mail comes in"
        legendHidden
        value={values['incoming.kind']}
        onChange={(kind) => set('incoming.kind', kind)}
        disabled={disabled}
        className="sm:grid-cols-2"
        choices={[
          {
            value: 'delivered',
            label: 'Delivered to the desk',
            hint: 'Your mail server forwards it by SMTP or LMTP, or a script hands it in at the hook.',
          },
          { value: 'imap', label: 'Fetched by IMAP', hint: 'The desk watches a folder of a mailbox that you have.' },
        ]}
      />
      {fetched && (
        <>
          <RadioCards
            legend="Provider"
            value={presetOf(values)}
            onChange={(name) => fill(filledBy(name, values))}
            disabled={disabled}
            className="sm:grid-cols-3"
            choices={(['google', 'microsoft', 'other'] as const).map((value) => ({ value, ...presets[value] }))}
          />
          <ServerFields form={form} locked={locked} side="incoming" kept={kept} />
          <TextField form={form} name="incoming.folder" label="Folder" subject="The folder" disabled={disabled} />
          <ChoiceField
            form={form}
            locked={locked}
            name="incoming.takeOver"
            label="Mail that lies there already"
            {...(values['incoming.takeOver'] !== 'nothing' && {
              hint: 'Taken over in the background, oldest first. Nobody is mailed about it.',
            })}
            choices={[
              { value: 'nothing', label: 'Leave it: begin with what comes from now on' },
              { value: 'unread', label: 'Take over what is unread' },
              { value: 'everything', label: 'Take over everything' },
            ]}
          />
          {values['incoming.takeOver'] !== 'nothing' && (
            <ChoiceField
              form={form}
              locked={locked}
              name="incoming.ticketsFromDays"
              label="Which of it becomes tickets"
              hint="The rest is kept in the ledger, where a ticket can be made of each by hand."
              choices={daysFor(values['incoming.ticketsFromDays']).map((value) => ({
                value,
                label: daysInWords(value),
              }))}
            />
          )}
          <ChoiceField
            form={form}
            locked={locked}
            name="incoming.afterwards"
            label="Once the desk has it"
            hint="Nothing is ever deleted on the server."
            choices={[
              { value: 'markRead', label: 'Mark it as read there' },
              { value: 'leave', label: 'Leave it as it is' },
            ]}
          />
        </>
      )}
    </FormSection>
  )
}

const usualDays = ['0', '7', '30', '90', '365', 'all']
/** What somebody set elsewhere is a choice too. */
const daysFor = (days: string) => (usualDays.includes(days) ? usualDays : [days, ...usualDays])

export function OutgoingFields({ form, locked, kept }: SideProps) {
  const { values, set } = form
  return (
    <FormSection title="Outgoing mail">
      <RadioCards
        legend="How mail goes out"
        legendHidden
        value={values['outgoing.kind']}
        onChange={(kind) => set('outgoing.kind', kind)}
        disabled={locked !== null}
        className="sm:grid-cols-2"
        choices={[
          { value: 'none', label: 'Nothing is sent', hint: 'Each ticket says whom it would have mailed.' },
          { value: 'smtp', label: 'Sent by SMTP', hint: 'Through your provider’s server, from this address.' },
        ]}
      />
      {values['outgoing.kind'] === 'smtp' && <ServerFields form={form} locked={locked} side="outgoing" kept={kept} />}
    </FormSection>
  )
}
