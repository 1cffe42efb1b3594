// Sends an answer: its files, then, where the request was over, its reopening, then the words. Each step leaves the draft as it
// stands, so that whatever fails is tried again from there.
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { ApiError, newKey } from '../../app/api.ts'
import { blank, fingerprint, keyFor } from '../../tickets/composer/drafts.ts'
import { drafts } from '../../tickets/composer/use-draft.ts'
import { useSend } from '../../tickets/composer/use-send.ts'
import type { Ticket } from '../../tickets/ticket/sides.ts'
import type { Files } from '../files/use-files.ts'
import { MovedOn, useMove } from './use-move.ts'

// A reason travels in the address of its request; longer ones go as an answer of their own.
const longestReason = 1000

interface AnswerOptions {
  ticket: Ticket
  draftKey: string
  files: Files
  onSent: () => void
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
    mutationFn: async (over: boolean) => {
      // What is wrong stands at the files themselves.
      if ((await bringFiles()) > 0) return false
      const { body, files: arrived, attempt } = drafts.read(draftKey)
      const reason = body.trim()
      const begun = attempt?.of === fingerprint(reopening(reason))
      if (begun || (over && arrived.length === 0 && reason.length <= longestReason)) {
        await reopenSaying(reason)
        return true
      }
      if (over) await reopen(ticket)
      await reply.sendFirst()
      return true
    },
    onSuccess: (sent) => {
      if (!sent) return
      void queries.invalidateQueries({ queryKey: ['tickets.list'] })
      onSent()
    },
  })
  return {
    send: (over: boolean) => {
      if (!sending.isPending) sending.mutate(over)
    },
    busy: sending.isPending,
    error: sending.error,
  }
}

const reopening = (reason: string) => ({ reopen: reason })
