// The tasks of a ticket: shown changed at once, sent one after the other, put back when the desk refused.
import type { QueryClient } from '@tanstack/react-query'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { api, newKey } from '../../app/api.ts'
import { toast } from '../../ui/toast.ts'
import { announce } from '../announce.ts'
import { refreshAfter } from '../ticket/cache.ts'
import { ticketQuery } from '../ticket/prefetch.ts'
import type { Task } from './related-queries.ts'
import { tasksQuery } from './related-queries.ts'
import type { TaskDoing } from './tasks.ts'
import { afterTask, placeBefore } from './tasks.ts'

export function useTasks(number: string) {
  const queries = useQueryClient()
  const tasks = useQuery(tasksQuery(number))
  const changing = useMutation({
    mutationKey: ['tasks', number],
    scope: { id: `tasks ${number}` },
    mutationFn: ({ doing, before, key }: { doing: TaskDoing; before: string | null; key: string }) =>
      send(number, doing, before, key),
    onMutate: async ({ doing }) => {
      await queries.cancelQueries(tasksQuery(number))
      const before = queries.getQueryData(tasksQuery(number).queryKey)?.items
      if (before) put(queries, number, afterTask(before, doing, new Date().toISOString()))
      return before
    },
    onSuccess: (_, { doing }) => {
      refreshAfter(queries, number)
      if (doing.do === 'remove') offerBack(doing.task)
    },
    onError: (error, _, before) => {
      if (before) put(queries, number, before)
      announce(`Not saved. ${error.message}`)
    },
    onSettled: () => {
      // Of the newest wish only: what is still on its way has been painted over it.
      if (queries.isMutating({ mutationKey: ['tasks', number] }) <= 1)
        void queries.invalidateQueries(tasksQuery(number))
      void queries.invalidateQueries(ticketQuery(number))
    },
  })
  const change = (doing: TaskDoing) => {
    const items = queries.getQueryData(tasksQuery(number).queryKey)?.items ?? []
    const before = doing.do === 'move' ? placeBefore(items, doing.task.id, doing.position) : null
    changing.mutate({ doing, before, key: newKey() })
  }
  const offerBack = ({ text, owner, dueAt, mandatory }: Task) =>
    toast('Task removed', () => change({ do: 'add', text, owner, dueAt, mandatory }))
  return {
    tasks,
    change,
    problem: changing.error,
    again: () => changing.variables && changing.mutate(changing.variables),
  }
}

const put = (queries: QueryClient, number: string, items: readonly Task[]) =>
  queries.setQueryData(tasksQuery(number).queryKey, (page) => ({ nextCursor: null, ...page, items: [...items] }))

async function send(id: string, doing: TaskDoing, before: string | null, idempotencyKey: string) {
  const options = { idempotencyKey }
  if (doing.do === 'add') {
    const { text, owner, dueAt = null, mandatory = false } = doing
    return api('tasks.add', { id, text, mandatory, dueAt, ...(owner && { owner: owner.id }) }, options)
  }
  const task = { id, task: doing.task.id }
  switch (doing.do) {
    case 'done':
      return api('tasks.change', { ...task, done: doing.done }, options)
    case 'text':
      return api('tasks.change', { ...task, text: doing.text }, options)
    case 'owner':
      return api('tasks.change', { ...task, owner: doing.owner?.id ?? null }, options)
    case 'due':
      return api('tasks.change', { ...task, dueAt: doing.dueAt }, options)
    case 'mandatory':
      return api('tasks.change', { ...task, mandatory: doing.mandatory }, options)
    case 'move':
      return api('tasks.change', { ...task, before }, options)
    case 'remove':
      return api('tasks.remove', task, options)
  }
}
