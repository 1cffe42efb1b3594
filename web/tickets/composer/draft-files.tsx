// The files that will go with the message, and those that are still on their way.
import { AttachmentChip } from '../../ui/attachment-chip.tsx'
import { Button } from '../../ui/button.tsx'
import type { DraftFile } from './drafts.ts'
import type { Travelling, useUploads } from './use-uploads.ts'

interface DraftFilesProps {
  files: readonly DraftFile[]
  uploads: ReturnType<typeof useUploads>
}

export function DraftFiles({ files, uploads }: DraftFilesProps) {
  const { travelling, again, cancel, remove } = uploads
  if (files.length === 0 && travelling.length === 0) return null
  return (
    <ul aria-label="Files to send" className="flex max-h-40 flex-wrap gap-2 overflow-y-auto px-3 pb-2">
      {files.map((file) => (
        <li key={file.id}>
          <AttachmentChip
            name={file.name}
            size={file.size}
            type={file.type}
            {...(file.picture && { picture: file.url })}
            onRemove={() => remove(file)}
          />
        </li>
      ))}
      {travelling.map((one) => (
        <li key={one.key} className="flex items-center gap-1">
          <AttachmentChip
            name={one.file.name}
            size={one.file.size}
            type={one.file.type}
            progress={one.progress}
            {...(one.error && { error: one.error })}
            onRemove={() => cancel(one)}
          />
          {one.error && canRetry(one) && (
            <Button variant="ghost" onClick={() => again(one)}>
              Try again
            </Button>
          )}
        </li>
      ))}
    </ul>
  )
}

/** One that is too large stays too large. */
const canRetry = ({ error }: Travelling) => !error?.startsWith('is larger')
