// Sends an answer: its files, then, where its owner reopens it, that, then the words. Each step leaves the draft as it
// stands, so that whatever fails is tried again from there.
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { ApiError, newKey } from '../../app/api.ts'
import { blank, fingerprint, keyFor } from '../../tickets/composer/drafts.ts'
import { drafts } from '../../tickets/composer/use-draft.ts'
import { useSend } from '../../tickets/composer/use-send.ts'
import type { Ticket } from '../../tickets/ticket/sides.ts'
import type { Files } from '../files/use-files.ts'
import { MovedOn, useMove } from './use-move.ts'
import { reopensByAct } from './way.ts'

// A reason travels in the address of its request; longer ones go as an answer of their own.
const longestReason = 1000

interface AnswerOptions {
  ticket: Ticket
  draftKey: string
  files: Files
  /** @param carriedOn the number of the new request, when the answer opened one */
  onSent: (carriedOn: string | null) => void
}

export function useAnswer({ ticket, draftKey, files, onSent }: AnswerOptions) {
  const queries = useQueryClient()
  const { reopen } = useMove()
  const reply = useSend({ number: ticket.number, tab: 'reply', draftKey, onSent: () => {} })

  const bringFiles = () =>
    files.bring(ticket.number, ({ id, name, size, type, url, picture }) =>
      drafts.change(draftKey, { files: [...drafts.read(draftKey).files, { id, name, size, type, url, picture }] }),
    )

  /** The same words with the same key: if only the answer was lost, they are not said twice. */
  async function reopenSaying(reason: string) {
    const { draft, key } = keyFor(drafts.read(draftKey), reopening(reason), newKey)
    drafts.put(draftKey, draft)
    try {
      await reopen(ticket, reason, key)
      drafts.put(draftKey, blank)
    } catch (error) {
      // It was refused, not lost: the next press looks at the request anew.
      if (error instanceof MovedOn || (error instanceof ApiError && error.status > 0))
        drafts.change(draftKey, { attempt: undefined })
      throw error
    }
  }

  const sending = useMutation({
    mutationFn: async (read: Ticket) => {
      const byAct = reopensByAct(read)
      // What is wrong stands at the files themselves.
      if ((await bringFiles()) > 0) return undefined
      const { body, files: arrived, attempt } = drafts.read(draftKey)
      const reason = body.trim()
      const begun = attempt?.of === fingerprint(reopening(reason))
      if (begun || (byAct && arrived.length === 0 && reason.length <= longestReason)) {
        await reopenSaying(reason)
        return null
      }
      if (byAct) await reopen(ticket)
      const said = await reply.sendFirst().then(({ message }) => message)
      return said.followUp ? said.ticket.number : null
    },
    onSuccess: (carriedOn) => {
      if (carriedOn === undefined) return
      void queries.invalidateQueries({ queryKey: ['tickets.list'] })
      onSent(carriedOn)
    },
  })
  return {
    send: (read: Ticket) => {
      if (!sending.isPending) sending.mutate(read)
    },
    busy: sending.isPending,
    error: sending.error,
  }
}

const reopening = (reason: string) => ({ reopen: reason })
