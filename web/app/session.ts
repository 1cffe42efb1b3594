// Who is here and what they may do. The server decides every request by itself; this only decides what is shown.

import type { QueryClient } from '@tanstack/react-query'
import { useSuspenseQuery } from '@tanstack/react-query'
import { redirect } from '@tanstack/react-router'
import type { Output } from './api.ts'
import { ApiError } from './api.ts'
import { query } from './queries.ts'

export type Me = Output<'me.get'>
export type Permission = Me['permissions'][number]

export const meQuery = { ...query('me.get'), staleTime: Number.POSITIVE_INFINITY, gcTime: Number.POSITIVE_INFINITY }

export const useMe = () => useSuspenseQuery(meQuery).data

export const may = (me: Me, permission: Permission) => me.permissions.includes(permission)

const administers: readonly Permission[] = [
  'people.manage',
  'organisations.manage',
  'teams.manage',
  'roles.manage',
  'keys.manage',
  'categories.manage',
  'replies.manage',
  'fields.manage',
  'tickets.import',
  'mail.manage',
  'audit.read',
  'desk.operate',
]
export const mayAdminister = (me: Me) => administers.some((permission) => may(me, permission))

/** The face that a person lands on. */
export const homeOf = (me: Me) => (may(me, 'tickets.work') ? '/desk' : mayAdminister(me) ? '/admin' : '/portal')

/** For `beforeLoad`: the session, or the way to the sign-in page and back here afterwards. */
export async function requireSession(queries: QueryClient, href: string): Promise<Me> {
  try {
    return await queries.ensureQueryData(meQuery)
  } catch (error) {
    if (!(error instanceof ApiError) || error.status !== 401) throw error
    throw redirect({ to: '/sign-in', search: { return: href } })
  }
}
