// One record out of a list that is read whole: for kinds of which there are few.
import type { UseQueryResult } from '@tanstack/react-query'
import { ApiError } from '../../app/api.ts'

type Asked<T> = Pick<UseQueryResult<T>, 'data' | 'isError' | 'error' | 'refetch'>

export function oneOf<T extends { id: string }>(list: UseQueryResult<T[]>, id: string): Asked<T> {
  const data = list.data?.find((record) => record.id === id)
  const gone = list.isSuccess && !data
  return {
    data,
    isError: list.isError || gone,
    error: gone ? missing : list.error,
    refetch: list.refetch as unknown as Asked<T>['refetch'],
  }
}

const missing = new ApiError({ status: 404, code: 'not_found', title: 'Not found', detail: '', errors: [] })
