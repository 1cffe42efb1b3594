// One of the texts: subject and body with their variables, and beside them the mail that they become.
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import { useRef, useState } from 'react'
import { api, newKey } from '../../../app/api.ts'
import { ErrorNotice } from '../../../app/error-notice.tsx'
import { query } from '../../../app/queries.ts'
import { fieldError } from '../../../directory/field-error.ts'
import { Button } from '../../../ui/button.tsx'
import { ConfirmDialog } from '../../../ui/confirm-dialog.tsx'
import { Field } from '../../../ui/field.tsx'
import { Textarea } from '../../../ui/textarea.tsx'
import { toast } from '../../../ui/toast.ts'
import { useMissing } from '../../add-link.tsx'
import { AdminPage, FormSection } from '../../admin-page.tsx'
import { TextField } from '../../record/fields.tsx'
import { errorOf } from '../../record/form.ts'
import { RecordForm } from '../../record/record-form.tsx'
import { RecordGate } from '../../record/record-gate.tsx'
import { SaveBar } from '../../record/save-bar.tsx'
import { useRecordForm } from '../../record/use-record-form.ts'
import { languageName } from '../mailboxes/languages.ts'
import { TextPreview, usePreview } from './text-preview.tsx'
import type { Kind, MailText } from './text-words.ts'
import { isKind, kindNames, readLanguage } from './text-words.ts'
import { Variables } from './variables.tsx'

const route = getRouteApi('/admin/mail/texts/$kind')
const parent = { to: '/admin/mail/texts', label: 'Texts' }

export function TextPage() {
  const { kind: asked } = route.useParams()
  const language = readLanguage(route.useSearch())
  const kind: Kind = isKind(asked) ? asked : 'reply'
  const text = useQuery(query('mail-templates.get', { kind, language }))
  // What was taken back counts its changes from nothing again, so that the form would take it for the older one.
  const [resets, setResets] = useState(0)
  return (
    <RecordGate record={text} parent={parent} key={`${kind} ${language}`}>
      {(record) => <Loaded key={resets} text={record} onReset={() => setResets(resets + 1)} />}
    </RecordGate>
  )
}

interface TextValues {
  subject: string
  body: string
}

function Loaded({ text, onReset }: { text: MailText; onReset: () => void }) {
  const { kind, language } = text
  const queries = useQueryClient()
  const locked = useMissing('mail.manage')
  const area = useRef<HTMLTextAreaElement>(null)
  const put = (saved: MailText) => {
    queries.setQueryData(query('mail-templates.get', { kind, language }).queryKey, saved)
    void queries.invalidateQueries({ queryKey: ['mail-templates.list'] })
  }
  const form = useRecordForm<MailText, TextValues>({
    record: text,
    read: ({ subject, body }) => ({ subject, body }),
    save: (changes, options) => api('mail-templates.change', { kind, language, ...changes }, options),
    onSaved: (saved, undo) => {
      put(saved)
      toast(`${kindNames[kind].name} saved`, undo)
    },
  })
  // Before it is saved, it already knows what saving would refuse.
  const preview = usePreview({ kind, language, values: form.values })
  const insert = (name: string) => {
    const { body } = form.values
    const at = area.current?.selectionEnd ?? body.length
    form.set('body', `${body.slice(0, at)}{{${name}}}${body.slice(at)}`)
    area.current?.focus()
  }
  return (
    <AdminPage
      title={`${kindNames[kind].name}, ${languageName(language)}`}
      parent={parent}
      intro={kindNames[kind].when}
    >
      <RecordForm form={form} locked={locked}>
        <div className="grid grid-cols-1 gap-x-10 gap-y-8 px-4 py-5 xl:grid-cols-2">
          <div className="flex min-w-0 flex-col gap-5">
            <TextField
              form={form}
              name="subject"
              label="Subject"
              error={fieldError(preview.error, 'subject', 'The subject')}
              disabled={locked !== null}
            />
            <Field
              label="Body"
              hint="Markdown."
              error={errorOf(form, 'body', 'The body') ?? fieldError(preview.error, 'body', 'The body')}
            >
              <Textarea
                ref={area}
                rows={14}
                dir="auto"
                value={form.values.body}
                disabled={locked !== null}
                onChange={(event) => form.set('body', event.target.value)}
                className="font-mono text-xs"
              />
            </Field>
            <Variables variables={text.variables} locked={locked} onInsert={insert} />
            {text.changed && (
              <Reset
                text={text}
                locked={locked}
                onReset={(original) => {
                  put(original)
                  onReset()
                }}
              />
            )}
          </div>
          <TextPreview preview={preview} />
        </div>
        <SaveBar
          form={form}
          effects={['Mails that go out from now on say this. What was sent stays as it was.']}
          disabledReason={locked}
          labels={{ subject: 'Subject', body: 'Body' }}
          show={(_, value) => value}
        />
      </RecordForm>
    </AdminPage>
  )
}

interface ResetProps {
  text: MailText
  locked: string | null
  onReset: (text: MailText) => void
}

function Reset({ text: { kind, language }, locked, onReset }: ResetProps) {
  const [asking, setAsking] = useState(false)
  const reset = useMutation({
    mutationFn: () => api('mail-templates.reset', { kind, language }, { idempotencyKey: newKey() }),
    onSuccess: (text) => {
      setAsking(false)
      onReset(text)
    },
  })
  return (
    <FormSection title="As the desk brought it along" text="Takes back every change that was made to this text.">
      <Button disabledReason={locked} onClick={() => setAsking(true)} className="self-start">
        Take back the changes
      </Button>
      <ConfirmDialog
        open={asking}
        onOpenChange={setAsking}
        title={`Take back the changes to ${kindNames[kind].name}?`}
        effect="Mails go out again as the desk brought them along. The words that are there now are gone."
        confirm="Take back"
        busy={reset.isPending}
        onConfirm={() => reset.mutate()}
        error={reset.error && <ErrorNotice error={reset.error} inline />}
      />
    </FormSection>
  )
}
