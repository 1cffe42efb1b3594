// Selecting rows: by checkbox, by x, with shift a whole stretch, on a phone by a long press.
import type { KeyboardEvent, MouseEvent, PointerEvent } from 'react'
import { useRef } from 'react'
import { useActions } from '../../app/actions.ts'
import { cover, isEmpty, isSelected, useSelection } from './selection.ts'

const longPress = 450

interface Row {
  id: string
}

/**
 * @param active the row that the keyboard acts on
 * @param alone no ticket is open beside the list: letters belong to the rows
 */
export function usePicking(list: string, rows: readonly Row[], active: number, alone: boolean) {
  const selection = useSelection(list)
  const anchor = useRef<string>(undefined)
  const press = useRef(0)
  const pressed = useRef(false)
  const picking = !isEmpty(selection)

  const pick = (index: number, stretch = false) => {
    const row = rows[index]
    if (!row) return
    const from = stretch ? rows.findIndex(({ id }) => id === anchor.current) : -1
    const [first, last] = from < 0 ? [index, index] : [Math.min(from, index), Math.max(from, index)]
    const ids = rows.slice(first, last + 1).map(({ id }) => id)
    cover(list, ids, from >= 0 || !isSelected(selection, row.id))
    if (from < 0) anchor.current = row.id
  }
  const select = {
    id: 'list.select',
    label: 'Select ticket',
    group: 'Tickets',
    shortcut: 'x',
    keywords: 'bulk several many',
    run: () => pick(active),
  }
  useActions(alone ? [select] : [])
  return {
    selection,
    picking,
    pick,
    /** With shift, from the active row to where the key leads; back again lets go. */
    onKey(event: KeyboardEvent, target: number) {
      if (!event.shiftKey) return
      const [here, there] = [rows[active], rows[Math.max(0, Math.min(target, rows.length - 1))]]
      if (!here || !there) return
      if (!isSelected(selection, here.id)) anchor.current = here.id
      const from = rows.findIndex(({ id }) => id === anchor.current)
      const back = Math.abs(target - from) < Math.abs(active - from)
      if (back) cover(list, [here.id], false)
      else cover(list, [here.id, there.id], true)
    },
    /** True: the press was for selecting, and opens nothing. */
    onClick(event: MouseEvent, index: number): boolean {
      const held = pressed.current
      pressed.current = false
      const touched = (event.nativeEvent as globalThis.PointerEvent).pointerType === 'touch'
      if (!held && !event.shiftKey && !(touched && picking)) return false
      event.preventDefault()
      if (!held) pick(index, event.shiftKey)
      return true
    },
    touch: {
      onPointerDown(event: PointerEvent) {
        const index = Number((event.target as Element).closest('li')?.dataset.index)
        pressed.current = false
        if (event.pointerType !== 'touch' || picking || Number.isNaN(index)) return
        press.current = window.setTimeout(() => {
          pressed.current = true
          pick(index)
        }, longPress)
      },
      onPointerUp: () => clearTimeout(press.current),
      // The finger began to scroll.
      onPointerCancel: () => clearTimeout(press.current),
      onContextMenu: (event: MouseEvent) => pressed.current && event.preventDefault(),
    },
  }
}
