// Tasks as they will look once the desk agreed. Pure.
import { moved, unsaved } from '../checklists/lists.ts'
import type { Task } from './related-queries.ts'

type Person = NonNullable<Task['owner']>

export type TaskDoing =
  | { do: 'add'; text: string; owner?: Person | null; dueAt?: string | null; mandatory?: boolean }
  | { do: 'done'; task: Task; done: boolean; me: Person }
  | { do: 'text'; task: Task; text: string }
  | { do: 'owner'; task: Task; owner: Person | null }
  | { do: 'due'; task: Task; dueAt: string | null }
  | { do: 'mandatory'; task: Task; mandatory: boolean }
  | { do: 'move'; task: Task; position: number }
  | { do: 'remove'; task: Task }

export function afterTask(tasks: readonly Task[], doing: TaskDoing, now: string): Task[] {
  if (doing.do === 'add') return [...tasks, fresh(doing, now)]
  const { id } = doing.task
  const put = (part: Partial<Task>) => tasks.map((one) => (one.id === id ? { ...one, ...part } : one))
  switch (doing.do) {
    case 'done':
      return put({ done: doing.done, doneAt: doing.done ? now : null, doneBy: doing.done ? doing.me : null })
    case 'text':
      return put({ text: doing.text })
    case 'owner':
      return put({ owner: doing.owner })
    case 'due':
      return put({ dueAt: doing.dueAt })
    case 'mandatory':
      return put({ mandatory: doing.mandatory })
    case 'move':
      return moved(tasks, id, doing.position)
    case 'remove':
      return tasks.filter((one) => one.id !== id)
  }
}

const fresh = ({ text, owner, dueAt, mandatory }: TaskDoing & { do: 'add' }, at: string): Task => ({
  id: unsaved,
  text,
  owner: owner ?? null,
  dueAt: dueAt ?? null,
  mandatory: mandatory ?? false,
  done: false,
  doneAt: null,
  doneBy: null,
  from: null,
  at,
})

/** The task that one stands before once it was moved; null for the end. */
export const placeBefore = (tasks: readonly Task[], id: string, position: number): string | null =>
  tasks.filter((one) => one.id !== id)[position]?.id ?? null
