// A dialog or a sheet once it is open.
import { Dialog } from '@base-ui/react/dialog'
import { X } from 'lucide-react'
import { useRef } from 'react'
import { cx } from './cx.ts'
import type { DialogProps } from './dialog.tsx'
import { IconButton } from './icon-button.tsx'

const shapes = {
  dialog:
    'pops inset-x-3 top-[max(0.75rem,12vh)] mx-auto max-h-[min(76vh,calc(100dvh-1.5rem))] max-w-form rounded-lg border border-line-strong',
  left: 'slides inset-y-0 left-0 w-[min(20rem,calc(100vw-3rem))] border-r border-line-strong',
  right: 'slides inset-y-0 right-0 w-[min(24rem,calc(100vw-2rem))] border-l border-line-strong',
}

interface DialogPopupProps extends DialogProps {
  shape: keyof typeof shapes
  titleHidden?: boolean
}

// The first field, or the one that is marked as where to begin; without one the first button of the footer, which is the one that changes nothing.
const startsAt = (popup: HTMLElement | null) =>
  popup?.querySelector<HTMLElement>('[data-start] button') ??
  popup?.querySelector<HTMLElement>('input, textarea, select, [role=combobox]') ??
  popup?.querySelector<HTMLElement>('footer button') ??
  popup

export default function DialogPopup({
  open,
  onOpenChange,
  title,
  description,
  children,
  footer,
  shape,
  titleHidden,
}: DialogPopupProps) {
  const popup = useRef<HTMLDivElement>(null)
  return (
    <Dialog.Root open={open} onOpenChange={onOpenChange}>
      <Dialog.Portal>
        <Dialog.Backdrop className="fixed inset-0 z-40 bg-scrim transition-opacity duration-80 data-ending-style:opacity-0 data-starting-style:opacity-0" />
        <Dialog.Popup
          ref={popup}
          initialFocus={() => startsAt(popup.current)}
          className={cx('fixed z-50 flex flex-col bg-overlay text-text shadow-overlay outline-none', shapes[shape])}
        >
          <header className={titleHidden ? 'sr-only' : 'py-3 pr-12 pl-4'}>
            <Dialog.Title className="text-md font-semibold">{title}</Dialog.Title>
            {description && <Dialog.Description className="mt-1 text-muted">{description}</Dialog.Description>}
          </header>
          <div className={cx('min-h-0 flex-1 overflow-y-auto px-4 pb-4', !titleHidden && 'pt-1')}>{children}</div>
          {footer && (
            <footer className="flex flex-wrap justify-end gap-2 border-t border-line px-4 py-3">{footer}</footer>
          )}
          <Dialog.Close render={<IconButton label="Close" icon={<X />} className="absolute top-2.5 right-2.5" />} />
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  )
}
