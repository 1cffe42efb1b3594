// Items dragged to another place of their list. The keyboard does the same with Alt and the arrows.
import type { DragEvent } from 'react'
import { useState } from 'react'

interface Dragged {
  id: string
  from: number
  over: number | null
}

/** @param onMove the item, and where it will stand */
export function useDragging(onMove: (id: string, position: number) => void) {
  const [dragged, setDragged] = useState<Dragged | null>(null)
  return (id: string, index: number) => ({
    /** The line above or below this row, where the dragged one would go. */
    drop:
      dragged?.over === index && dragged.id !== id
        ? dragged.from < index
          ? ('below' as const)
          : ('above' as const)
        : null,
    dragged: dragged?.id === id,
    onDragStart: (event: DragEvent) => {
      event.dataTransfer.effectAllowed = 'move'
      event.dataTransfer.setData('text/plain', id)
      setDragged({ id, from: index, over: null })
    },
    onDragOver: (event: DragEvent) => {
      if (!dragged) return
      event.preventDefault()
      if (dragged.over !== index) setDragged({ ...dragged, over: index })
    },
    onDrop: (event: DragEvent) => {
      if (!dragged) return
      event.preventDefault()
      if (dragged.from !== index) onMove(dragged.id, index)
      setDragged(null)
    },
    onDragEnd: () => setDragged(null),
  })
}

export type Dragging = ReturnType<ReturnType<typeof useDragging>>
