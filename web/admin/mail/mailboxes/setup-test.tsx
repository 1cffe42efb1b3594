// Tries out the settings as they stand in the form, saved or not: each step with what was seen, or what failed and what to do.
import { useMutation, useQuery } from '@tanstack/react-query'
import type { LucideIcon } from 'lucide-react'
import { Circle, CircleCheck, CircleMinus, CircleX, LoaderCircle } from 'lucide-react'
import { useEffect, useRef } from 'react'
import { api, newKey } from '../../../app/api.ts'
import { ErrorNotice } from '../../../app/error-notice.tsx'
import { query } from '../../../app/queries.ts'
import { Button } from '../../../ui/button.tsx'
import { cx } from '../../../ui/cx.ts'
import { FormSection } from '../../admin-page.tsx'
import type { PartProps } from './choice-field.tsx'
import type { MailboxValues } from './mailbox-values.ts'
import { toWish } from './mailbox-values.ts'
import type { MailboxTest, Step } from './step-words.ts'
import { outcomeOf, stepWords } from './step-words.ts'

/** @param id of the mailbox that is there already; null for one that is being added */
export function SetupTest({ form, locked, id }: PartProps & { id: string | null }) {
  const { values } = form
  const begun = useMutation({ mutationFn: () => begin(id, values) })
  const test = useQuery({
    ...query('mailbox-tests.get', { id: begun.data?.id ?? '' }),
    enabled: begun.data !== undefined,
    initialData: begun.data,
    staleTime: 0,
    refetchInterval: ({ state }) => (state.data?.state === 'running' ? 1000 : false),
  })
  const shown = begun.isPending ? undefined : test.data
  const running = begun.isPending || shown?.state === 'running'
  return (
    <FormSection
      title="Try it out"
      text="With the settings as they stand here, saved or not: nothing is taken in, and one mail at most goes to the mailbox itself."
    >
      <Button
        busy={running}
        disabledReason={locked ?? whyNot(values)}
        onClick={() => begun.mutate()}
        className="self-start"
      >
        {shown ? 'Try it again' : 'Try it out'}
      </Button>
      {begun.error && <ErrorNotice error={begun.error} inline />}
      {test.error && <ErrorNotice error={test.error} retry={test.refetch} inline />}
      {shown && <Outcome test={shown} />}
    </FormSection>
  )
}

function begin(id: string | null, values: MailboxValues) {
  const { address, incoming, outgoing, incomingPassword, outgoingPassword } = toWish(values, values)
  const settings = {
    ...(incoming && { incoming }),
    ...(outgoing && { outgoing }),
    ...(incomingPassword && { incomingPassword }),
    ...(outgoingPassword && { outgoingPassword }),
  }
  const key = { idempotencyKey: newKey() }
  return id === null
    ? api('mailbox-tests.begin', { address: address ?? '', ...settings }, key)
    : api('mailboxes.test', { id, ...settings }, key)
}

function whyNot(values: MailboxValues): string | null {
  if (!values.address.trim()) return 'Give it an address first.'
  const fetched = values['incoming.kind'] === 'imap'
  return fetched || values['outgoing.kind'] === 'smtp'
    ? null
    : 'There is no server to ask: mail is delivered to the desk, and nothing is sent.'
}

function Outcome({ test }: { test: MailboxTest }) {
  const place = useRef<HTMLDivElement>(null)
  // The steps come below the button, which may be the last that is in sight.
  useEffect(() => place.current?.scrollIntoView({ block: 'nearest' }), [])
  const failed = test.state === 'failed'
  return (
    <div ref={place} className="flex scroll-mb-20 flex-col gap-2">
      <p role="status" className={cx('font-medium', failed ? 'text-red' : test.state === 'ok' && 'text-green')}>
        {outcomeOf(test)}
      </p>
      <ol aria-label="Steps" className="flex flex-col">
        {test.steps
          .filter((step) => step.state !== 'skipped')
          .map((step) => (
            <StepLine key={step.step} step={step} />
          ))}
      </ol>
    </div>
  )
}

const looks: Record<Step['state'], { Icon: LucideIcon; tone: string; word: string }> = {
  waiting: { Icon: Circle, tone: 'text-muted', word: 'Waits' },
  running: { Icon: LoaderCircle, tone: 'text-blue', word: 'Runs' },
  ok: { Icon: CircleCheck, tone: 'text-green', word: 'Works' },
  failed: { Icon: CircleX, tone: 'text-red', word: 'Failed' },
  skipped: { Icon: CircleMinus, tone: 'text-muted', word: 'Left out' },
}

const duration = (ms: number) =>
  ms < 10_000 ? `${ms.toLocaleString()} ms` : `${Math.round(ms / 1000).toLocaleString()} s`

function StepLine({ step: { step, state, detail, problem, hint, ms } }: { step: Step }) {
  const { Icon, tone, word } = looks[state]
  return (
    <li className="flex gap-2.5 border-l border-line py-1.5 pl-3 first:pt-0 last:pb-0">
      <Icon aria-label={word} className={cx('mt-0.5 size-4 shrink-0', tone)} />
      <div className="min-w-0 flex-1">
        <p className={cx('flex items-baseline gap-2', state === 'waiting' && 'text-muted')}>
          <span className="min-w-0 flex-1">{stepWords[step]}</span>
          {ms !== null && <span className="shrink-0 text-xs text-muted tabular">{duration(ms)}</span>}
        </p>
        {problem && <p className="break-words text-red">{problem}</p>}
        {hint && <p className="break-words">{hint}</p>}
        {detail && <p className="text-xs break-words text-muted">{detail}</p>}
      </div>
    </li>
  )
}
