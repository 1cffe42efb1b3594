// The choices of a field, as somebody wishes them to be: every choice keeps its key for good, whatever it is called later.
// Pure.
import { DeskError } from '../../platform/errors.ts'
import type { Choice } from './contract.ts'

export interface WishedChoice {
  key?: string | undefined
  label: string
  retired?: boolean | undefined
}

/** @throws DeskError invalid when two share a key or a name */
export function arrange(wish: readonly WishedChoice[], before: readonly Choice[]): Choice[] {
  const taken = new Set([...before.map(({ key }) => key), ...wish.flatMap(({ key }) => (key ? [key] : []))])
  const arranged = wish.map(({ key, label, retired = false }) => {
    const known = before.find((one) => (key ? one.key === key : folded(one.label) === folded(label)))
    return { key: key ?? known?.key ?? freshKey(label, taken), label, retired }
  })
  for (const [index, one] of arranged.entries()) {
    const earlier = arranged.slice(0, index)
    if (earlier.some(({ key }) => key === one.key)) throw twice(index, 'key', one.key)
    if (earlier.some(({ label }) => folded(label) === folded(one.label))) throw twice(index, 'label', one.label)
  }
  return arranged
}

const folded = (label: string) => label.toLowerCase()

function twice(index: number, field: 'key' | 'label', what: string) {
  const path = `choices.${index}.${field}`
  const message = `stands there twice: ${what}`
  return new DeskError('invalid', `The field ${path} ${message}.`, { errors: [{ path, message }] })
}

/** `Lyon Nord` becomes `lyon_nord`. @param fallback for names without a Latin letter */
export function keyFrom(label: string, fallback: string): string {
  const plain = label
    .normalize('NFKD')
    .toLowerCase()
    .replace(/\p{M}/gu, '')
    .replace(/[^a-z0-9]+/g, '_')
    .replace(/^[_\d]+|_+$/g, '')
    .slice(0, 50)
  return plain || fallback
}

export function freshKey(label: string, taken: Set<string>, fallback = 'choice'): string {
  const base = keyFrom(label, fallback)
  let key = base
  for (let n = 2; taken.has(key); n++) key = `${base}_${n}`
  taken.add(key)
  return key
}

/** Which of the keys are not there any more. */
export const dropped = (before: readonly Choice[], after: readonly Choice[]) =>
  before.filter(({ key }) => !after.some((one) => one.key === key))

/** Whether what stays stands in another order: lists are sorted by it. */
export function reordered(before: readonly Choice[], after: readonly Choice[]): boolean {
  const places = before.map(({ key }) => after.findIndex((one) => one.key === key)).filter((place) => place >= 0)
  return (
    before.some(({ key }, index) => after[index]?.key !== key) ||
    places.some((place, index) => place < (places[index - 1] ?? 0))
  )
}
