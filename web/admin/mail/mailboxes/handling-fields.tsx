// What becomes of the mail of a mailbox, and how what the desk sends behaves.
import { Checkbox } from '../../../ui/checkbox.tsx'
import { FormSection } from '../../admin-page.tsx'
import { TextField } from '../../record/fields.tsx'
import { ChoiceField, type PartProps } from './choice-field.tsx'

export function HandlingFields({ form, locked }: PartProps) {
  const disabled = locked !== null
  return (
    <FormSection title="What comes in">
      <ChoiceField
        form={form}
        locked={locked}
        name="handling.autoReplies"
        label="Out-of-office notes and the like"
        hint="They are never answered and never reopen a ticket."
        choices={[
          { value: 'attach', label: 'Add them to the ticket that they answer' },
          { value: 'ignore', label: 'Ignore them: they stay in the ledger' },
        ]}
      />
      <ChoiceField
        form={form}
        locked={locked}
        name="handling.strangers"
        label="Mail of people whom the desk does not know"
        choices={[
          { value: 'accept', label: 'Let it in, and add the person' },
          { value: 'review', label: 'Hold it back until somebody looks at it' },
        ]}
      />
      <TextField
        form={form}
        name="handling.trustedRelays"
        label="Trusted relays"
        subject="One of them"
        hint="One per line, as they name themselves in Authentication-Results (mx.example.com; for Microsoft 365 protection.outlook.com). What they say of a sender is believed; nobody else’s word is."
        rows={2}
        optional
        disabled={disabled}
      />
      <TextField
        form={form}
        name="handling.forwarders"
        label="Addresses that redirect to it"
        subject="One of them"
        hint="One per line. Rules of Exchange and others mark what they redirect as mail that goes round in a circle; for these addresses that says nothing."
        rows={2}
        optional
        disabled={disabled}
      />
      <TextField
        form={form}
        name="handling.spamScore"
        label="Spam from a score of"
        subject="The score"
        unit="points"
        hint="Of the filter before the desk. Empty: its yes or no counts."
        optional
        disabled={disabled}
      />
    </FormSection>
  )
}

export function SendingFields({ form, locked }: PartProps) {
  const disabled = locked !== null
  return (
    <FormSection title="What goes out">
      <Checkbox
        label="Acknowledge"
        hint="Tell people that their mail has become a ticket, and its number. Never sent to machines."
        checked={form.values['handling.acknowledge']}
        disabled={disabled}
        onChange={(event) => form.set('handling.acknowledge', event.target.checked)}
      />
      <TextField
        form={form}
        name="handling.holdSeconds"
        label="Undo sending for"
        subject="The time to undo"
        unit="seconds"
        hint="A reply waits that long before it leaves. 0: it leaves at once."
        disabled={disabled}
      />
      <TextField
        form={form}
        name="handling.remindAfterDays"
        label="Remind people after"
        subject="The days"
        unit="days"
        hint="Once, whom a ticket waits for and who said nothing. Empty: never."
        optional
        disabled={disabled}
      />
      <TextField
        form={form}
        name="handling.quoteMessages"
        label="Quote"
        subject="How many are quoted"
        unit="messages of before, below what is new"
        disabled={disabled}
      />
      <Checkbox
        label="Answers go to an address with a plus"
        hint="help+r.…@ says which ticket is meant, whatever the mail program forgets. Off where the mail server knows no addresses with a plus."
        checked={form.values['handling.plusAddress']}
        disabled={disabled}
        onChange={(event) => form.set('handling.plusAddress', event.target.checked)}
      />
      <Checkbox
        label="Ask people to write above a line"
        hint="A line on top of each mail. Not needed: what is new is told from what is quoted anyway."
        checked={form.values['handling.replyLine']}
        disabled={disabled}
        onChange={(event) => form.set('handling.replyLine', event.target.checked)}
      />
    </FormSection>
  )
}
