// Blocks a sender, or lets one in always.
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { api, newKey } from '../../../app/api.ts'
import { ErrorNotice } from '../../../app/error-notice.tsx'
import { fieldError, onlyFields } from '../../../directory/field-error.ts'
import { announce } from '../../../tickets/announce.ts'
import { Button } from '../../../ui/button.tsx'
import { Dialog } from '../../../ui/dialog.tsx'
import { Field } from '../../../ui/field.tsx'
import { Input } from '../../../ui/input.tsx'
import { RadioCards } from '../../../ui/radio-cards.tsx'

export function AddRule({ onClose }: { onClose: () => void }) {
  const queries = useQueryClient()
  const [kind, setKind] = useState<'block' | 'allow'>('block')
  const [pattern, setPattern] = useState('')
  const [note, setNote] = useState('')
  const adding = useMutation({
    mutationFn: () => api('sender-rules.add', { kind, pattern, note: note.trim() }, { idempotencyKey: newKey() }),
    onSuccess: (rule) => {
      void queries.invalidateQueries({ queryKey: ['sender-rules.list'] })
      announce(`${rule.pattern} is on the list`)
      onClose()
    },
  })
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title="Add a sender"
      description="Counts for mail that comes from now on. What was held back already stays where it is."
      footer={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button variant="primary" type="submit" form="add-sender" busy={adding.isPending}>
            Add sender
          </Button>
        </>
      }
    >
      <form
        id="add-sender"
        noValidate
        className="flex flex-col gap-4"
        onSubmit={(event) => {
          event.preventDefault()
          adding.mutate()
        }}
      >
        <Field
          label="Sender"
          hint="An address, @example.com for everybody there, *.example.com for everything below it."
          error={fieldError(adding.error, 'pattern', 'The sender')}
        >
          <Input dir="auto" value={pattern} maxLength={320} onChange={(event) => setPattern(event.target.value)} />
        </Field>
        <RadioCards
          legend="What happens"
          value={kind}
          onChange={setKind}
          className="sm:grid-cols-2"
          choices={[
            { value: 'block', label: 'Block', hint: 'Their mail is ignored and stays in the ledger.' },
            {
              value: 'allow',
              label: 'Always let in',
              hint: 'Whatever a spam filter says. A forged sender is still held back.',
            },
          ]}
        />
        <Field label="Note" optional error={fieldError(adding.error, 'note', 'The note')}>
          <Input dir="auto" value={note} maxLength={500} onChange={(event) => setNote(event.target.value)} />
        </Field>
        {adding.error && !onlyFields(adding.error, ['pattern', 'note']) && <ErrorNotice error={adding.error} inline />}
      </form>
    </Dialog>
  )
}
