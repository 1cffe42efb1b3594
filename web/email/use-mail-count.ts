// How many mails wait for somebody: held back, or failed for good.
import { useQuery } from '@tanstack/react-query'
import { query } from '../app/queries.ts'
import { may, useMe } from '../app/session.ts'

export function useMailCount(): number | undefined {
  const reviews = may(useMe(), 'mail.review')
  const counts = useQuery({ ...query('mail-ledger.counts', {}), staleTime: 10_000, enabled: reviews }).data
  return counts && counts.quarantined + counts.failed
}
