// What follows when somebody got in, by password, invitation or set-up: their session is known, nothing of an earlier person is left.
import { useQueryClient } from '@tanstack/react-query'
import { useRouter } from '@tanstack/react-router'
import type { Me } from '../app/session.ts'
import { homeOf, meQuery } from '../app/session.ts'

export function useEnter() {
  const queries = useQueryClient()
  const router = useRouter()
  return (me: Me, path?: string | null) => {
    queries.clear()
    queries.setQueryData(meQuery.queryKey, me)
    // In place of the page that let them in: "back" must not lead to a used link or a form with a password.
    router.history.replace(path ?? homeOf(me))
  }
}
