// Files that will go with what somebody writes. They travel when it is sent, because only then there is a ticket to take them and
// what a requester puts on a ticket is seen at once.
import { useEffect, useRef, useState } from 'react'
import type { Output } from '../../app/api.ts'
import { ApiError, newKey } from '../../app/api.ts'
import { largestFile, upload } from '../../app/upload.ts'
import { fileSize } from '../../ui/file-size.ts'
import { dropFile, keepFile, keptFiles } from './kept-files.ts'

export type Arrived = Output<'attachments.add'>

export interface StagedFile {
  key: string
  file: File
  /** Undefined while it has not started. */
  progress: number | undefined
  error: string | null
}

export function useFiles(draft: string) {
  const [files, setFiles] = useState<readonly StagedFile[]>([])
  const now = useRef(files)
  now.current = files
  const change = (key: string, part: Partial<StagedFile>) =>
    setFiles((all) => all.map((one) => (one.key === key ? { ...one, ...part } : one)))
  const remove = (key: string) => {
    setFiles((all) => all.filter((one) => one.key !== key))
    void dropFile(key)
  }

  useEffect(() => {
    let left = false
    void keptFiles(draft).then((kept) => {
      if (left) return
      setFiles((all) => [
        ...kept.filter(({ key }) => !all.some((one) => one.key === key)).map(({ key, file }) => staged(key, file)),
        ...all,
      ])
    })
    return () => {
      left = true
      setFiles([])
    }
  }, [draft])

  const add = (fresh: File[]) => {
    const more = fresh.map((file) => staged(newKey(), file))
    setFiles((all) => [...all, ...more])
    const at = Date.now()
    for (const [index, { key, file, error }] of more.entries()) {
      if (!error) void keepFile({ key, draft, file, at: at + index })
    }
  }

  /** Takes them to a ticket, one after the other. What does not arrive stays here with its reason. */
  async function bring(number: string, onArrived?: (file: Arrived) => void): Promise<number> {
    let lost = 0
    for (const { key, file, error } of now.current) {
      if (error && isTooLarge(file)) {
        lost += 1
        continue
      }
      try {
        change(key, { progress: 0, error: null })
        const onProgress = (progress: number) => change(key, { progress })
        const arrived = await upload('attachments.add', { id: number, visibility: 'public' }, file, {
          onProgress,
          idempotencyKey: key,
        })
        onArrived?.(arrived)
        remove(key)
      } catch (failure) {
        lost += 1
        change(key, { progress: undefined, error: reasonOf(failure) })
      }
    }
    return lost
  }

  return {
    files,
    add,
    remove,
    bring,
    clear: () => {
      for (const { key } of now.current) void dropFile(key)
      setFiles([])
    },
  }
}

export type Files = ReturnType<typeof useFiles>

// What the desk says about it, if it said anything.
const reasonOf = (failure: unknown) =>
  failure instanceof ApiError && failure.status > 0 ? failure.message : 'did not arrive: the connection was lost'

/** Sending it again would not help. */
export const isTooLarge = (file: File) => file.size > largestFile

const staged = (key: string, file: File): StagedFile => ({
  key,
  file,
  progress: undefined,
  error: isTooLarge(file) ? `is larger than ${fileSize(largestFile)}; share it by a link instead` : null,
})
