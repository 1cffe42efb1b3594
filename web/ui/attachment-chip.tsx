// A file: its name, its size, how far it has travelled, or what is wrong with it.
import { File, FileImage, FileText, TriangleAlert, X } from 'lucide-react'
import { cx } from './cx.ts'
import { fileSize } from './file-size.ts'
import { IconButton } from './icon-button.tsx'

interface AttachmentChipProps {
  name: string
  size: number
  type?: string
  /** Where it is downloaded from; absent while it travels. */
  url?: string
  /** Safe to show as a picture, from this address. */
  picture?: string
  /** 0 to 1 while it travels. */
  progress?: number
  error?: string
  onRemove?: () => void
}

export function AttachmentChip({
  name,
  size,
  type = '',
  url,
  picture,
  progress,
  error,
  onRemove,
}: AttachmentChipProps) {
  const Icon = error
    ? TriangleAlert
    : type.startsWith('image/')
      ? FileImage
      : type.startsWith('text/')
        ? FileText
        : File
  const travelling = progress !== undefined && progress < 1 && !error
  const label = (
    <>
      {picture ? (
        <img src={picture} alt="" loading="lazy" className="size-8 rounded-sm object-cover" />
      ) : (
        <Icon aria-hidden className={error ? 'text-red' : 'text-muted'} />
      )}
      <span className="min-w-0">
        <bdi className="block truncate">{name}</bdi>
        <span className={cx('block text-xs tabular', error ? 'text-red' : 'text-muted')}>
          {error ?? (travelling ? `${Math.round(progress * 100)} % of ${fileSize(size)}` : fileSize(size))}
        </span>
      </span>
    </>
  )
  const row = 'flex min-w-0 flex-1 items-center gap-2 px-2 py-1'
  return (
    <span className="relative inline-flex max-w-64 items-center overflow-hidden rounded-md border border-line bg-surface text-sm">
      {url ? (
        <a href={url} download={name} className={cx(row, 'hover:bg-hover')}>
          {label}
        </a>
      ) : (
        <span className={row}>{label}</span>
      )}
      {onRemove && (
        <IconButton label={`Remove ${name}`} icon={<X className="size-3.5" />} onClick={onRemove} className="mr-0.5" />
      )}
      {travelling && (
        <progress
          aria-label={`Uploading ${name}`}
          value={progress}
          max={1}
          className="file-progress absolute inset-x-0 bottom-0 h-0.5 w-full"
        />
      )}
    </span>
  )
}
