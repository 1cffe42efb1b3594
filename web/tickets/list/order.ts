// The numbers of the list in their order, for whoever goes to the next ticket without looking at the list.
import { useSyncExternalStore } from 'react'

export interface Order {
  numbers: readonly string[]
  /** Further pages may follow. */
  more: boolean
}

let order: Order = { numbers: [], more: false }
const readers = new Set<() => void>()

export function setOrder(numbers: readonly string[], more: boolean) {
  const same = numbers.length === order.numbers.length && numbers.every((one, index) => one === order.numbers[index])
  if (same && more === order.more) return
  order = { numbers, more }
  for (const read of readers) read()
}

const subscribe = (reader: () => void) => {
  readers.add(reader)
  return () => readers.delete(reader)
}

export interface Neighbours {
  previous: string | null
  next: string | null
  /** From 1; 0 when the ticket is not in the list. */
  place: number
  /** `60`, or `50+` while not all of the list is read. */
  of: string
}

export function neighboursIn({ numbers, more }: Order, number: string): Neighbours {
  const at = numbers.indexOf(number)
  const beside = (index: number) => (at < 0 ? null : (numbers[index] ?? null))
  return { previous: beside(at - 1), next: beside(at + 1), place: at + 1, of: `${numbers.length}${more ? '+' : ''}` }
}

export const useNeighbours = (number: string) =>
  neighboursIn(
    useSyncExternalStore(subscribe, () => order),
    number,
  )
