// Sends an answer: its files, then, where the request was over, its reopening, then the words. Each step leaves the draft as it
// stands, so that whatever fails is tried again from there.
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { blank } from '../../tickets/composer/drafts.ts'
import { drafts } from '../../tickets/composer/use-draft.ts'
import { useSend } from '../../tickets/composer/use-send.ts'
import type { Ticket } from '../../tickets/ticket/sides.ts'
import type { Files } from '../files/use-files.ts'
import { MovedOn } from './use-move.ts'

// A reason travels in the address of its request; longer ones go as an answer of their own.
const longestReason = 1000

interface AnswerOptions {
  ticket: Ticket
  draftKey: string
  files: Files
  reopen: (read: Ticket, reason?: string) => Promise<Ticket>
  onSent: () => void
}

export function useAnswer({ ticket, draftKey, files, reopen, onSent }: AnswerOptions) {
  const queries = useQueryClient()
  const reply = useSend({ number: ticket.number, tab: 'reply', draftKey, onSent: () => {} })
  const sending = useMutation({
    mutationFn: async (over: boolean) => {
      const lost = await files.bring(ticket.number, ({ id, name, size, type, url, picture }) =>
        drafts.change(draftKey, { files: [...drafts.read(draftKey).files, { id, name, size, type, url, picture }] }),
      )
      // What is wrong stands at the files themselves.
      if (lost > 0) return false
      const { body, files: arrived } = drafts.read(draftKey)
      const reason = body.trim()
      if (over && arrived.length === 0 && reason.length <= longestReason) {
        await reopen(ticket, reason)
        drafts.put(draftKey, blank)
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
    // The verdict above tells of this one.
    error: sending.error instanceof MovedOn ? null : sending.error,
  }
}
