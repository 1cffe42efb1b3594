// How a saved reply reads on a real ticket, while it is written.
import { useQuery } from '@tanstack/react-query'
import { useDeferredValue, useState } from 'react'
import { query } from '../../app/queries.ts'
import { useMe } from '../../app/session.ts'
import { Field } from '../../ui/field.tsx'
import { Input } from '../../ui/input.tsx'
import { Markdown } from '../../ui/markdown.tsx'
import { ticketQuery } from '../ticket/prefetch.ts'
import type { Ticket } from '../ticket/sides.ts'
import type { GoesAlong } from './reply-values.ts'
import { alongInWords } from './reply-values.ts'
import { filledIn } from './use-saved-replies.ts'

interface ReplyPreviewProps {
  body: string
  along: GoesAlong
  nameOf: (id: string) => string
}

export function ReplyPreview({ body, along, nameOf }: ReplyPreviewProps) {
  const me = useMe()
  const [typed, setTyped] = useState<string | null>(null)
  const newest = useQuery(query('tickets.list', { limit: 1 })).data?.items[0]
  const asked = useDeferredValue(typed?.trim() ?? '')
  const found = useQuery({ ...ticketQuery(asked), enabled: /^(T-)?\d+$/i.test(asked), retry: false })
  const ticket = asked ? (found.data as Ticket | undefined) : newest
  const words = alongInWords(along, nameOf)
  const shown = ticket && body.trim() ? filledIn(body, ticket, me) : null
  return (
    <section aria-label="Preview" className="flex flex-col gap-3">
      <Field
        label="Preview on"
        hint={ticket ? <bdi>{ticket.title}</bdi> : undefined}
        error={found.isError ? 'There is no such ticket, or you may not see it.' : undefined}
      >
        <Input
          placeholder="T-1042"
          maxLength={20}
          value={typed ?? newest?.number ?? ''}
          onChange={(event) => setTyped(event.target.value)}
        />
      </Field>
      <div className="min-h-24 rounded-md border border-line bg-surface px-3 py-2.5">
        {shown ? <Markdown source={shown.text} /> : <p className="text-muted">It appears here as you write.</p>}
      </div>
      {shown && shown.empty.length > 0 && (
        <p className="text-hint text-muted">
          Nothing to fill in here for {shown.empty.join(', ')}. A bar gives words for that case.
        </p>
      )}
      {words.length > 0 && <p className="text-hint text-muted">Goes along: {words.join(', ')}</p>}
    </section>
  )
}
