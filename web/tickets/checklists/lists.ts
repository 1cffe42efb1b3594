// Checklists as they will look once the desk agreed. Pure.
import type { Output } from '../../app/api.ts'

export type Checklist = Output<'checklists.list'>['items'][number]
export type Item = Checklist['items'][number]
export type Lists = readonly Checklist[]

type Person = NonNullable<Item['owner']>

/** What somebody does to a list or an item of it. */
export type Doing =
  | { do: 'tick'; list: string; item: string; done: boolean; me: Person }
  | { do: 'reword'; list: string; item: string; text: string }
  | { do: 'owner'; list: string; item: string; owner: Person | null }
  | { do: 'due'; list: string; item: string; due: string | null }
  | { do: 'move'; list: string; item: string; position: number }
  | { do: 'remove'; list: string; item: string }
  | { do: 'restore'; list: string; item: string }
  | { do: 'add'; list: string; text: string }
  | { do: 'rename'; list: string; name: string }
  | { do: 'mandatory'; list: string; mandatory: boolean }
  | { do: 'removeList'; list: string }
  | { do: 'restoreList'; list: string }

/** An item that is not saved yet has this id. */
export const unsaved = 'unsaved'

export function after(lists: Lists, doing: Doing, now: string): Checklist[] {
  if (doing.do === 'removeList') return lists.filter(({ id }) => id !== doing.list)
  return lists.map((list) => (list.id === doing.list ? changed(list, doing, now) : list))
}

function changed(list: Checklist, doing: Doing, now: string): Checklist {
  const item = (part: Partial<Item>) => ({
    ...list,
    items: list.items.map((one) => ('item' in doing && one.id === doing.item ? { ...one, ...part } : one)),
  })
  switch (doing.do) {
    case 'tick':
      return item({ done: doing.done, doneAt: doing.done ? now : null, doneBy: doing.done ? doing.me : null })
    case 'reword':
      return item({ text: doing.text })
    case 'owner':
      return item({ owner: doing.owner })
    case 'due':
      return item({ due: doing.due })
    case 'remove':
      return { ...list, items: list.items.filter(({ id }) => id !== doing.item) }
    case 'move':
      return { ...list, items: moved(list.items, doing.item, doing.position) }
    case 'add':
      return { ...list, items: [...list.items, { ...fresh, text: doing.text }] }
    case 'rename':
      return { ...list, name: doing.name }
    case 'mandatory':
      return { ...list, mandatory: doing.mandatory }
    default:
      return list
  }
}

const fresh: Item = { id: unsaved, text: '', done: false, doneAt: null, doneBy: null, owner: null, due: null }

export function moved<T extends { id: string }>(items: readonly T[], id: string, position: number): T[] {
  const one = items.find((item) => item.id === id)
  if (!one) return [...items]
  const others = items.filter((item) => item.id !== id)
  return [...others.slice(0, position), one, ...others.slice(position)]
}

/** What the ticket says of them. */
export function progressOf(lists: Lists) {
  const all = lists.flatMap(({ items, mandatory }) => items.map(({ done }) => ({ done, mandatory })))
  return {
    done: all.filter(({ done }) => done).length,
    total: all.length,
    blocking: all.filter(({ done, mandatory }) => mandatory && !done).length,
  }
}
