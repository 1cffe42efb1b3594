// Sends the wish, then its files. From the first answer on the request is safe: a file that does not arrive costs only itself.
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { api, newKey } from '../../app/api.ts'
import { announce } from '../../tickets/announce.ts'
import { putTicket } from '../../tickets/ticket/cache.ts'
import type { Files } from '../files/use-files.ts'
import type { useWish } from './use-wish.ts'
import type { Asked } from './wish.ts'
import { keyed, shorten, toInput } from './wish.ts'

interface AskOptions {
  kept: ReturnType<typeof useWish>
  files: Files
  /** For the chosen kind of request and category. */
  asked: Asked
  onSent: (number: string) => void
}

export function useAsk({ kept, files, asked, onSent }: AskOptions) {
  const queries = useQueryClient()

  async function open(): Promise<string> {
    if (kept.wish.opened !== null) return kept.wish.opened
    const wish = keyed(shorten(kept.wish), newKey, asked)
    kept.put(wish)
    const ticket = await api('tickets.open', toInput(wish, asked), { idempotencyKey: wish.attempt.key })
    putTicket(queries, ticket)
    kept.put({ ...wish, opened: ticket.number })
    return ticket.number
  }
  const finish = (then: (number: string) => void, number: string) => {
    kept.forget()
    files.clear()
    then(number)
  }
  const sending = useMutation({
    mutationFn: async () => {
      const number = await open()
      return { number, lost: await files.bring(number) }
    },
    onSuccess: ({ number, lost }) => {
      void queries.invalidateQueries({ queryKey: ['tickets.list'] })
      announce(
        lost > 0 ? `${number} is open. ${lost} of your files did not arrive.` : `Sent. Your request is ${number}.`,
      )
      if (lost === 0) finish(onSent, number)
    },
    onError: (error) => announce(`Not sent. ${error.message}`),
  })
  return {
    send: () => {
      if (!sending.isPending && sending.data?.lost !== 0) sending.mutate()
    },
    /** Goes on without the files that did not arrive. */
    finish: (then: (number: string) => void) => kept.wish.opened && finish(then, kept.wish.opened),
    busy: sending.isPending || sending.data?.lost === 0,
    error: sending.error,
  }
}
