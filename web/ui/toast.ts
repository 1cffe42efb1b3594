// What succeeded and can be undone. Errors never come here: they stand where they happened. Why a key does nothing does: a key has
// no place.
import { useSyncExternalStore } from 'react'

export interface Toast {
  id: number
  text: string
  /** One that answers with a promise is heard: why it fails is told. */
  undo: (() => unknown) | undefined
  /** Nothing was done. */
  refused: boolean
  /** When it can be undone no more (ms since 1970): it counts down to that, and goes. */
  until?: number
  /** What it undoes, for whoever offers the same elsewhere. */
  of?: string
}

let toasts: readonly Toast[] = []
let lastId = 0
const readers = new Set<() => void>()

function put(next: readonly Toast[]) {
  toasts = next
  for (const read of readers) read()
}

/** `toast('T-1042 resolved', reopen)` */
export function toast(text: string, undo?: () => unknown) {
  show({ text, undo, refused: false })
}

/** `toastUntil('Goes out', undo, held until, message)` */
export function toastUntil(text: string, undo: () => unknown, until: number, of: string) {
  show({ text, undo, refused: false, until, of })
}

/** Once, however often the key is pressed. */
export function refuse(text: string) {
  if (!toasts.some((one) => one.text === text)) show({ text, undo: undefined, refused: true })
}

function show(one: Omit<Toast, 'id'>) {
  lastId += 1
  put([...toasts, { id: lastId, ...one }].slice(-3))
}

export const dismiss = (id: number) => put(toasts.filter((one) => one.id !== id))

export function undoToast({ id, undo }: Toast) {
  dismiss(id)
  Promise.resolve(undo?.()).catch((error: Error) => refuse(`It was not undone. ${error.message}`))
}

const subscribe = (reader: () => void) => {
  readers.add(reader)
  return () => readers.delete(reader)
}

export const useToasts = () => useSyncExternalStore(subscribe, () => toasts)
