// What can be chosen for a ticket: teams, categories, agents. Read once, whole, and kept fresh by live updates.
import { keepPreviousData, queryOptions, usePrefetchQuery, useQuery } from '@tanstack/react-query'
import { useDeferredValue } from 'react'
import type { Call, Input, OperationName, Output } from '../app/api.ts'
import { api } from '../app/api.ts'
import { query } from '../app/queries.ts'

export type Team = Output<'teams.list'>['items'][number]
export type TypeOfTicket = Output<'ticket-types.list'>['items'][number]
export type Category = Output<'categories.list'>['items'][number]
export type TicketField = Output<'fields.list'>['items'][number]
export type Person = Output<'people.list'>['items'][number]

interface Page<T> {
  items: T[]
  nextCursor: string | null
}

/** Every page of a list that a person has to choose from. */
function whole<T>(name: OperationName, input: object) {
  return queryOptions({
    queryKey: [name, input, 'whole'] as const,
    queryFn: async ({ signal }) => {
      const items: T[] = []
      let cursor: string | null = null
      do {
        const asked = { ...input, limit: 200, ...(cursor && { cursor }) }
        const page: Page<T> = await read(name, asked, signal)
        items.push(...page.items)
        cursor = page.nextCursor
      } while (cursor)
      return items
    },
    staleTime: 5 * 60_000,
  })
}

const read = <T>(name: OperationName, input: object, signal: AbortSignal) =>
  api(name, ...([input, { signal }] as unknown as Call<OperationName>)) as Promise<unknown> as Promise<Page<T>>

const teams = whole<Team>('teams.list', {})
const categories = whole<Category>('categories.list', {})
const agents = whole<Person>('people.list', { permission: 'tickets.work', active: true } satisfies Input<'people.list'>)

const fields = whole<TicketField>('fields.list', {})
const types = whole<TypeOfTicket>('ticket-types.list', {})

export const useTypes = (enabled = true): readonly TypeOfTicket[] => useQuery({ ...types, enabled }).data ?? []
export const useFields = (enabled = true): readonly TicketField[] => useQuery({ ...fields, enabled }).data ?? []
/** Whether there is an answer, be it an error: until then no field has a name. */
export const useFieldsAsked = (): boolean => useQuery(fields).isFetched
export const useTeams = (enabled = true): readonly Team[] => useQuery({ ...teams, enabled }).data ?? []
export const useCategories = (enabled = true): readonly Category[] => useQuery({ ...categories, enabled }).data ?? []

/** What the properties of a ticket need, asked for together with the ticket, so that nothing below them moves. */
export function usePropertyChoices() {
  usePrefetchQuery(fields)
  usePrefetchQuery(categories)
}

/** Those that a ticket may get. What it has already stays among them when it was retired. */
export const useOffered = (has: string | null = null): readonly Category[] =>
  useCategories().filter(({ id, active }) => active || id === has)

export const useAgents = (enabled = true): readonly Person[] => useQuery({ ...agents, enabled }).data ?? []

export const usePerson = (id: string | null): Person | undefined =>
  useQuery({ ...query('people.get', { id: id ?? '' }), enabled: id !== null, retry: false }).data

/** People by part of a name or address, as somebody types it. */
export function usePeople(typed: string, enabled = true) {
  const q = useDeferredValue(typed.trim())
  const found = useQuery({
    ...query('people.list', { ...(q && { q }), active: true, limit: 30 }),
    enabled,
    placeholderData: keepPreviousData,
  })
  return { people: found.data?.items ?? [], loading: typed.trim() !== q || found.isPlaceholderData || found.isLoading }
}
