// What hangs together with a ticket: what is asked for it, and what is read anew after a change of it.
import type { QueryClient } from '@tanstack/react-query'
import type { Output } from '../../app/api.ts'
import { query } from '../../app/queries.ts'
import { refreshAfter } from '../ticket/cache.ts'
import { ticketQuery } from '../ticket/prefetch.ts'

export type Child = Output<'children.list'>['items'][number]
export type Link = Output<'links.list'>['items'][number]
export type Task = Output<'tasks.list'>['items'][number]
export type Merge = Output<'tickets.merges'>['items'][number]

export const childrenQuery = (number: string) => query('children.list', { id: number, limit: 200 })
export const linksQuery = (number: string) => query('links.list', { id: number, limit: 200 })
export const tasksQuery = (number: string) => query('tasks.list', { id: number, limit: 200 })
export const mergesQuery = (number: string) => query('tickets.merges', { id: number, limit: 200 })

/** Both ends of something: their lists, their counts, their histories, and what is said on them. */
export function readAgain(queries: QueryClient, ...numbers: string[]) {
  for (const number of numbers) {
    for (const name of ['children.list', 'links.list', 'tasks.list', 'tickets.merges', 'messages.list'] as const)
      void queries.invalidateQueries({ queryKey: [name, { id: number }] })
    void queries.invalidateQueries(ticketQuery(number))
    refreshAfter(queries, number)
  }
}
