// A question that has to be answered before going on, or a form too large for a popover. Sheet: the same at the edge.

import type { ReactNode } from 'react'
import { useState } from 'react'
import { deferred } from './deferred.tsx'

const DialogPopup = deferred(() => import('./dialog-popup.tsx'))

export interface DialogProps {
  open: boolean
  onOpenChange: (open: boolean) => void
  title: string
  /** What it changes, for whom. */
  description?: ReactNode
  children?: ReactNode
  /** Buttons; the primary one comes last. */
  footer?: ReactNode
}

export function Dialog(props: DialogProps) {
  return <Overlay {...props} shape="dialog" />
}

interface SheetProps extends DialogProps {
  /** The content says by itself what it is; the title is then only read out. */
  titleHidden?: boolean
  side?: 'left' | 'right'
}

export function Sheet({ side = 'right', ...props }: SheetProps) {
  return <Overlay {...props} shape={side} />
}

function Overlay(props: DialogProps & { shape: 'dialog' | 'left' | 'right'; titleHidden?: boolean }) {
  const [wanted, setWanted] = useState(props.open)
  if (props.open && !wanted) setWanted(true)
  if (!wanted) return null
  return <DialogPopup {...props} />
}
