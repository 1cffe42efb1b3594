// The line below a list, for what comes next.
import { useState } from 'react'

interface AddItemProps {
  label: string
  placeholder: string
  onAdd: (text: string) => void
}

/** Enter adds and goes on; several lines that are pasted become several items. */
export function AddItem({ label, placeholder, onAdd }: AddItemProps) {
  const [text, setText] = useState('')
  const add = () => {
    for (const line of text.split('\n')) if (line.trim()) onAdd(line.trim().slice(0, 500))
    setText('')
  }
  return (
    <div className="pr-2 pl-9">
      <input
        type="text"
        dir="auto"
        aria-label={label}
        placeholder={placeholder}
        maxLength={500}
        value={text}
        onChange={(event) => setText(event.target.value)}
        onPaste={(event) => {
          const pasted = event.clipboardData.getData('text/plain').trim()
          if (!pasted.includes('\n')) return
          event.preventDefault()
          for (const line of pasted.split('\n').slice(0, 100)) if (line.trim()) onAdd(line.trim().slice(0, 500))
        }}
        onKeyDown={(event) => {
          if (event.key === 'Escape') return event.currentTarget.blur()
          if (event.key !== 'Enter' || event.nativeEvent.isComposing) return
          event.preventDefault()
          add()
        }}
        onBlur={add}
        className="h-8 w-full rounded-md bg-transparent px-1.5 text-control outline-none placeholder:text-muted hover:bg-hover focus:bg-hover coarse:h-11"
      />
    </div>
  )
}
