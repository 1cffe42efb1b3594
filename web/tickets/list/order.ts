// The numbers of the list in their order, for whoever goes to the next ticket without looking at the list.
import { useSyncExternalStore } from 'react'

let order: readonly string[] = []
const readers = new Set<() => void>()

export function setOrder(next: readonly string[]) {
  if (next.length === order.length && next.every((number, index) => number === order[index])) return
  order = next
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
  of: number
}

export function neighboursIn(numbers: readonly string[], number: string): Neighbours {
  const at = numbers.indexOf(number)
  const beside = (index: number) => (at < 0 ? null : (numbers[index] ?? null))
  return { previous: beside(at - 1), next: beside(at + 1), place: at + 1, of: numbers.length }
}

export const useNeighbours = (number: string) =>
  neighboursIn(
    useSyncExternalStore(subscribe, () => order),
    number,
  )
