// Opens the ticket, then brings its files. The ticket is safe from the first answer on: a file that does not arrive costs itself only.
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useRef, useState } from 'react'
import type { Input } from '../../app/api.ts'
import { api, newKey } from '../../app/api.ts'
import { upload } from '../../app/upload.ts'
import { announce } from '../announce.ts'
import { putTicket } from '../ticket/cache.ts'
import type { Ticket } from '../ticket/sides.ts'

export interface StagedFile {
  key: number
  file: File
  progress: number
  error: string | null
}

let lastKey = 0

export function useOpenTicket(onOpened: (ticket: Ticket) => void) {
  const queries = useQueryClient()
  const [files, setFiles] = useState<readonly StagedFile[]>([])
  const [opened, setOpened] = useState<Ticket | null>(null)
  const attempt = useRef({ of: '', key: '' })
  const change = (key: number, part: Partial<StagedFile>) =>
    setFiles((all) => all.map((one) => (one.key === key ? { ...one, ...part } : one)))

  /** Answers with how many did not arrive. */
  async function bring(ticket: Ticket): Promise<number> {
    let lost = 0
    for (const { key, file } of files) {
      const onProgress = (progress: number) => change(key, { progress, error: null })
      try {
        await upload('attachments.add', { id: ticket.number, visibility: 'public' }, file, { onProgress })
        setFiles((all) => all.filter((one) => one.key !== key))
      } catch (error) {
        lost += 1
        change(key, { error: error instanceof Error ? error.message : 'It did not arrive.' })
      }
    }
    return lost
  }

  const sending = useMutation({
    mutationFn: async (input: Input<'tickets.open'>) => {
      const of = JSON.stringify(input)
      // The same form again is the same ticket, however often the answer is lost.
      if (attempt.current.of !== of) attempt.current = { of, key: newKey() }
      const ticket = opened ?? ((await api('tickets.open', input, { idempotencyKey: attempt.current.key })) as Ticket)
      setOpened(ticket)
      return { ticket, lost: await bring(ticket) }
    },
    onSuccess: ({ ticket, lost }) => {
      putTicket(queries, ticket)
      void queries.invalidateQueries({ queryKey: ['tickets.counts'] })
      announce(lost > 0 ? `${ticket.number} is open; ${lost} files did not arrive` : `${ticket.number} is open`)
      if (lost === 0) onOpened(ticket)
    },
    onError: (error) => announce(`Not opened. ${error.message}`),
  })
  return {
    files,
    add: (fresh: File[]) =>
      setFiles([...files, ...fresh.map((file) => ({ key: ++lastKey, file, progress: 0, error: null }))]),
    remove: (key: number) => setFiles(files.filter((one) => one.key !== key)),
    send: (input: Input<'tickets.open'>) => {
      if (!sending.isPending) sending.mutate(input)
    },
    busy: sending.isPending,
    error: sending.error,
    /** The ticket exists, but not all of its files. */
    opened,
  }
}
