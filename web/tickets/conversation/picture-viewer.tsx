// A picture in full, with the others of its message one key away.
import { Dialog } from '@base-ui/react/dialog'
import { ChevronLeft, ChevronRight, Download, X } from 'lucide-react'
import type { KeyboardEvent } from 'react'
import { buttonClass } from '../../ui/button.tsx'
import { IconButton } from '../../ui/icon-button.tsx'
import type { Attachment } from './timeline.ts'

interface PictureViewerProps {
  file: Attachment
  among: readonly Attachment[]
  onChange: (file: Attachment | null) => void
}

export default function PictureViewer({ file, among, onChange }: PictureViewerProps) {
  const at = among.findIndex(({ id }) => id === file.id)
  const step = (by: number) => onChange(among[(at + by + among.length) % among.length] ?? null)
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'ArrowLeft') step(-1)
    if (event.key === 'ArrowRight') step(1)
  }
  return (
    <Dialog.Root open onOpenChange={(open) => !open && onChange(null)}>
      <Dialog.Portal>
        <Dialog.Backdrop className="fixed inset-0 z-40 bg-scrim" />
        <Dialog.Popup
          onKeyDown={onKeyDown}
          className="pops fixed inset-3 z-50 flex flex-col overflow-hidden rounded-lg border border-line-strong bg-overlay shadow-overlay outline-none sm:inset-8"
        >
          <header className="flex min-h-11 items-center gap-2 border-b border-line pr-2 pl-4">
            <Dialog.Title className="min-w-0 flex-1 truncate font-medium">
              <bdi>{file.name}</bdi>
            </Dialog.Title>
            {among.length > 1 && (
              <>
                <span className="text-xs text-muted tabular">
                  {at + 1} of {among.length}
                </span>
                <IconButton label="Previous picture" icon={<ChevronLeft />} onClick={() => step(-1)} />
                <IconButton label="Next picture" icon={<ChevronRight />} onClick={() => step(1)} />
              </>
            )}
            <a href={file.url} download={file.name} className={buttonClass('ghost')}>
              <Download aria-hidden />
              Download
            </a>
            <Dialog.Close render={<IconButton label="Close" icon={<X />} />} />
          </header>
          <div className="flex min-h-0 flex-1 items-center justify-center overflow-auto bg-sunken p-4">
            <img src={file.url} alt={file.name} className="max-h-full max-w-full object-contain" />
          </div>
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  )
}
