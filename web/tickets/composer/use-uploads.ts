// Files on their way to a ticket. They arrive as internal ones, whatever tab they were dropped on: what is public is decided by the
// message that takes them along, and a draft that is never sent shows nobody anything. (Who may write no notes here, because the
// ticket is their own request, has no internal files either.)
import { useRef, useState } from 'react'
import { api } from '../../app/api.ts'
import { largestFile, upload } from '../../app/upload.ts'
import { fileSize } from '../../ui/file-size.ts'
import { announce } from '../announce.ts'
import type { Ticket } from '../ticket/sides.ts'
import type { DraftFile } from './drafts.ts'
import { drafts } from './use-draft.ts'

export interface Travelling {
  key: number
  /** The draft that it will belong to. */
  draft: string
  file: File
  progress: number
  error: string | null
}

let lastKey = 0

export function useUploads({ number, can }: Pick<Ticket, 'number' | 'can'>, draftKey: string) {
  const visibility = can.note.allowed ? 'internal' : 'public'
  const [travelling, setTravelling] = useState<readonly Travelling[]>([])
  const stops = useRef(new Map<number, AbortController>())
  const change = (key: number, part: Partial<Travelling>) =>
    setTravelling((all) => all.map((one) => (one.key === key ? { ...one, ...part } : one)))
  const drop = (key: number) => setTravelling((all) => all.filter((one) => one.key !== key))

  async function send({ key, draft, file }: Travelling) {
    const stop = new AbortController()
    stops.current.set(key, stop)
    const onProgress = (progress: number) => change(key, { progress })
    try {
      const options = { signal: stop.signal, onProgress }
      const arrived = await upload('attachments.add', { id: number, visibility }, file, options)
      const { id, name, size, type, url, picture } = arrived
      drop(key)
      drafts.change(draft, { files: [...drafts.read(draft).files, { id, name, size, type, url, picture }] })
      announce(`${name} attached`)
    } catch (error) {
      if (stop.signal.aborted) return
      const reason = error instanceof Error ? error.message : 'It did not arrive.'
      change(key, { error: reason })
      announce(`${file.name} was not attached. ${reason}`)
    }
  }
  const add = (files: File[]) => {
    const fresh = files.map((file) => ({ key: ++lastKey, draft: draftKey, file, progress: 0, error: tooLarge(file) }))
    setTravelling((all) => [...all, ...fresh])
    for (const one of fresh) if (!one.error) void send(one)
  }
  const own = travelling.filter(({ draft }) => draft === draftKey)
  return {
    travelling: own,
    busy: own.some(({ error }) => !error),
    add,
    again: (one: Travelling) => {
      change(one.key, { error: null, progress: 0 })
      void send(one)
    },
    cancel: (one: Travelling) => {
      stops.current.get(one.key)?.abort()
      drop(one.key)
    },
    remove(file: DraftFile) {
      drafts.change(draftKey, { files: drafts.read(draftKey).files.filter(({ id }) => id !== file.id) })
      // A file that could not be taken back lies on the ticket as an internal one; the draft is without it all the same.
      api('attachments.remove', { id: number, attachment: file.id }).catch(() => undefined)
    },
  }
}

const tooLarge = (file: File) =>
  file.size > largestFile ? `is larger than ${fileSize(largestFile)}; share it by a link instead` : null
