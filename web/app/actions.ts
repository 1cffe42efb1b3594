// Everything a person can do here, registered once while it can be done. Buttons, shortcuts, the `?` sheet and the command
// palette all read this one list, so that they cannot disagree.

import type { ReactNode } from 'react'
import { useEffect, useId, useRef, useSyncExternalStore } from 'react'
import { refuse } from '../ui/toast.ts'

export interface Action {
  /** `ticket.resolve` */
  id: string
  /** What it does, as a verb: `Resolve`. */
  label: string
  /** Heading in the `?` sheet and the palette: `Ticket`. */
  group: string
  icon?: ReactNode
  /** `r`, `mod+enter`, `g i`. Those without mod do nothing while somebody types. */
  shortcut?: string
  /** Other words under which the palette finds it. */
  keywords?: string
  /** Why it cannot be done now. */
  disabledReason?: string | null
  run: () => void
}

const owners = new Map<string, readonly Action[]>()
const readers = new Set<() => void>()
let all: readonly Action[] = []
// Wanted before the code that can do it had arrived: done the moment it is there, unless that takes too long to be expected.
let wish: string | undefined
let patience = 0

function changed() {
  // Of two actions with one id the later wins: a page may sharpen what its shell offers.
  all = [...new Map([...owners.values()].flat().map((action) => [action.id, action])).values()]
  for (const read of readers) read()
  if (wish && all.some(({ id }) => id === wish)) runAction(wish)
}

const subscribe = (reader: () => void) => {
  readers.add(reader)
  return () => readers.delete(reader)
}

export const currentActions = () => all
export const useAllActions = () => useSyncExternalStore(subscribe, currentActions)
export const useAction = (id: string) => useAllActions().find((action) => action.id === id)

const visible = (actions: readonly Action[]) =>
  JSON.stringify(
    actions.map(({ id, label, group, shortcut, keywords, disabledReason }) => [
      id,
      label,
      group,
      shortcut,
      keywords,
      disabledReason,
    ]),
  )

/** Registers actions while the component is on the page. They may be made anew on each render. */
export function useActions(actions: readonly Action[]) {
  const owner = useId()
  const latest = useRef(actions)
  latest.current = actions
  const shape = visible(actions)
  // biome-ignore lint/correctness/useExhaustiveDependencies: the shape stands for the actions; `run` is read when it is called
  useEffect(() => {
    const run = (id: string) => latest.current.find((action) => action.id === id)?.run()
    owners.set(
      owner,
      latest.current.map((action) => ({ ...action, run: () => run(action.id) })),
    )
    changed()
    return () => {
      owners.delete(owner)
      changed()
    }
  }, [owner, shape])
}

/** Runs it, or says why not; one that nobody offers yet, as soon as somebody does. */
export function runAction(id: string) {
  const action = all.find((one) => one.id === id)
  clearTimeout(patience)
  wish = action ? undefined : id
  if (wish) patience = window.setTimeout(() => (wish = undefined), 5000)
  else if (action?.disabledReason) refuse(action.disabledReason)
  else action?.run()
}
