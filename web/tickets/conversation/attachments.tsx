// Files of a message. Pictures show themselves; everything else is a small card that downloads it.
import { useState } from 'react'
import { AttachmentChip } from '../../ui/attachment-chip.tsx'
import { deferred } from '../../ui/deferred.tsx'
import { fileSize } from '../../ui/file-size.ts'
import type { Attachment } from './timeline.ts'

const PictureViewer = deferred(() => import('./picture-viewer.tsx'))

export function Attachments({ files }: { files: readonly Attachment[] }) {
  const [viewed, setViewed] = useState<Attachment | null>(null)
  if (files.length === 0) return null
  const pictures = files.filter((file) => file.picture)
  const others = files.filter((file) => !file.picture)
  return (
    <div className="mt-2 flex flex-col gap-2">
      {pictures.length > 0 && (
        <ul aria-label="Pictures" className="flex flex-wrap gap-2">
          {pictures.map((file) => (
            <li key={file.id}>
              <Thumbnail file={file} onOpen={() => setViewed(file)} />
            </li>
          ))}
        </ul>
      )}
      {others.length > 0 && (
        <ul aria-label="Files" className="flex flex-wrap gap-2">
          {others.map((file) => (
            <li key={file.id} className="min-w-0">
              <AttachmentChip name={file.name} size={file.size} type={file.type} url={file.url} />
            </li>
          ))}
        </ul>
      )}
      {viewed && <PictureViewer file={viewed} among={pictures} onChange={setViewed} />}
    </div>
  )
}

function Thumbnail({ file, onOpen }: { file: Attachment; onOpen: () => void }) {
  const [broken, setBroken] = useState(false)
  if (broken) return <AttachmentChip name={file.name} size={file.size} type={file.type} url={file.url} />
  return (
    <button
      type="button"
      aria-label={`Look at ${file.name}, ${fileSize(file.size)}`}
      aria-haspopup="dialog"
      onClick={onOpen}
      className="block w-40 overflow-hidden rounded-md border border-line bg-sunken text-left hover:border-line-strong"
    >
      <img
        src={file.url}
        alt=""
        loading="lazy"
        decoding="async"
        width={160}
        height={104}
        onError={() => setBroken(true)}
        className="h-26 w-full object-cover object-top"
      />
      <span className="flex items-center gap-2 border-t border-line bg-surface px-2 py-1 text-xs">
        <bdi className="min-w-0 flex-1 truncate">{file.name}</bdi>
        <span className="text-muted tabular">{fileSize(file.size)}</span>
      </span>
    </button>
  )
}
