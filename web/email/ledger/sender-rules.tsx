// From a mail to the lists of senders: blocks whoever wrote it, or always lets them in.
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Ban, ShieldCheck } from 'lucide-react'
import { useMissing } from '../../admin/add-link.tsx'
import { api, newKey } from '../../app/api.ts'
import { ErrorNotice } from '../../app/error-notice.tsx'
import { Button } from '../../ui/button.tsx'
import { toast } from '../../ui/toast.ts'
import type { LedgerDetails } from './ledger-words.ts'
import { splitFrom } from './ledger-words.ts'

export function SenderRules({ entry }: { entry: LedgerDetails }) {
  const queries = useQueryClient()
  const missing = useMissing('mail.manage')
  const { address } = splitFrom(entry.from)
  const again = () => queries.invalidateQueries({ queryKey: ['sender-rules.list'] })
  const adding = useMutation({
    mutationFn: (kind: 'block' | 'allow') =>
      api(
        'sender-rules.add',
        { kind, pattern: address.toLowerCase(), note: entry.subject ? `Mail “${entry.subject.slice(0, 200)}”` : '' },
        { idempotencyKey: newKey() },
      ),
    onSuccess: ({ id, kind, pattern }) => {
      void again()
      toast(kind === 'block' ? `${pattern} is blocked` : `${pattern} is always let in`, async () => {
        await api('sender-rules.remove', { id })
        await again()
      })
    },
  })
  // Who may not do it is not shown what they may not do.
  if (missing) return null
  const reason = address.includes('@') ? null : 'It names no sender.'
  return (
    <>
      <Button
        icon={<Ban />}
        disabledReason={reason}
        busy={adding.isPending && adding.variables === 'block'}
        onClick={() => adding.mutate('block')}
      >
        Block sender
      </Button>
      <Button
        icon={<ShieldCheck />}
        disabledReason={reason}
        busy={adding.isPending && adding.variables === 'allow'}
        onClick={() => adding.mutate('allow')}
      >
        Always let in
      </Button>
      {adding.error && <ErrorNotice error={adding.error} inline />}
    </>
  )
}
