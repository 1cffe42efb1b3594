// Takes files dropped on it or pasted into it. The button to choose files is the caller's: `useFilePicker`.

import type { ReactNode } from 'react'
import { useRef, useState } from 'react'
import { cx } from './cx.ts'

interface FileDropProps {
  onFiles: (files: File[]) => void
  children: ReactNode
  /** What dropping does, in words. */
  says?: string
  className?: string
}

export function FileDrop({ onFiles, children, says = 'Drop to attach', className }: FileDropProps) {
  const [over, setOver] = useState(false)
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: dropping and pasting only repeat what the file button does
    <div
      className={cx('relative', className)}
      onDragOver={(event) => {
        if (!event.dataTransfer.types.includes('Files')) return
        event.preventDefault()
        setOver(true)
      }}
      onDragLeave={(event) => !event.currentTarget.contains(event.relatedTarget as Node | null) && setOver(false)}
      onDrop={(event) => {
        if (event.dataTransfer.files.length === 0) return
        event.preventDefault()
        setOver(false)
        onFiles([...event.dataTransfer.files])
      }}
      onPaste={(event) => {
        if (event.clipboardData.files.length === 0) return
        event.preventDefault()
        onFiles([...event.clipboardData.files])
      }}
    >
      {children}
      {over && (
        <div className="pointer-events-none absolute inset-0 z-10 flex items-center justify-center rounded-md border-2 border-dashed border-accent bg-accent-soft text-accent-text">
          {says}
        </div>
      )}
    </div>
  )
}

/** `const { open, input } = useFilePicker(add)`: render `input`, call `open` from a button. */
export function useFilePicker(onFiles: (files: File[]) => void) {
  const element = useRef<HTMLInputElement>(null)
  const input = (
    <input
      ref={element}
      type="file"
      multiple
      hidden
      onChange={(event) => {
        onFiles([...(event.target.files ?? [])])
        event.target.value = ''
      }}
    />
  )
  return { open: () => element.current?.click(), input }
}
