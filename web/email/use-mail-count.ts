// How many mails wait for somebody: held back, or failed for good. Each is counted up to a bound; beyond it the sum says so.
import { useQuery } from '@tanstack/react-query'
import { query } from '../app/queries.ts'
import { may, useMe } from '../app/session.ts'

/** From here on nobody counts, see `mail-ledger.counts`. */
const most = 1000

export function useMailCount(): number | string | undefined {
  const reviews = may(useMe(), 'mail.review')
  const counts = useQuery({ ...query('mail-ledger.counts', {}), staleTime: 10_000, enabled: reviews }).data
  if (!counts) return undefined
  const { quarantined, failed } = counts
  return quarantined >= most || failed >= most ? `${most - 1}+` : quarantined + failed
}
