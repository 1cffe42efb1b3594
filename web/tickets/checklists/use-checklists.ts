// The checklists of a ticket: shown changed at once, sent one after the other, put back when the desk refused.
import type { QueryClient } from '@tanstack/react-query'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { api, newKey } from '../../app/api.ts'
import { query } from '../../app/queries.ts'
import { toast } from '../../ui/toast.ts'
import { announce } from '../announce.ts'
import { refreshAfter } from '../ticket/cache.ts'
import { ticketQuery } from '../ticket/prefetch.ts'
import type { Ticket } from '../ticket/sides.ts'
import type { Checklist, Doing, Lists } from './lists.ts'
import { after, progressOf } from './lists.ts'

export const checklistsQuery = (number: string) => query('checklists.list', { id: number, limit: 200 })

export function useChecklists(number: string) {
  const queries = useQueryClient()
  const lists = useQuery(checklistsQuery(number))
  const changing = useMutation({
    scope: { id: `checklists ${number}` },
    mutationFn: ({ doing, key }: { doing: Doing; key: string }) => send(number, doing, key),
    onMutate: async ({ doing }) => {
      await queries.cancelQueries(checklistsQuery(number))
      const before = queries.getQueryData(checklistsQuery(number).queryKey)
      if (before) put(queries, number, after(before.items, doing, new Date().toISOString()))
      return before?.items
    },
    onSuccess: (list, { doing }) => {
      const known = queries.getQueryData(checklistsQuery(number).queryKey)?.items
      // Of the newest wish only: what is still on its way has been painted over it.
      if (list && known && queries.isMutating({ mutationKey: ['checklists', number] }) <= 1)
        put(queries, number, withList(known, list))
      refreshAfter(queries, number)
      if (doing.do === 'remove' || doing.do === 'removeList') offerBack(doing)
    },
    onError: (error, _, before) => {
      if (before) put(queries, number, before)
      announce(`Not saved. ${error.message}`)
    },
    onSettled: () => queries.invalidateQueries(ticketQuery(number)),
    mutationKey: ['checklists', number],
  })
  const change = (doing: Doing) => changing.mutate({ doing, key: newKey() })
  const offerBack = (doing: Doing & { do: 'remove' | 'removeList' }) =>
    doing.do === 'remove'
      ? toast('Item removed', () => change({ ...doing, do: 'restore' }))
      : toast('Checklist removed', () => change({ ...doing, do: 'restoreList' }))
  return {
    lists,
    change,
    problem: changing.error,
    again: () => changing.variables && changing.mutate(changing.variables),
  }
}

function put(queries: QueryClient, number: string, items: Lists) {
  queries.setQueryData(checklistsQuery(number).queryKey, (page) => ({ nextCursor: null, ...page, items: [...items] }))
  queries.setQueryData(
    ticketQuery(number).queryKey,
    (ticket: Ticket | undefined) => ticket && { ...ticket, checklist: ticket.checklist && progressOf(items) },
  )
}

/** What the server answered in its place; one that was brought back comes last, as it does there. */
export const withList = (lists: Lists, list: Checklist) =>
  lists.some(({ id }) => id === list.id)
    ? lists.map((one) => (one.id === list.id ? list : one))
    : [...lists, list].sort((one, other) => (one.id < other.id ? -1 : 1))

async function send(id: string, doing: Doing, idempotencyKey: string): Promise<Checklist | null> {
  const options = { idempotencyKey }
  const list = { id, checklist: doing.list }
  const item = (more: object) =>
    api('checklist-items.change', { ...list, item: 'item' in doing ? doing.item : '', ...more }, options)
  switch (doing.do) {
    case 'tick':
      return item({ done: doing.done })
    case 'reword':
      return item({ text: doing.text })
    case 'owner':
      return item({ owner: doing.owner?.id ?? null })
    case 'due':
      return item({ due: doing.due })
    case 'move':
      return item({ position: doing.position })
    case 'restore':
      return item({ removed: false })
    case 'remove':
      return api('checklist-items.remove', { ...list, item: doing.item }, options)
    case 'add':
      return api('checklist-items.add', { ...list, text: doing.text }, options)
    case 'rename':
      return api('checklists.change', { ...list, name: doing.name }, options)
    case 'mandatory':
      return api('checklists.change', { ...list, mandatory: doing.mandatory }, options)
    case 'restoreList':
      return api('checklists.change', { ...list, removed: false }, options)
    case 'removeList':
      return api('checklists.remove', list, options)
  }
}
