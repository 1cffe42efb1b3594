// The shortest form that can work: two texts, one question about urgency, and what helps if it is at hand.
import { Link, useNavigate } from '@tanstack/react-router'
import { ArrowLeft, Paperclip } from 'lucide-react'
import type { FormEvent } from 'react'
import { useEffect, useRef, useState } from 'react'
import { flushSync } from 'react-dom'
import { ApiError } from '../../app/api.ts'
import { ErrorNotice } from '../../app/error-notice.tsx'
import { may, useMe } from '../../app/session.ts'
import { useStayWhile } from '../../tickets/composer/use-draft.ts'
import { toldAt } from '../../tickets/fields/field-inputs.tsx'
import { wrongFields } from '../../tickets/fields/field-values.ts'
import { MoreFields } from '../../tickets/fields/more-fields.tsx'
import { useFieldsFor } from '../../tickets/fields/use-fields.ts'
import { missingAnswers, titleAfter } from '../../tickets/new-ticket/answers.ts'
import { QuestionFields } from '../../tickets/new-ticket/question-fields.tsx'
import { Button } from '../../ui/button.tsx'
import { Checkbox } from '../../ui/checkbox.tsx'
import { deferred } from '../../ui/deferred.tsx'
import { Field } from '../../ui/field.tsx'
import { FileDrop, useFilePicker } from '../../ui/file-drop.tsx'
import { Input } from '../../ui/input.tsx'
import { RadioCards } from '../../ui/radio-cards.tsx'
import { Textarea } from '../../ui/textarea.tsx'
import { FileList } from '../files/file-list.tsx'
import { useFiles } from '../files/use-files.ts'
import { usePageName } from '../use-page-name.ts'
import { CategoryField } from './category-field.tsx'
import { KindField, useKind } from './kind-field.tsx'
import { Unfinished } from './unfinished.tsx'
import { useAsk } from './use-ask.ts'
import { useWish } from './use-wish.ts'
import type { Hold } from './wish.ts'

const holdChoices: { value: Hold; label: string }[] = [
  { value: 'blocked', label: 'I cannot work' },
  { value: 'slowed', label: 'It slows me down' },
  { value: 'patient', label: 'It can wait' },
]

const AskedAlready = deferred(() => import('./asked-already.tsx'))

export function AskPage() {
  const kept = useWish()
  const me = useMe()
  const { wish, set } = kept
  const files = useFiles(kept.filesKey)
  const navigate = useNavigate()
  const leave = (number: string) =>
    void navigate({ to: '/portal/tickets/$number', params: { number }, search: { sent: true }, replace: true })
  const { types, type, questions } = useKind(wish.type)
  const fields = useFieldsFor(type?.key, wish.category ?? type?.template.category?.id ?? null).filter(
    ({ requesters }) => requesters === 'asked',
  )
  const asking = useAsk({ kept, files, asked: { questions, fields }, onSent: leave })
  const picker = useFilePicker(files.add)
  const [missing, setMissing] = useState(false)
  const first = useRef<HTMLTextAreaElement>(null)
  const second = useRef<HTMLTextAreaElement>(null)
  const [startAt] = useState(() => (wish.title.trim() === '' ? first : second))
  usePageName('New request')
  useStayWhile(asking.busy)
  useEffect(() => startAt.current?.focus({ preventScroll: true }), [startAt])

  const unanswered = missingAnswers(questions, wish.answers)
  const wrong = wrongFields(fields, wish.fields)
  const incomplete = Object.keys(unanswered).length + Object.keys(wrong).length > 0
  const onAnswer = (key: string, said: string) => {
    const answers = { ...wish.answers, [key]: said }
    set({ answers, ...(type && { title: titleAfter(type.template, wish.title, wish.answers, answers) }) })
  }
  const onSubmit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    // Drawn at once: somebody may go on to type in another field, and is not called back from there.
    flushSync(() => setMissing(wish.title.trim() === '' || incomplete))
    if (wish.title.trim() === '') return first.current?.focus()
    if (incomplete) return event.currentTarget.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus()
    asking.send()
  }
  if (wish.opened !== null && !asking.busy) {
    return <Unfinished number={wish.opened} files={files} again={asking.send} goOn={() => asking.finish(leave)} />
  }
  const problem = asking.error instanceof ApiError ? asking.error : null
  const named =
    toldAt(fields, problem) ||
    (problem !== null && ['title', 'description', 'category', 'type'].some((field) => problem.field(field)))
  return (
    <FileDrop onFiles={asking.busy ? () => {} : files.add}>
      <Link
        to="/portal"
        search={{}}
        className="-my-1 inline-flex items-center gap-1.5 py-1 text-md text-muted hover:text-text"
      >
        <ArrowLeft aria-hidden />
        Back
      </Link>
      <h1 className="mt-3 text-2xl font-semibold tracking-tight">New request</h1>
      <form onSubmit={onSubmit} className="mt-6 flex flex-col gap-6">
        {may(me, 'tickets.organisation') && (
          <Field
            label="For a colleague"
            optional
            hint="Their e-mail address, if it is not for you. They see it under their requests, and so do you."
          >
            <Input
              type="email"
              autoComplete="off"
              readOnly={asking.busy}
              value={wish.colleague}
              onChange={(event) => set({ colleague: event.target.value })}
            />
          </Field>
        )}
        <Field
          label="What do you need help with?"
          error={missing && wish.title.trim() === '' ? 'Say it in a few words' : problem?.field('title')}
        >
          <Textarea
            ref={first}
            dir="auto"
            rows={1}
            maxRows={6}
            required
            readOnly={asking.busy}
            value={wish.title}
            onChange={(event) => set({ title: event.target.value })}
            className="py-[0.4375rem]"
          />
        </Field>
        {!wish.colleague && <AskedAlready text={wish.title} />}
        <KindField types={types} value={type?.key ?? null} onChange={(key) => set({ type: key })} busy={asking.busy} />
        <QuestionFields
          questions={questions}
          answers={wish.answers}
          onAnswer={onAnswer}
          problems={missing ? unanswered : {}}
          disabled={asking.busy}
        />
        <Field label="Tell us more" optional error={problem?.field('description')}>
          <Textarea
            ref={second}
            dir="auto"
            rows={5}
            maxRows={18}
            readOnly={asking.busy}
            value={wish.details}
            onChange={(event) => set({ details: event.target.value })}
          />
          <p className="text-md text-muted">What you did, what happened, and since when. A picture of it helps most.</p>
          <div className="mt-1 flex flex-col items-start gap-3">
            <FileList files={files} busy={asking.busy} />
            {picker.input}
            <Button icon={<Paperclip aria-hidden />} disabled={asking.busy} onClick={picker.open}>
              Add pictures or files
            </Button>
          </div>
        </Field>
        <div className="flex flex-col gap-3">
          <RadioCards
            legend="How much does it hold you up?"
            value={wish.hold}
            onChange={(hold) => set({ hold })}
            choices={holdChoices}
            disabled={asking.busy}
            className="sm:grid-cols-3"
          />
          <Checkbox
            label="Others have the same problem"
            checked={wish.others}
            disabled={asking.busy}
            onChange={(event) => set({ others: event.target.checked })}
          />
        </div>
        <CategoryField
          value={wish.category}
          onChange={(category) => set({ category })}
          error={problem?.field('category')}
        />
        <MoreFields
          fields={fields}
          values={wish.fields}
          onChange={(key, value) => set({ fields: { ...wish.fields, [key]: value } })}
          problems={missing ? wrong : {}}
          refused={problem}
          label="Add details that help us"
          className="flex flex-col gap-6"
          disabled={asking.busy}
        />
        {asking.error && !named && <ErrorNotice error={asking.error} inline />}
        <div className="flex flex-wrap items-center gap-x-4 gap-y-2 border-t border-line pt-5">
          <Button type="submit" variant="primary" busy={asking.busy} className="px-5 max-sm:w-full">
            {asking.busy ? 'Sending' : 'Send request'}
          </Button>
          <p className="text-md text-muted">What you write stays on this device until you send it.</p>
        </div>
      </form>
    </FileDrop>
  )
}
