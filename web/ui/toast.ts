// What succeeded and can be undone. Errors never come here: they stand where they happened.
import { useSyncExternalStore } from 'react'

export interface Toast {
  id: number
  text: string
  undo: (() => void) | undefined
}

let toasts: readonly Toast[] = []
let lastId = 0
const readers = new Set<() => void>()

function put(next: readonly Toast[]) {
  toasts = next
  for (const read of readers) read()
}

/** `toast('T-1042 resolved', reopen)` */
export function toast(text: string, undo?: () => void) {
  lastId += 1
  put([...toasts, { id: lastId, text, undo }].slice(-3))
}

export const dismiss = (id: number) => put(toasts.filter((one) => one.id !== id))

const subscribe = (reader: () => void) => {
  readers.add(reader)
  return () => readers.delete(reader)
}

export const useToasts = () => useSyncExternalStore(subscribe, () => toasts)
