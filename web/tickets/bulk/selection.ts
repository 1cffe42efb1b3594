// Which tickets of a list are selected: some by id, or all of the view but some. Another view begins with none.
import { useSyncExternalStore } from 'react'

export interface Selection {
  /** The whole view, also what is not loaded; `ids` are then those left out. */
  all: boolean
  ids: ReadonlySet<string>
}

const none: Selection = { all: false, ids: new Set() }
const readers = new Set<() => void>()
let selection = none
/** The list that it belongs to. */
let place = ''

export function select(list: string, next: Selection = none) {
  place = list
  selection = next
  for (const read of readers) read()
}

const selectedIn = (list: string) => (list === place ? selection : none)

/** Takes these in, or out. */
export function cover(list: string, changed: readonly string[], on: boolean) {
  const { all, ids } = selectedIn(list)
  const next = new Set(ids)
  for (const id of changed) {
    if (on === all) next.delete(id)
    else next.add(id)
  }
  select(list, all || next.size > 0 ? { all, ids: next } : none)
}

export const isSelected = ({ all, ids }: Selection, id: string) => all !== ids.has(id)
export const isEmpty = ({ all, ids }: Selection) => !all && ids.size === 0

const subscribe = (reader: () => void) => {
  readers.add(reader)
  return () => readers.delete(reader)
}

export const useSelection = (list: string) => useSyncExternalStore(subscribe, () => selectedIn(list))
