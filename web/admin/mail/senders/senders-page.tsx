// Who is never let in, and who always is.
import { useInfiniteQuery, useMutation, useQueryClient } from '@tanstack/react-query'
import { Ban, Plus, ShieldCheck } from 'lucide-react'
import { useState } from 'react'
import type { Output } from '../../../app/api.ts'
import { api, newKey } from '../../../app/api.ts'
import { ErrorNotice } from '../../../app/error-notice.tsx'
import { pages } from '../../../app/queries.ts'
import { Button } from '../../../ui/button.tsx'
import { EmptyState } from '../../../ui/empty-state.tsx'
import { Cell, Head, Row, Table } from '../../../ui/table.tsx'
import { RelativeTime } from '../../../ui/time.tsx'
import { toast } from '../../../ui/toast.ts'
import { useMissing } from '../../add-link.tsx'
import { AdminList } from '../../admin-list.tsx'
import { AddRule } from './add-rule.tsx'

export type SenderRule = Output<'sender-rules.list'>['items'][number]

export function SendersPage() {
  const rules = useInfiniteQuery(pages('sender-rules.list', { limit: 100 }))
  const missing = useMissing('mail.manage')
  const [adding, setAdding] = useState(false)
  const add = (
    <Button variant="primary" icon={<Plus />} disabledReason={missing} onClick={() => setAdding(true)}>
      Add sender
    </Button>
  )
  return (
    <>
      <AdminList
        title="Senders"
        intro="Mail of a blocked sender is ignored and stays in the ledger. Whoever is always let in comes through whatever a spam filter says. The closest rule counts: an address before its domain."
        actions={add}
        query={rules}
        items={rules.data?.pages.flatMap(({ items }) => items)}
        noun="senders"
        empty={<EmptyState action={add}>Nobody is blocked, and nobody is let in without a look.</EmptyState>}
      >
        {(all) => <RuleTable rules={all} locked={missing} />}
      </AdminList>
      {adding && <AddRule onClose={() => setAdding(false)} />}
    </>
  )
}

function RuleTable({ rules, locked }: { rules: readonly SenderRule[]; locked: string | null }) {
  return (
    <Table label="Senders">
      <thead>
        <tr>
          <Head>Sender</Head>
          <Head>What happens</Head>
          <Head className="max-md:hidden">Note</Head>
          <Head className="max-lg:hidden">By</Head>
          <Head>
            <span className="sr-only">Remove</span>
          </Head>
        </tr>
      </thead>
      <tbody>
        {rules.map((rule) => (
          <RuleRow key={rule.id} rule={rule} locked={locked} />
        ))}
      </tbody>
    </Table>
  )
}

function RuleRow({ rule, locked }: { rule: SenderRule; locked: string | null }) {
  const queries = useQueryClient()
  const again = () => queries.invalidateQueries({ queryKey: ['sender-rules.list'] })
  const restore = useMutation({
    mutationFn: () =>
      api(
        'sender-rules.add',
        { kind: rule.kind, pattern: rule.pattern, note: rule.note },
        { idempotencyKey: newKey() },
      ),
    onSuccess: again,
  })
  const removal = useMutation({
    mutationFn: () => api('sender-rules.remove', { id: rule.id }),
    onSuccess: () => {
      void again()
      toast(`${rule.pattern} taken off the list`, () => restore.mutateAsync())
    },
  })
  const blocked = rule.kind === 'block'
  const Icon = blocked ? Ban : ShieldCheck
  return (
    <Row>
      <Cell share={32}>
        <bdi className="font-mono text-xs">{rule.pattern}</bdi>
        {removal.error && <ErrorNotice error={removal.error} inline />}
      </Cell>
      <Cell>
        <span className={`inline-flex items-center gap-1.5 ${blocked ? 'text-red' : 'text-green'}`}>
          <Icon aria-hidden className="size-3.5" />
          {blocked ? 'Blocked' : 'Always let in'}
        </span>
      </Cell>
      <Cell share={40} className="text-muted max-md:hidden">
        <bdi>{rule.note}</bdi>
      </Cell>
      <Cell share={20} className="text-muted max-lg:hidden">
        {rule.by && <bdi>{rule.by.name}</bdi>} <RelativeTime at={rule.createdAt} />
      </Cell>
      <Cell className="text-right">
        <Button
          variant="ghost"
          busy={removal.isPending}
          disabledReason={locked}
          aria-label={`Remove ${rule.pattern}`}
          onClick={() => removal.mutate()}
        >
          Remove
        </Button>
      </Cell>
    </Row>
  )
}
