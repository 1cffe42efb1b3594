// The files that will go along, with pictures as pictures.
import { useEffect, useState } from 'react'
import { AttachmentChip } from '../../ui/attachment-chip.tsx'
import type { Files, StagedFile } from './use-files.ts'

export function FileList({ files, busy }: { files: Files; busy: boolean }) {
  if (files.files.length === 0) return null
  return (
    <ul aria-label="Files to send" className="flex flex-wrap gap-2">
      {files.files.map((one) => (
        <li key={one.key} className="min-w-0">
          <OneFile one={one} onRemove={busy ? undefined : () => files.remove(one.key)} />
        </li>
      ))}
    </ul>
  )
}

const shown = /^image\/(png|jpeg|gif|webp|avif|bmp)$/

function OneFile({ one, onRemove }: { one: StagedFile; onRemove: (() => void) | undefined }) {
  const { file, progress, error } = one
  const [picture, setPicture] = useState<string>()
  useEffect(() => {
    if (!shown.test(file.type)) return
    const address = URL.createObjectURL(file)
    setPicture(address)
    return () => URL.revokeObjectURL(address)
  }, [file])
  return (
    <AttachmentChip
      name={file.name}
      size={file.size}
      type={file.type}
      {...(picture && !error && { picture })}
      {...(progress !== undefined && { progress })}
      {...(error && { error })}
      {...(onRemove && { onRemove })}
    />
  )
}
